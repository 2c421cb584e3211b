"""Being told: the bell, reminders, and what one wants to hear."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.clock import at
from tests.browser.seats import Seat

DENIED = "Object.defineProperty(Notification, 'permission', { get: () => 'denied' })"
# What push.js says to an open window when a notification is pressed.
PRESSED = """path => navigator.serviceWorker.dispatchEvent(
    new MessageEvent("message", { data: { open: path } }))"""


def test_a_task_from_a_colleague_rings_the_bell(ada: Seat, bob: Seat, pipeline: Any) -> None:
    page = bob.open("/today")
    bell = page.get_by_role("button", name="Notices")
    bell.wait_for()
    me = bob.api("GET", "/api/v1/me")["member"]["id"]

    deal = add_deal(ada, pipeline, "Reception desks")
    ada.api("POST", "/api/v1/tasks", {"title": "Ring them", "owner_id": me, "deal_id": deal["id"]})
    expect(page.get_by_role("button", name="unread")).to_be_visible()
    bell.click()
    page.get_by_role("button", name="Ada King gave you: Ring them", exact=True).click()

    expect(page.get_by_role("dialog", name="Record")).to_contain_text("Reception desks")


def test_a_reminder_fires_on_screen_while_one_works(
    ada: Seat, site_settings: dict[str, str]
) -> None:
    due = datetime.now(UTC) + timedelta(hours=3)
    body = {"title": "Call the canteen", "due_at": due.isoformat()}
    ada.api("POST", "/api/v1/tasks", body)
    page = ada.open("/tasks")

    page.get_by_role("button", name="More for Call the canteen").click()
    page.get_by_role("menuitem", name="Remind me").click()
    page.get_by_role("menuitemcheckbox", name="2 hours before").click()
    expect(page.get_by_role("menuitemcheckbox", name="2 hours before")).to_be_checked()
    page.keyboard.press("Escape")
    at(due - timedelta(minutes=119), "headwater.notices.services.reminders:fire", site_settings)

    expect(page.get_by_role("alert").get_by_text("Call the canteen")).to_be_visible()
    expect(page.get_by_role("button", name="unread")).to_be_visible()


def test_one_chooses_what_one_is_told(bob: Seat) -> None:
    page = bob.open("/settings/notices")

    switch = page.get_by_role("switch", name="A task or record is given to me: By mail")
    expect(switch).to_be_checked()
    page.locator("label", has=switch).first.click()

    expect(switch).not_to_be_checked()
    assert bob.api("GET", "/api/v1/notice-preference")["ways"]["given"] == ["app", "push"]


def test_a_browser_that_may_not_push_says_so_and_what_to_do(bob: Seat) -> None:
    page = bob.open("/settings/notices")
    page.add_init_script(DENIED)
    page.reload()
    switch = page.get_by_role("switch", name="Show notices in this browser")

    expect(
        page.get_by_text("This browser was told not to let Headwater show notices.")
    ).to_be_visible()
    expect(switch).to_be_disabled()


def test_a_pressed_push_leads_to_the_record_in_the_open_window(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Reception desks")
    page = ada.open("/today")
    page.get_by_role("button", name="Notices").wait_for()

    page.evaluate(PRESSED, f"/deals/{deal['id']}")

    expect(page.get_by_role("heading", name="Reception desks")).to_be_visible()


@pytest.mark.parametrize("path", ["/notices", "/settings/notices", "/digest"])
def test_axe_finds_nothing_serious(ada: Seat, path: str) -> None:
    for look in ({"language": "zh-CN"}, {"dark": True, "width": 390}):
        page = ada.open(path, **look)
        page.get_by_role("heading", level=1).wait_for()
        expect(page.locator(".mantine-Loader-root, .mantine-Skeleton-root")).to_have_count(0)

        assert serious(page) == []
