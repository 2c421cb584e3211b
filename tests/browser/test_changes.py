"""Recent changes: what was done, in words, field by field, and taken back."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def change(page: Page, title: str) -> Any:
    """The newest line with these words; they name the record, as other tests change things too."""
    return page.get_by_role("listitem").filter(has_text=title).first


def test_a_change_is_read_field_by_field_and_taken_back(
    ada: Seat, bob: Seat, pipeline: Any
) -> None:
    deal = add_deal(ada, pipeline, "Undone desks")
    path = f"/api/v1/deals/{deal['id']}"
    ada.api("PATCH", path, {"value": "77", "title": "Redone desks"}, If_Match='"1"')

    page = ada.open("/changes")
    row = change(page, "changed title, value of “Redone desks”")
    expect(row).to_be_visible()
    row.get_by_role("button", name="Details").click()
    expect(row.get_by_text("title: Undone desks → Redone desks")).to_be_visible()
    assert serious(page) == []

    row.get_by_role("button", name="Undo:").click()

    expect(page.get_by_text("Taken back.")).to_be_visible()
    back = change(page, "took back: changed title, value of “Undone desks”")
    expect(back).to_be_visible()
    assert ada.api("GET", path)["title"] == "Undone desks"

    back.get_by_role("button", name="Redo:").click()
    expect(page.get_by_text("Taken back.")).to_have_count(2)
    assert ada.api("GET", path)["title"] == "Redone desks"


def test_what_was_kept_is_told_with_the_name_of_who_changed_it(
    ada: Seat, bob: Seat, pipeline: Any
) -> None:
    deal = add_deal(bob, pipeline, "Kept desks")
    path = f"/api/v1/deals/{deal['id']}"
    ada.api("PATCH", path, {"value": "77", "tags": ["hot"]}, If_Match='"1"')
    bob.api("PATCH", path, {"value": "88"}, If_Match='"2"')

    page = ada.open("/changes", language="zh-CN")
    row = change(page, "修改了“Kept desks”的标签、金额")
    row.get_by_role("button", name="撤销").click()

    expect(row.get_by_text("部分撤销 1 条")).to_be_visible()
    expect(row.get_by_text("Bob Hill在今天")).to_be_visible()
    kept = ada.api("GET", path)
    assert (kept["value"], kept["tags"]) == ("88.00", [])


def test_the_keyboard_takes_back_and_does_again(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Keyed desks")
    page = ada.open(f"/deals/{deal['id']}")
    page.get_by_role("button", name="Proposal").click()
    expect(page.get_by_text("moved to Proposal")).to_be_visible()

    page.locator("body").press("Control+z")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert ada.api("GET", f"/api/v1/deals/{deal['id']}")["stage_id"] == deal["stage_id"]

    page.locator("body").press("Control+Shift+Z")
    expect(page.get_by_text("Taken back.")).to_have_count(2)
    assert ada.api("GET", f"/api/v1/deals/{deal['id']}")["stage_id"] != deal["stage_id"]


def test_every_record_page_tells_its_history(ada: Seat) -> None:
    company = ada.api("POST", "/api/v1/companies", {"name": "Historic Ltd"})
    ada.api("PATCH", f"/api/v1/companies/{company['id']}", {"size": 40}, If_Match='"1"')

    page = ada.open(f"/companies/{company['id']}")
    page.get_by_role("tab", name="Field history").click()

    expect(page.get_by_role("row", name="size — 40")).to_be_visible()
