"""Templates as a seller uses them: taken from the gallery, filled, asked about, followed up."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.boards import add_deal, card, column, drag, open_board
from tests.browser.seats import MOMENT, Seat
from tests.mail.dovecot import Dovecot
from tests.mail.post import Post

TEXT = "Text of the letter"


@pytest.fixture
def quote(ada: Seat) -> Iterator[Any]:
    """A template and a snippet of Ada's; they are archived with the test."""
    api = ada.api
    text = "Hi {{person.first_name|there}}, the price is [[price]]."
    made = api("POST", "/api/v1/mail-templates", {
        "name": "Our quote", "language": "en", "stage": "quote", "text": text,
        "subject": "Quote for {{person.name}}",
    })  # fmt: skip
    snippet = api("POST", "/api/v1/mail-templates", {
        "name": "Meet", "language": "en", "kind": "snippet", "shortcut": ";meet",
        "text": "Does Tuesday at ten suit you, {{person.first_name}}?",
    })  # fmt: skip
    yield made
    for one in (made, snippet):
        path = f"/api/v1/mail-templates/{one['id']}"
        api("PATCH", path, {"is_archived": True}, If_Match=f'"{one["version"]}"')


@pytest.fixture
def bo(ada: Seat) -> Iterator[Any]:
    channels = [{"kind": "email", "value": "bo.templates@customer.example"}]
    made = ada.api("POST", "/api/v1/people", {"name": "Bo Templates", "channels": channels})
    yield made
    path = f"/api/v1/people/{made['id']}"
    ada.api("DELETE", path, If_Match=f'"{ada.api("GET", path)["version"]}"')


def test_a_text_of_the_gallery_becomes_a_template(ada: Seat, bo: Any) -> None:
    page = ada.open("/settings/mail-templates")
    page.get_by_role("tab", name="Gallery").click()
    card = page.get_by_role("article", name="The quote, with what matters on top")
    card.get_by_role("button", name="Use this").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("My quote")
    dialog.get_by_label("To whom").fill(bo["name"])
    page.get_by_role("option", name=bo["name"]).click()
    preview = dialog.get_by_role("region", name="What it will say")
    expect(preview).to_contain_text("Hi Bo,")
    expect(preview).to_contain_text("Not known: Deal")
    assert serious(page) == []

    dialog.get_by_label("Subject").fill("Offer ")
    dialog.get_by_role("button", name="Put in a field").click()
    page.get_by_role("menuitem", name="Company").click()
    expect(dialog.get_by_label("Subject")).to_have_value("Offer {{company.name}}")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("tab", name="Templates").click()
    expect(page.get_by_role("region", name="Proposal & quote")).to_contain_text("My quote")
    archive(page, "My quote")


def archive(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"More for {name}").click()
    page.get_by_role("menuitem", name="Archive").click()
    expect(page.get_by_role("button", name=f"More for {name}")).to_have_count(0)


def compose(ada: Seat, bo: Any) -> Page:
    to = bo["channels"][0]["value"]
    return ada.open(f"/mail?compose=new&mailto={to}&about=person.{bo['id']}")


def put_in(page: Page, words: str) -> None:
    page.get_by_role("button", name="Put in a template").click()
    page.get_by_label("Find a template").fill(words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_templates_and_snippets_are_put_into_a_letter_and_filled(
    ada: Seat, bo: Any, quote: Any, mailbox: Any
) -> None:
    page = compose(ada, bo)
    put_in(page, "our quote")
    text = page.get_by_role("textbox", name=TEXT)
    expect(text).to_contain_text("Hi Bo, the price is [[price]].")
    expect(page.get_by_label("Subject")).to_have_value("Quote for Bo Templates")

    text.press("Control+End")
    text.press_sequentially(" ;meet ")
    expect(text).to_contain_text("Does Tuesday at ten suit you, Bo?")
    expect(text).not_to_contain_text(";meet")


def test_a_letter_with_gaps_is_asked_about_and_its_reminder_called_off(
    ada: Seat, bo: Any, quote: Any, mailbox: Any, servers: tuple[Dovecot, Post]
) -> None:
    page = compose(ada, bo)
    put_in(page, "our quote")
    page.get_by_role("button", name="Remind me if nobody answers").click()
    page.get_by_role("menuitem", name="In a week").click()
    expect(page.get_by_role("form", name="Letter")).to_contain_text("unless they answer")
    page.get_by_role("button", name="Send", exact=True).click()
    question = page.get_by_role("dialog", name="Something is still to be filled in")
    expect(question).to_contain_text("price")
    question.get_by_role("button", name="Send it like this").click()
    expect(page.get_by_role("alert")).to_contain_text("It leaves in 10 seconds.")

    page = ada.open("/mail?box=sent")
    row = page.get_by_role("listitem").filter(has_text="Quote for Bo Templates")
    row.get_by_role("button").click(timeout=MOMENT)
    thread = page.get_by_role("region", name="Thread in hand")
    expect(thread).to_contain_text("unless they answer")
    thread.get_by_role("button", name="Call it off").click()
    expect(thread).not_to_contain_text("unless they answer")
    [went] = servers[1].letters
    assert b"the price is [[price]]." in went.raw


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_templates_fit_every_look(
    ada: Seat,
    quote: Any,
    mailbox: Any,
    language: str,
    width: int,
    dark: bool,
) -> None:
    window: Any = {"language": language, "width": width, "height": 900, "dark": dark}
    page = ada.open("/settings/mail-templates", **window)
    expect(page.get_by_text("Our quote", exact=True)).to_be_visible()
    assert serious(page) == []
    page.get_by_text("Our quote", exact=True).click()
    expect(page.get_by_role("dialog").get_by_text("[[price]].").first).to_be_visible()
    assert serious(page) == []
    page.goto("/settings/mail-templates?tab=gallery")
    expect(page.get_by_role("article").first).to_be_visible()
    assert serious(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    page.goto("/mail?compose=new&mailto=cy@customer.de")
    form = page.get_by_role("dialog").get_by_role("form")
    expect(form.get_by_role("textbox").last).to_be_visible()
    assert serious(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_a_stage_asks_for_a_quote_that_was_sent_and_leads_to_writing_it(
    ada: Seat, pipeline: Any
) -> None:
    page = ada.open("/settings/pipelines")
    panel = page.get_by_role("region", name=pipeline["name"])
    panel.get_by_role("button", name="Criteria, guide and tasks of Prospecting").click()
    drawer = page.get_by_role("dialog", name="Prospecting")
    drawer.get_by_role("combobox", name="What is asked for").click()
    page.get_by_role("option", name="A letter was sent").click()
    drawer.get_by_role("combobox", name="Written with a template for").click()
    page.get_by_role("option", name="Proposal & quote").click()
    assert serious(page) == []
    drawer.get_by_role("button", name="Add criterion").click()
    expect(drawer.get_by_text("A quote was sent by mail")).to_be_visible()

    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    drag(page, card(page, "Ten desks"), column(page, "Qualification"))
    refused = page.get_by_role("dialog", name="Not earned yet")
    expect(refused).to_contain_text("A quote was sent by mail")
    refused.get_by_role("button", name="Write a mail").click()
    expect(page.get_by_role("button", name="Write mail")).to_be_focused()
