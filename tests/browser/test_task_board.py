"""Tasks on a board, tasks that wait for each other, and many tasks changed at once."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import serious
from tests.browser.boards import card, column, drag
from tests.browser.seats import Seat


def add_task(seat: Seat, title: str, **fields: Any) -> Any:
    return seat.api("POST", "/api/v1/tasks", {"title": title} | fields)


def add_deal(seat: Seat, pipeline: Any) -> str:
    """Make a deal of the test's own, so that the board shows its tasks and no others."""
    body = {
        "title": "Ten desks",
        "pipeline_id": pipeline["id"],
        "stage_id": pipeline["stages"][0]["id"],
    }
    return str(seat.api("POST", "/api/v1/deals", body | {"value": "1"})["id"])


def open_board(seat: Seat, deal: str, by: str = "progress", **window: Any) -> Page:
    page = seat.open(f"/tasks?as=board&view=everyone&about={deal}&by={by}", **window)
    column(page, "Doing" if by == "progress" else "Overdue").wait_for()
    return page


def task(seat: Seat, made: Any) -> Any:
    return seat.api("GET", f"/api/v1/tasks/{made['id']}")


def test_a_dragged_task_is_in_its_new_column_and_undo_takes_it_back(
    ada: Seat, pipeline: Any
) -> None:
    deal = add_deal(ada, pipeline)
    made = add_task(ada, "Write the offer", deal_id=deal)
    page = open_board(ada, deal)

    drag(page, card(page, "Write the offer"), column(page, "Doing"))

    expect(page.get_by_text("“Write the offer” is now: Doing")).to_be_visible()
    expect(card(column(page, "Doing"), "Write the offer")).to_be_visible()
    expect(column(page, "Doing").locator("header")).to_contain_text("1")
    assert task(ada, made)["progress"] == "doing"
    page.get_by_role("button", name="Undo").click()
    expect(card(column(page, "To do"), "Write the offer")).to_be_visible()


def test_the_keyboard_ticks_a_task_off_and_says_so(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline)
    made = add_task(ada, "Write the offer", deal_id=deal)
    page = open_board(ada, deal)
    card(page, "Write the offer").focus()

    for key in ("Space", "ArrowRight", "ArrowRight", "ArrowRight", "Space"):
        page.keyboard.press(key)

    expect(page.locator("[aria-live=assertive]")).to_have_text("Dropped Write the offer on Done")
    expect(card(column(page, "Done"), "Write the offer")).to_be_focused()
    expect(page.get_by_text("“Write the offer” is now: Done")).to_be_visible()
    assert task(ada, made)["completed_at"] is not None


def test_what_waits_snaps_back_with_the_reason_and_is_done_when_meant(
    ada: Seat, pipeline: Any
) -> None:
    deal = add_deal(ada, pipeline)
    offer = add_task(ada, "Write the offer", deal_id=deal)
    made = add_task(ada, "Visit them", deal_id=deal, blocker_ids=[offer["id"]])
    page = open_board(ada, deal)
    expect(card(column(page, "Waiting"), "Visit them")).to_contain_text("Waits for Write the offer")

    drag(page, card(page, "Visit them"), column(page, "Doing"))

    expect(page.get_by_text("This task still waits for another one.")).to_be_visible()
    expect(card(column(page, "Waiting"), "Visit them")).to_be_visible()
    drag(page, card(page, "Visit them"), column(page, "Done"))
    page.get_by_role("dialog").get_by_role("button", name="Tick off anyway").click()
    expect(card(column(page, "Done"), "Visit them")).to_be_visible()
    expect(page.get_by_text("“Visit them” is now: Done")).to_be_visible()
    assert task(ada, made)["completed_at"] is not None
    page.get_by_role("button", name="Undo").click()
    expect(card(column(page, "Waiting"), "Visit them")).to_be_visible()
    assert task(ada, made)["progress"] == "todo"  # it waits for the offer, and not by its own word


def test_a_column_of_dates_gives_the_task_its_date(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline)
    made = add_task(ada, "Ring Acme", deal_id=deal, due_at="2026-01-05T09:30:00Z")
    page = open_board(ada, deal, by="due")
    expect(card(column(page, "Overdue"), "Ring Acme")).to_be_visible()

    drag(page, card(page, "Ring Acme"), column(page, "Next 7 days"))
    expect(page.get_by_text(re.compile("“Ring Acme” is due tomorrow"))).to_be_visible()
    assert "T09:30:00" in task(ada, made)["due_at"]

    drag(page, card(page, "Ring Acme"), column(page, "Overdue"))
    expect(page.get_by_text("A task cannot be put into the past")).to_be_visible()
    expect(card(column(page, "Next 7 days"), "Ring Acme")).to_be_visible()


def test_a_task_is_added_in_its_column(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline)
    page = open_board(ada, deal)

    page.get_by_role("button", name="Add a task to Doing").click()
    page.get_by_label("What is to be done").fill("Ring Acme")
    page.keyboard.press("Enter")

    expect(card(column(page, "Doing"), "Ring Acme")).to_be_visible()


