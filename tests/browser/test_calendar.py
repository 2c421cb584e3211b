"""The calendar: what the mouse does by dragging, the keyboard does by fields."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import serious
from tests.browser.boards import drag
from tests.browser.seats import Seat
from tests.browser.stillness import still

WEDNESDAY = "/calendar?day=2026-12-02"


def add_task(seat: Seat, title: str, due_at: str = "2026-12-02T09:00:00Z", **fields: Any) -> Any:
    return seat.api("POST", "/api/v1/tasks", {"title": title, "due_at": due_at} | fields)


def chip(page: Page, title: str, when: str = "") -> Locator:
    return page.get_by_role("button", name=re.compile(rf"{title} ?\(.*{when}"))


def slot(page: Page, when: str) -> Locator:
    return page.get_by_role("button", name=f"New task on {when}", exact=True)


def due(seat: Seat, task: Any) -> str:
    return str(seat.api("GET", f"/api/v1/tasks/{task['id']}")["due_at"])


def test_dragging_to_another_day_of_the_month_keeps_the_time(ada: Seat) -> None:
    task = add_task(ada, "Month call", "2026-12-09T09:00:00Z", kind="call")
    page = ada.open(f"{WEDNESDAY}&view=month")

    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        drag(page, chip(page, "Month call"), slot(page, "Thursday, December 10, 2026"))

    assert due(ada, task).startswith("2026-12-10T09:00:00")


def test_dragging_in_the_week_gives_day_and_hour(ada: Seat) -> None:
    add_task(ada, "Week visit", kind="visit", all_day=True)
    page = ada.open(WEDNESDAY)

    drag(page, chip(page, "Week visit", "All day"), slot(page, "Friday, December 4, 2026 10:00"))

    expect(chip(page, "Week visit", r"(09:45|10:\d\d)")).to_be_visible()


def test_the_keyboard_moves_a_task_as_dragging_does(ada: Seat) -> None:
    task = add_task(ada, "Keyboard call", kind="call")
    page = ada.open(WEDNESDAY)

    chip(page, "Keyboard call").press("Enter")
    form = page.get_by_role("form", name="Move")
    form.locator("input[type=date]").fill("2026-12-03")
    form.locator("input[type=time]").fill("11:15")
    form.get_by_label("Minutes", exact=True).fill("45")
    form.get_by_label("Minutes", exact=True).press("Enter")

    expect(page.get_by_text("“Keyboard call” is moved.")).to_be_visible()
    expect(chip(page, "Keyboard call", "11:15")).to_be_focused()
    assert ada.api("GET", f"/api/v1/tasks/{task['id']}")["minutes"] == 45


def test_an_empty_slot_becomes_a_task_and_is_done(ada: Seat) -> None:
    page = ada.open(WEDNESDAY)

    slot(page, "Saturday, December 5, 2026 09:00").click()
    page.get_by_label("What is to be done").fill("Trade fair")
    page.get_by_role("button", name="Add", exact=True).click()
    chip(page, "Trade fair", "09:00").click()
    page.get_by_role("button", name="Done", exact=True).click()

    expect(chip(page, "Trade fair", "09:00, done")).to_be_visible()


def test_a_phone_shows_the_days_ahead(ada: Seat) -> None:
    add_task(ada, "Phone call", kind="call")
    page = ada.open(WEDNESDAY, width=390)

    day = page.get_by_role("region", name="Wednesday, December 2, 2026")

    expect(chip(page, "Phone call")).to_be_visible()
    expect(page.get_by_text("Everyone's")).to_be_in_viewport()
    expect(day).to_contain_text("Phone call")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "view"), [(1440, "week"), (1440, "month"), (390, "agenda")])
def test_axe_finds_nothing_serious(ada: Seat, width: int, view: str, dark: bool) -> None:
    add_task(ada, "Axe call", "2026-12-02T01:00:00Z", kind="call")
    page = ada.open(f"{WEDNESDAY}&view={view}", language="zh-CN", width=width, dark=dark)
    page.get_by_role("button", name=re.compile("Axe call ?（")).first.wait_for()
    assert serious(page) == []


def test_a_task_is_put_off_and_comes_back_with_undo(ada: Seat) -> None:
    task = add_task(ada, "Snooze me", "2026-12-02T09:00:00Z")
    page = ada.open("/tasks")

    page.get_by_role("button", name="More for Snooze me").click()
    page.get_by_role("menuitem", name="Pick a time…").click()
    page.locator("input[type=date]").fill("2026-12-20")
    page.get_by_role("button", name="Put off", exact=True).click()

    notice = page.get_by_role("alert").filter(has_text="“Snooze me” is put off")
    notice.wait_for()
    assert due(ada, task).startswith("2026-12-20")
    with page.expect_response(lambda answer: answer.url.endswith("/undo")):
        notice.get_by_role("button", name="Undo").click()
    assert due(ada, task).startswith("2026-12-02T09:00:00")


def test_pulling_the_lower_edge_makes_a_task_longer(ada: Seat) -> None:
    task = add_task(ada, "Stretch call", "2026-12-22T09:00:00Z", minutes=30)
    page = ada.open("/calendar?day=2026-12-22&view=day")
    edge = page.locator(f"[data-edge='{task['id']}']")
    edge.scroll_into_view_if_needed()
    box = edge.bounding_box()
    assert box

    page.mouse.move(box["x"] + 20, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 4 + 48, steps=6)  # an hour
    page.mouse.up()

    expect(page.get_by_text("“Stretch call” lasts 90 minutes.")).to_be_visible()
    still(page)
    chip(page, "Stretch call").focus()
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.get_by_text("“Stretch call” lasts 60 minutes.")).to_be_visible()
    assert ada.api("GET", f"/api/v1/tasks/{task['id']}")["minutes"] == 60


def test_the_clock_of_another_place_stands_beside_ours(ada: Seat) -> None:
    page = ada.open("/calendar?day=2026-12-22&view=day")

    page.get_by_role("button", name="Second time zone").click()
    page.get_by_role("combobox", name="Second time zone").fill("Shanghai")
    page.get_by_role("option", name=re.compile("Shanghai")).first.click()

    expect(page.get_by_title("Asia/Shanghai")).to_have_text("Shanghai")
    expect(page.get_by_role("region", name="Calendar")).to_contain_text("09:0010:00")
    expect(page).to_have_url(re.compile("zone=Asia"))
    assert serious(page) == []


def test_colleagues_stand_side_by_side_and_a_task_is_given_by_dragging(
    ada: Seat, bob: Seat
) -> None:
    me = ada.api("GET", "/api/v1/me")["member"]["id"]
    them = bob.api("GET", "/api/v1/me")["member"]["id"]
    task = add_task(ada, "Shared visit", "2026-12-23T09:00:00Z")
    page = ada.open(f"/calendar?day=2026-12-23&view=day&with={me},{them}")
    expect(page.get_by_text("Bob Hill", exact=True)).to_be_visible()

    theirs = slot(page, "Bob Hill Wednesday, December 23, 2026 11:00")
    with page.expect_response(lambda answer: answer.request.method != "GET"):
        drag(page, chip(page, "Shared visit"), theirs)

    assert ada.api("GET", f"/api/v1/tasks/{task['id']}")["owner_id"] == them


def test_moving_one_of_a_series_asks_which(ada: Seat) -> None:
    task = add_task(ada, "Weekly sync", "2026-12-24T09:00:00Z", repeat="FREQ=WEEKLY")
    page = ada.open("/calendar?day=2026-12-24&view=day")
    chip(page, "Weekly sync").press("Enter")
    form = page.get_by_role("form", name="Move")
    form.locator("input[type=time]").fill("14:00")
    form.get_by_role("button", name="Save").click()

    with page.expect_response(lambda answer: answer.request.method == "PATCH") as answered:
        page.get_by_role("button", name="This and following").click()

    assert answered.value.ok
    ada.api("PUT", f"/api/v1/tasks/{task['id']}/completion")
    items = ada.api("GET", "/api/v1/tasks?q=Weekly sync&state=open".replace(" ", "%20"))["items"]
    assert [one["due_at"][:16] for one in items] == ["2026-12-31T14:00"]
