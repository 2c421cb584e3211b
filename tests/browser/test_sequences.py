"""Sequences as a seller sees them: written, tried on somebody, begun, and stopped by an answer."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.seats import Seat
from tests.mail.dovecot import Dovecot
from tests.mail.post import Post
from tests.mail.world import letter
from tests.sequences.world import ALWAYS, mail_step, wait_step


def person(ada: Seat, name: str, address: str) -> Any:
    channels = [{"kind": "email", "value": address, "is_primary": True}]
    return ada.api("POST", "/api/v1/people", {"name": name, "channels": channels})


def written(page: Page, place: int, text: str) -> None:
    field = page.get_by_role("textbox", name="Text", exact=True).nth(place)
    field.click()
    field.press_sequentially(text)


def write_sequence(page: Page) -> None:
    """Write mail, wait, mail, at any hour of any day."""
    page.get_by_role("button", name="New sequence").click()
    page.get_by_label("Subject").fill("Desks for your team")
    written(page, 0, "Dear ")
    page.get_by_role("button", name="Put in a field").click()
    page.get_by_role("menuitem", name="Full name").click()
    steps = page.get_by_role("group", name="Add a step")
    steps.get_by_role("button", name="Wait").click()
    steps.get_by_role("button", name="Mail").click()
    written(page, 1, "Did you have time to look?")
    page.get_by_role("textbox", name="Name").fill("Desks in three steps")
    for day in ("Sat", "Sun"):
        page.get_by_text(day, exact=True).click()
    page.get_by_label("From (their time)").fill("00:00")
    page.get_by_label("To", exact=True).fill("23:59")
    page.get_by_label("Nothing on public holidays of their country").uncheck()


def test_a_sequence_is_written_and_tried_on_somebody(ada: Seat, mailbox: Any) -> None:
    person(ada, "Bo Lin", "bo.lin@customer.example")
    page = ada.open("/sequences")
    write_sequence(page)
    assert serious(page) == []
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Desks in three steps")).to_be_visible()

    page.get_by_role("button", name="Preview").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("For whom").fill("Bo Lin")
    page.get_by_role("option", name="Bo Lin").first.click()

    expect(dialog).to_contain_text("Dear Bo Lin")
    assert serious(page) == []


def test_a_sequence_begins_and_is_stopped_by_an_answer(
    ada: Seat, mailbox: Any, servers: tuple[Dovecot, Post]
) -> None:
    dovecot, post = servers
    steps = [mail_step("a", "Dear {{person.name}}"), wait_step(), mail_step("b")]
    ada.api("POST", "/api/v1/sequences", {"name": "Two desks", "steps": steps} | ALWAYS)
    who = person(ada, "Cy Lin", "cy.lin@customer.example")
    page = ada.open(f"/people/{who['id']}")
    page.get_by_role("button", name="Put into a sequence").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Sequence", exact=True).fill("Two desks")
    page.get_by_role("option", name="Two desks").click()
    dialog.get_by_role("button", name="Start").click()
    own = page.get_by_role("region", name="Sequences")
    expect(own).to_contain_text("next: 3 of 3, Mail")
    expect(page.get_by_role("main")).to_contain_text("Dear Cy Lin", timeout=60_000)
    assert post.letters[-1].recipients == ("cy.lin@customer.example",)

    sender = "Cy Lin <cy.lin@customer.example>"
    dovecot.put("INBOX", letter("Re: Desks", sender=sender, number=601))
    ada.api("POST", f"/api/v1/mailboxes/{mailbox['id']}/fetch")
    expect(own).to_contain_text("Replied")
    own.get_by_role("link", name="Two desks").click()
    page.get_by_role("tab", name="Results").click()
    replied = page.get_by_role("row", name="1. Mail").get_by_role("cell").nth(5)
    expect(replied).to_have_text("1")
    assert serious(page) == []


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_sequences_fit_every_look(
    ada: Seat, mailbox: Any, language: str, width: int, dark: bool
) -> None:
    say = mail_step("b", "And, {{person.first_name}}?", is_answer=True)
    say["variants"] = [dict(say["variants"][0], key=key) for key in "AB"]
    asks = {"key": "c", "kind": "branch", "condition": "opened", "target": "d"}
    call = {"key": "d", "kind": "call", "title": "Call about the desks", "is_held": True}
    body = {"name": "跟进 Desks", "steps": [mail_step(), wait_step(), say, asks, call]} | ALWAYS
    made = ada.api("POST", "/api/v1/sequences", body | {"scope": "workspace"})
    who = [person(ada, f"Kay {n}", f"kay{n}@kay.example") for n in range(3)]
    ada.api("POST", f"/api/v1/sequences/{made['id']}/enrolments",
            {"mailbox_id": mailbox["id"], "person_ids": [one["id"] for one in who]})  # fmt: skip
    window: Any = {"language": language, "width": width, "dark": dark}
    for path, words in (
        ("/sequences", "跟进 Desks"), (f"/sequences/{made['id']}", "跟进 Desks"),
        (f"/sequences/{made['id']}?tab=people", "Kay 1"),
        (f"/sequences/{made['id']}?tab=results", "1."),
    ):  # fmt: skip
        page = ada.open(path, **window)
        page.get_by_text(words).first.wait_for()
        assert serious(page) == [], path
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), path
