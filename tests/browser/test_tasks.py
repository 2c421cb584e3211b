"""The list of tasks: what repeats comes again, and what is put off can be taken back."""

from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.seats import Seat


def add_task(seat: Seat, title: str, **fields: Any) -> Any:
    due_at = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    return seat.api("POST", "/api/v1/tasks", {"title": title, "due_at": due_at} | fields)


def choose(page: Page, title: str, item: str) -> None:
    page.get_by_role("button", name=f"More for {title}").click()
    page.get_by_role("menuitem", name=item).click()


def open_tasks(seat: Seat, title: str) -> list[Any]:
    items = seat.api("GET", "/api/v1/tasks?state=open&limit=200")["items"]
    return [task for task in items if task["title"] == title]


def test_a_repeating_task_that_is_done_comes_again(ada: Seat) -> None:
    task = add_task(ada, "Weekly call", repeat="FREQ=WEEKLY")
    page = ada.open("/tasks")
    expect(page.get_by_role("img", name="every week on").first).to_be_visible()

    with page.expect_response(lambda answer: "/api/v1/tasks?" in answer.url):  # read again
        page.get_by_role("checkbox", name="Done: Weekly call").click()

    expect(page.get_by_role("checkbox", name="Done: Weekly call")).not_to_be_checked()
    (following,) = open_tasks(ada, "Weekly call")
    assert (following["id"] != task["id"], following["occurrence"]) == (True, 2)

    choose(page, "Weekly call", "Skip this one")
    expect(page.get_by_text("“Weekly call” comes again on its next day.")).to_be_visible()
    assert open_tasks(ada, "Weekly call")[0]["occurrence"] == 3
    assert serious(page) == []


def test_what_was_put_off_can_be_taken_back(ada: Seat) -> None:
    task = add_task(ada, "Ring the mill")
    page = ada.open("/tasks")

    choose(page, "Ring the mill", "Next working day")
    notice = page.get_by_role("alert").filter(has_text="“Ring the mill” is put off.")
    expect(notice).to_be_visible()
    assert open_tasks(ada, "Ring the mill")[0]["due_at"] != task["due_at"]

    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        notice.get_by_role("button", name="Undo").click()
    assert answered.value.ok
    (back,) = open_tasks(ada, "Ring the mill")
    assert datetime.fromisoformat(back["due_at"]) == datetime.fromisoformat(task["due_at"])
