"""Two people with a window each on one record."""

import time
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def was_saved(answer: Response) -> bool:
    return answer.request.method == "PATCH" and answer.ok


def was_refused(answer: Response) -> bool:
    return answer.request.method == "PATCH" and answer.status == 412


def write(page: Page, label: str, before: str, after: str) -> None:
    """Open the field and type, without leaving it."""
    page.get_by_role("button", name=f"{label}: {before}").click()
    page.get_by_role("textbox", name=label).fill(after)


def deaf(seat: Seat, path: str) -> Page:
    """A window that does not hear what others do, as on a train."""
    page = seat.open("/today")
    page.route("**/api/v1/stream", lambda route: route.abort())
    page.goto(path)
    return page


def add_company(seat: Seat) -> Any:
    return seat.api("POST", "/api/v1/companies", {"name": f"Acme {time.monotonic_ns()}"})


def record(seat: Seat, kind: str, pipeline: Any) -> tuple[str, str, str, str]:
    """A record: its page, its address in the API, and the label and value of its name."""
    if kind == "deal":
        deal = add_deal(seat, pipeline, "Ten desks")
        return f"/deals/{deal['id']}", f"/api/v1/deals/{deal['id']}", "Title", "Ten desks"
    company = add_company(seat)
    return (
        f"/companies/{company['id']}", f"/api/v1/companies/{company['id']}", "Name", company["name"]
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["deal", "company"])
def test_what_two_write_into_different_fields_stands_and_both_screens_agree(
    ada: Seat, bob: Seat, pipeline: Any, kind: str
) -> None:
    path, address, label, name = record(ada, kind, pipeline)
    other = "Value" if kind == "deal" else "Industry"
    mine, theirs = ada.open(path), bob.open(path)
    write(mine, label, name, "Twelve desks")
    write(theirs, other, "", "500")

    with theirs.expect_response(was_saved):
        theirs.keyboard.press("Enter")
    with mine.expect_response(was_saved):
        mine.keyboard.press("Enter")

    for page in (mine, theirs):
        expect(page.get_by_role("button", name=f"{label}: Twelve desks")).to_be_visible()
        expect(page.get_by_role("button", name=f"{other}: ").filter(has_text="500")).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
    assert ada.api("GET", address)["version"] == 3


@pytest.mark.parametrize("kind", ["deal", "company"])
def test_what_two_write_into_one_field_is_asked_about_and_nothing_typed_is_lost(
    ada: Seat, bob: Seat, pipeline: Any, kind: str
) -> None:
    path, address, label, name = record(ada, kind, pipeline)
    mine, theirs = deaf(ada, path), bob.open(path)
    write(mine, label, name, "Mine")
    write(theirs, label, name, "Theirs")

    with theirs.expect_response(was_saved):
        theirs.keyboard.press("Enter")
    with mine.expect_response(was_refused):
        mine.keyboard.press("Enter")
    dialog = mine.get_by_role("dialog", name="A colleague changed this at the same time")
    expect(dialog).to_contain_text("Bob Hill")
    expect(dialog).to_contain_text("Theirs")
    expect(dialog).to_contain_text("Mine")
    mine.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    assert serious(mine, "[role=dialog]") == []
    dialog.get_by_role("button", name="Keep mine").click()

    for page in (mine, theirs):
        expect(page.get_by_role("button", name=f"{label}: Mine")).to_be_visible()
    assert ada.api("GET", address)["version"] == 3


def test_of_a_task_that_two_fill_in_each_keeps_what_is_right(ada: Seat, bob: Seat) -> None:
    task = ada.api("POST", "/api/v1/tasks", {"title": "Call", "kind": "meeting", "agenda": "Old"})
    page = deaf(ada, f"/tasks?task={task['id']}")
    panel = page.get_by_role("dialog")
    panel.get_by_role("textbox", name="What").fill("Call me")
    panel.get_by_role("textbox", name="Agenda").fill("Mine")
    bob.api("PATCH", f"/api/v1/tasks/{task['id']}", {"title": "Call him", "agenda": "Theirs"},
            If_Match='"1"')  # fmt: skip

    panel.get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog", name="A colleague changed this at the same time")
    dialog.get_by_role("radio", name="Take theirs").first.check()
    save = dialog.get_by_role("button", name="Save as chosen")
    expect(save).to_be_disabled()
    dialog.get_by_role("radio", name="Keep mine").last.check()
    with page.expect_response(was_saved):
        save.click()

    saved = ada.api("GET", f"/api/v1/tasks/{task['id']}")
    assert (saved["title"], saved["agenda"]) in {("Call him", "Mine"), ("Call me", "Theirs")}
