"""The timeline: rich notes, mentions, calls with what comes next, pins, comments, parts."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat
from tests.browser.writing import write


def open_story(seat: Seat, deal: Any, **window: Any) -> Page:
    page = seat.open(f"/deals/{deal['id']}", **window)
    page.get_by_role("radiogroup", name="What to write down").wait_for()
    return page


def test_a_mention_in_a_note_reaches_the_colleague(ada: Seat, bob: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Reception desks")
    bobs = bob.open("/pipeline")
    bobs.get_by_role("button", name="Notices").wait_for()
    page = open_story(ada, deal)

    write(page, "Note", "Please look, @bob")
    page.get_by_role("option", name="Bob Hill").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.type("**today**: walnut")
    page.keyboard.press("Control+Enter")

    note = page.locator("li").filter(has_text="@Bob Hill")
    expect(note.locator("strong").filter(has_text="today")).to_be_visible()
    bobs.get_by_role("button", name="unread").click()
    mention = bobs.get_by_role("button", name="Ada King mentioned you: Reception desks", exact=True)
    mention.click()
    expect(bobs.get_by_role("dialog", name="Record")).to_contain_text("@Bob Hill")


def test_a_note_joins_the_timeline_and_the_line_is_empty_again(ada: Seat, pipeline: Any) -> None:
    page = open_story(ada, add_deal(ada, pipeline, "Stools"))

    write(page, "Note", "They want oak.")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator("li").filter(has_text="They want oak.")).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)


def test_a_call_is_logged_with_what_comes_next(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Office chairs")
    page = open_story(ada, deal)

    page.locator('label[for$="-call"]').click()
    page.get_by_role("combobox", name="How it went").click()
    page.get_by_role("option", name="Reached", exact=True).click()
    page.get_by_role("textbox", name="Minutes").fill("7")
    page.get_by_role("textbox", name="Next step").fill("Send samples")
    page.get_by_role("button", name="Save", exact=True).click()

    call = page.locator("li").filter(has_text="logged a call")
    expect(call).to_contain_text("Reached")
    expect(call).to_contain_text("7 minutes")
    tasks = ada.api("GET", f"/api/v1/tasks?deal_id={deal['id']}")["items"]
    assert [task["title"] for task in tasks] == ["Send samples"]


def test_a_note_is_pinned_commented_on_and_the_timeline_shows_the_parts_one_wants(
    ada: Seat, pipeline: Any
) -> None:
    deal = add_deal(ada, pipeline, "Lamps")
    about = {"deal_id": deal["id"]}
    ada.api("POST", "/api/v1/notes", {"text": "Mind the colour", **about})
    ada.api("POST", "/api/v1/notes", {"kind": "call", "text": "They called", **about})
    page = open_story(ada, deal)
    note = page.locator("li").filter(has_text="Mind the colour")

    note.get_by_role("button", name="Pin on top").click()
    expect(page.locator("li").filter(has_text="logged a call")).to_be_visible()
    expect(page.get_by_role("tabpanel").locator("li").first).to_contain_text("Mind the colour")
    note.get_by_role("button", name="Comment", exact=True).click()
    editor = note.locator('[contenteditable="true"]')
    editor.click()
    page.keyboard.type("Which one?")
    page.keyboard.press("Control+Enter")
    expect(note.get_by_text("Which one?")).to_be_visible()

    page.get_by_role("group", name="What to show").get_by_text("Calls and meetings").click()
    expect(page.get_by_text("created the deal")).to_have_count(0)
    expect(page.get_by_text("They called")).to_be_visible()
    assert "parts=contacts" in page.url


def test_axe_finds_nothing_serious_in_the_editor(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Axe handles")
    page = open_story(ada, deal, width=390, dark=True)
    write(page, "Note", "Hello")

    assert serious(page) == []
