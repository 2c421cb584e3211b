"""The box that opens with Ctrl-K: search, go, do."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.boards import add_deal, open_board
from tests.browser.seats import Seat


def test_what_is_typed_right_after_ctrl_k_is_a_search_and_no_shortcut(
    ada: Seat, pipeline: Any
) -> None:
    add_deal(ada, pipeline, "Canteen tables")
    page = open_board(ada, pipeline)
    page.get_by_role("button", name="Notices").wait_for()  # the shell hears keys by now

    page.keyboard.press("Control+k")
    page.keyboard.type("canteen")  # c alone would begin a new deal, t a new task

    hit = page.get_by_role("option", name="Canteen tables")
    expect(hit).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Record")).to_contain_text("Canteen tables")


def test_a_deal_is_found_by_the_initials_of_its_pinyin(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "食堂桌椅")
    page = open_board(ada, pipeline)

    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Search").fill("stzy")

    expect(page.get_by_role("option", name="食堂桌椅")).to_be_visible()


def test_one_goes_somewhere_by_its_name(ada: Seat, pipeline: Any) -> None:
    page = open_board(ada, pipeline)

    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Search").fill("funn")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Funnel")).to_be_visible()


def test_a_note_is_found_by_its_words_and_opens_what_it_is_about(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Library shelves")
    note = {"text": "They want walnut, not oak", "deal_id": deal["id"]}
    ada.api("POST", "/api/v1/notes", note)
    page = open_board(ada, pipeline)

    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Search").fill("walnut")
    page.get_by_role("option", name="They want walnut, not oak").click()

    expect(page.get_by_role("dialog", name="Record")).to_contain_text("Library shelves")
