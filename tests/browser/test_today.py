"""What next: the queue done to zero with the keyboard, and the review of what deals lack."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


@pytest.fixture
def desk(ada: Seat) -> Seat:
    """Ada with an empty desk: what other tests have left is set aside."""
    aside = {"until": (datetime.now(UTC) + timedelta(days=30)).isoformat()}
    while items := ada.api("GET", "/api/v1/today")["items"]:  # it shows only so many at once
        for item in items:
            ada.api("PUT", f"/api/v1/today/asides/{item['kind']}/{item['id']}", aside)
    return ada


def add_task(seat: Seat, title: str, *, days: int, **fields: Any) -> Any:
    due_at = (datetime.now(UTC) + timedelta(days=days)).isoformat()
    return seat.api("POST", "/api/v1/tasks", {"title": title, "due_at": due_at} | fields)


def item(page: Page, title: str) -> Any:
    return page.get_by_role("listitem", name=title)


def test_the_queue_is_done_to_zero_with_the_keyboard(desk: Seat, pipeline: Any) -> None:
    add_task(desk, "Ring Acme", days=-2)
    later = add_deal(desk, pipeline, "Later desks")
    add_deal(desk, pipeline, "Drifting desks", value="90000")
    page = desk.open("/today")
    expect(item(page, "Ring Acme")).to_contain_text("overdue for 2 days")
    expect(item(page, "Drifting desks")).to_contain_text("no next step")

    item(page, "Ring Acme").focus()
    page.keyboard.press("d")
    expect(page.get_by_text("“Ring Acme” is done.")).to_be_visible()
    expect(item(page, "Drifting desks")).to_be_focused()

    page.keyboard.press("p")
    page.get_by_role("textbox", name="Add a task").fill("Send the quote")
    page.keyboard.press("Enter")
    expect(item(page, "Drifting desks")).to_have_count(0)

    item(page, "Later desks").focus()
    page.keyboard.press("s")
    page.get_by_role("menuitem", name="Tomorrow morning").click()

    expect(page.get_by_text("Nothing waits for you.")).to_be_visible()
    assert desk.api("GET", "/api/v1/today")["items"] == []
    notice = page.get_by_role("alert").filter(has_text="“Later desks” comes back")
    notice.get_by_role("button", name="Undo").click()
    expect(item(page, later["title"])).to_be_visible()


def test_a_done_task_comes_back_with_undo(desk: Seat, pipeline: Any) -> None:
    add_task(desk, "Ring Beta", days=-1)
    page = desk.open("/today")

    item(page, "Ring Beta").get_by_role("button", name="Done").click()
    expect(item(page, "Ring Beta")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(item(page, "Ring Beta")).to_be_visible()


def test_the_review_mends_what_a_deal_lacks(desk: Seat, pipeline: Any) -> None:
    add_deal(desk, pipeline, "Tiny desks", value="1")
    deal = add_deal(desk, pipeline, "Huge desks", value="9000000", expected_close_date="2026-01-05")
    page = desk.open("/today/review")
    expect(page.get_by_role("heading", name="Huge desks")).to_be_visible()
    expect(page.get_by_text("a close date that is not over")).to_be_visible()

    page.get_by_role("textbox", name="Add a task").fill("Call them")
    page.keyboard.press("Enter")

    expect(page.get_by_text("a next step", exact=True)).to_have_count(0)
    page.locator("body").press("n")
    expect(page.get_by_role("heading", name="Huge desks")).to_have_count(0)
    assert desk.api("GET", f"/api/v1/deals/{deal['id']}")["next_activity_title"] == "Call them"


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_axe_finds_nothing_serious(
    desk: Seat, pipeline: Any, language: str, width: int, dark: bool
) -> None:
    add_task(desk, "Ring Gamma", days=-3)
    add_deal(desk, pipeline, "Ten desks", expected_close_date="2026-01-05")
    page = desk.open("/today", language=language, width=width, dark=dark)
    item(page, "Ring Gamma").wait_for()
    assert serious(page) == []

    page.goto("/today/review")
    page.get_by_role("heading", level=2).first.wait_for()
    assert serious(page) == []