def test_a_task_is_tied_to_another_one_of_its_deal_in_its_dialog(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline)
    add_task(ada, "Write the offer", deal_id=deal)
    made = add_task(ada, "Visit them", deal_id=deal)
    page = open_board(ada, deal)
    card(page, "Visit them").press("Enter")
    dialog = page.get_by_role("dialog", name="Task")

    dialog.get_by_role("combobox", name="Find a task").click()
    page.get_by_role("option", name="Write the offer").first.click()

    expect(dialog.get_by_role("button", name="Do not wait for Write the offer")).to_be_visible()
    assert [one["title"] for one in task(ada, made)["waiting_for"]] == ["Write the offer"]
    assert serious(page) == []
    dialog.get_by_role("button", name="Do not wait for Write the offer").click()
    expect(dialog.get_by_text("Waits for nothing.")).to_be_visible()


def test_ticking_what_waits_in_the_list_asks_first(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline)
    offer = add_task(ada, "Write the offer", deal_id=deal)
    made = add_task(ada, "Visit them", deal_id=deal, blocker_ids=[offer["id"]])
    page = ada.open(f"/tasks?about={deal}")
    tick = page.get_by_role("checkbox", name="Done: Visit them")

    tick.click()
    page.get_by_role("dialog").get_by_role("button", name="Leave it open").click()
    expect(tick).not_to_be_checked()
    tick.click()
    with page.expect_response(lambda answer: "completion" in answer.url):
        page.get_by_role("dialog").get_by_role("button", name="Tick off anyway").click()

    assert task(ada, made)["completed_at"] is not None


def tick(page: Page, *titles: str) -> Locator:
    """Choose tasks; give the bar that says what can be done with them."""
    for title in titles:
        page.get_by_role("checkbox", name=f"Select “{title}”").check()
    return page.get_by_role("toolbar", name="With what is selected")


def test_many_tasks_are_moved_at_once_and_undone_and_refusals_are_told(
    ada: Seat, pipeline: Any
) -> None:
    deal = add_deal(ada, pipeline)
    due = "2026-01-05T09:30:00Z"
    one, other = (add_task(ada, title, deal_id=deal, due_at=due) for title in ("One", "Other"))
    page = ada.open(f"/tasks?about={deal}")
    page.get_by_role("button", name="Select", exact=True).click()
    bar = tick(page, "One", "Other")

    bar.get_by_role("button", name="+1 day").click()
    expect(page.get_by_text("2 tasks have a new date.")).to_be_visible()
    assert [task(ada, each)["due_at"][:10] for each in (one, other)] == ["2026-01-06"] * 2
    with page.expect_response(lambda answer: "/tasks/bulk" in answer.url):
        page.get_by_role("button", name="Undo").click()
    assert [task(ada, each)["due_at"][:10] for each in (one, other)] == ["2026-01-05"] * 2

    ada.api("PUT", f"/api/v1/tasks/{other['id']}/blockers/{add_task(ada, 'Third')['id']}")
    tick(page, "One")
    bar.get_by_role("button", name="Select all that match").click()
    expect(bar.get_by_text("2 selected")).to_be_visible()
    bar.get_by_role("button", name="Done", exact=True).click()
    expect(page.get_by_text("1 record is changed. 1 stays as it is")).to_be_visible()
    assert task(ada, other)["completed_at"] is None


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious(ada: Seat, pipeline: Any, width: int, dark: bool) -> None:
    deal = add_deal(ada, pipeline)
    offer = add_task(ada, "写方案", deal_id=deal)
    add_task(ada, "上门拜访", deal_id=deal, blocker_ids=[offer["id"]])
    page = ada.open(f"/tasks?as=board&about={deal}", language="zh-CN", width=width, dark=dark)
    column(page, "等待中").wait_for()

    assert serious(page) == []


def test_many_tasks_are_given_away_and_deleted_at_once(ada: Seat, bob: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline)
    made = [add_task(ada, title, deal_id=deal) for title in ("One", "Other")]
    page = ada.open(f"/tasks?about={deal}&view=everyone")
    page.get_by_role("button", name="Select", exact=True).click()
    page.get_by_role("checkbox", name="Select “One”").check()
    page.get_by_role("checkbox", name="Select “Other”").click(modifiers=["Shift"])
    bar = tick(page)
    expect(bar.get_by_text("2 selected")).to_be_visible()

    bar.get_by_role("button", name="Assign to…").click()
    page.get_by_role("combobox", name="Assign to…").click()
    page.get_by_role("option", name="Bob Hill").click()
    expect(page.get_by_text("2 records are changed.")).to_be_visible()
    assert {task(ada, each)["owner_name"] for each in made} == {"Bob Hill"}

    tick(page, "One", "Other")
    bar.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("checkbox", name="Select “One”")).to_have_count(0)
    notice = page.get_by_role("alert").filter(has_text="2 records are changed.").last
    with page.expect_response(lambda answer: answer.url.endswith("/undo")):
        notice.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("checkbox", name="Select “One”")).to_be_visible()
