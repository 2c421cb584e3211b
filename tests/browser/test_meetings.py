"""Meetings: who is invited has them in their calendar, and says whether they come."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.seats import Seat

DAY = "/calendar?day=2026-12-16&view=day"


def member(seat: Seat) -> str:
    return str(seat.api("GET", "/api/v1/me")["member"]["id"])


def add_meeting(seat: Seat, title: str) -> Any:
    body = {"title": title, "kind": "meeting", "due_at": "2026-12-16T09:00:00Z"}
    return seat.api("POST", "/api/v1/tasks", body | {"agenda": "Prices for next year"})


def test_who_is_invited_finds_the_meeting_in_their_calendar_and_answers(
    ada: Seat, bob: Seat
) -> None:
    meeting = add_meeting(ada, "Price review")
    person = ada.api("POST", "/api/v1/people", {"name": "Li Hua"})
    page = ada.open(f"/tasks?task={meeting['id']}")
    dialog = page.get_by_role("dialog", name="Task")
    dialog.get_by_role("combobox", name="Add a member").click()
    page.get_by_role("option", name="Bob Hill").click()
    expect(dialog.get_by_text("No answer yet").first).to_be_visible()
    dialog.get_by_role("combobox", name="Add a person").fill("Li Hua")
    page.get_by_role("option", name=re.compile("Li Hua")).first.click()
    dialog.get_by_label("Answer of Li Hua").select_option("maybe")
    assert serious(page) == []

    theirs = bob.open(DAY)
    theirs.get_by_role("button", name=re.compile("Price review")).click()
    expect(theirs.get_by_text("Prices for next year")).to_be_visible()
    with theirs.expect_response(re.compile("/answer")):
        theirs.get_by_label("Answer of Bob Hill").select_option("yes")

    attendees = ada.api("GET", f"/api/v1/tasks/{meeting['id']}")["attendees"]
    assert {(one["name"], one["answer"]) for one in attendees} == {
        ("Bob Hill", "yes"), ("Li Hua", "maybe")}  # fmt: skip
    assert any(one["person_id"] == person["id"] for one in attendees)
    told = ada.api("GET", "/api/v1/notices")["items"]
    assert ("yes", "Price review") in {(one["what"], one["title"]) for one in told}
    bell = bob.open("/notices")
    expect(bell.get_by_text(re.compile("Ada King invited you: Price review"))).to_be_visible()
