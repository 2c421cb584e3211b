"""Kinds of activity of the workspace's own: made in the settings, used wherever one plans."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def make_type(page: Page) -> None:
    page.get_by_role("button", name="Add a type").click()
    dialog = page.get_by_role("dialog", name="Add a type")
    dialog.get_by_label("Name in Chinese").fill("现场勘察")
    dialog.get_by_label("Name in English").fill("Site survey")
    dialog.get_by_role("combobox", name="Based on").click()
    page.get_by_role("option", name="Visit").click()
    dialog.get_by_role("radio", name="Tool").check()
    assert serious(page) == []
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Site survey")).to_be_visible()


def test_a_type_is_made_used_found_by_and_put_out_of_use(ada: Seat) -> None:
    page = ada.open("/settings/activities")
    make_type(page)

    page.goto("/tasks")
    page.get_by_role("textbox", name="Add a task").fill("Measure the hall")
    page.get_by_role("combobox", name="Kind of task").click()
    page.get_by_role("option", name="Site survey").click()
    page.get_by_role("textbox", name="Add a task").press("Enter")
    expect(page.get_by_role("img", name="Site survey")).to_be_visible()

    ada.api("POST", "/api/v1/tasks", {"title": "Another visit", "kind": "visit"})
    page.get_by_role("button", name="Kind", exact=True).click()
    page.get_by_role("combobox", name="Kind", exact=True).click()
    page.get_by_role("option", name="Site survey").last.click()
    expect(page.get_by_text("Measure the hall")).to_be_visible()
    expect(page.get_by_text("Another visit")).to_have_count(0)

    page.goto("/settings/activities")
    page.get_by_role("button", name="Archive: Site survey").click()
    expect(page.get_by_text("Archived")).to_be_visible()
    types: Any = ada.api("GET", "/api/v1/activity-types")["items"]
    assert {one["name_en"]: one["is_archived"] for one in types}["Site survey"]


def test_what_was_written_down_says_of_which_type_it_was(ada: Seat, pipeline: Any) -> None:
    made = {"name_en": "Factory tour", "base": "visit", "icon": "truck"}
    ada.api("POST", "/api/v1/activity-types", made)
    deal = add_deal(ada, pipeline, "Stools")
    page = ada.open(f"/deals/{deal['id']}")

    page.locator('label[for$="-visit"]').click()
    page.get_by_role("combobox", name="Type", exact=True).click()
    page.get_by_role("option", name="Factory tour").click()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator("li").filter(has_text="Factory tour")).to_be_visible()
