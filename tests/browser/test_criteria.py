"""Stages that are earned, under a real hand: refused with the reason, fixed, and gone on."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal, card, column, drag, open_board
from tests.browser.seats import Seat

PROSPECTING, QUALIFICATION = "Prospecting", "Qualification"


@pytest.fixture
def asked(ada: Seat, pipeline: Any) -> Any:
    """Ask for a tick before a deal leaves the first stage."""
    body = {"kind": "manual", "label_en": "There is a reason to talk", "label_zh": "值得继续谈"}
    stage = pipeline["stages"][0]["id"]
    return ada.api("POST", f"/api/v1/stages/{stage}/criteria", body)


def refused(page: Page) -> Any:
    return page.get_by_role("dialog", name="Not earned yet")


def test_a_drop_that_is_not_earned_snaps_back_is_fixed_and_goes(
    ada: Seat, pipeline: Any, asked: Any
) -> None:
    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    expect(card(page, "Ten desks").get_by_title("0 of 1 exit criterion met")).to_be_visible()

    drag(page, card(page, "Ten desks"), column(page, QUALIFICATION))

    expect(refused(page)).to_contain_text("There is a reason to talk")
    expect(page.locator("[data-stage-id]").first).to_contain_text("Ten desks")
    assert serious(page) == []
    refused(page).get_by_label("There is a reason to talk").click()
    refused(page).get_by_role("button", name="Everything is there: go on").click()
    expect(card(column(page, QUALIFICATION), "Ten desks")).to_be_visible()


def test_who_may_lets_it_through_with_a_reason_that_is_reported(
    ada: Seat, pipeline: Any, asked: Any
) -> None:
    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    drag(page, card(page, "Ten desks"), column(page, QUALIFICATION))

    refused(page).get_by_label("Let it through anyway, because…").fill("They came to us.")
    refused(page).get_by_role("button", name="Let it through").click()

    expect(card(column(page, QUALIFICATION), "Ten desks")).to_be_visible()
    page.goto(page.url.split("/pipeline")[0] + "/settings/overrides")
    expect(page.get_by_role("table")).to_contain_text("They came to us.")
    expect(page.get_by_role("table")).to_contain_text("There is a reason to talk")


def test_a_lifted_card_is_told_where_it_may_not_go(ada: Seat, pipeline: Any, asked: Any) -> None:
    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    card(page, "Ten desks").focus()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")

    expect(column(page, QUALIFICATION).locator("[data-refusal]")).to_have_text(
        "There is a reason to talk"
    )
    expect(page.locator("[aria-live=assertive]")).to_contain_text("There is a reason to talk")
    page.keyboard.press("Escape")
    expect(page.locator("[data-refusal]")).to_have_count(0)


def test_a_condition_is_asked_for_changed_and_met_in_the_very_field(  # noqa: PLR0915  # one way
    ada: Seat, pipeline: Any
) -> None:
    body = {"kind": "deal", "type": "number", "name_en": "Means"}
    field = ada.api("POST", "/api/v1/fields", body)
    page = ada.open("/settings/pipelines")
    panel = page.get_by_role("region", name=pipeline["name"])
    panel.get_by_role("button", name="Criteria, guide and tasks of Prospecting").click()
    drawer = page.get_by_role("dialog", name="Prospecting")
    drawer.get_by_role("combobox", name="What is asked for").click()
    page.get_by_role("option", name="The deal fulfils a condition").click()
    drawer.get_by_role("button", name="As text").click()
    drawer.get_by_label("Filter as text").fill(f"custom.{field['key']} > 10")
    drawer.get_by_label("English wording").fill("The budget is large")
    drawer.get_by_role("button", name="Add criterion").click()
    expect(drawer.get_by_role("button", name="Change the criterion: The budget")).to_be_visible()
    drawer.get_by_role("button", name="Change the criterion: The budget").click()
    form = drawer.get_by_role("group", name="Change the criterion")
    form.get_by_label("English wording").fill("There is a budget")
    assert serious(page) == []
    form.get_by_role("button", name="Save").click()
    expect(drawer.get_by_text("There is a budget")).to_be_visible()
    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    expect(card(page, "Ten desks").get_by_title("0 of 1 exit criterion met")).to_be_visible()
    drag(page, card(page, "Ten desks"), column(page, QUALIFICATION))
    expect(refused(page)).to_contain_text("There is a budget")

    refused(page).get_by_role("button", name="Fill in").click()
    expect(page.get_by_role("button", name="Means: —")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_label("Means", exact=True).fill("11")
    page.get_by_label("Means", exact=True).press("Enter")
    expect(card(page, "Ten desks").get_by_title("1 of 1 exit criterion met")).to_be_visible()


def test_stages_are_moved_by_hand_and_with_the_keyboard(ada: Seat, pipeline: Any) -> None:
    page = ada.open("/settings/pipelines")
    panel = page.get_by_role("region", name=pipeline["name"])
    handle = panel.get_by_role("button", name="Move Prospecting: drag, or press the arrow keys")
    names = panel.locator("tbody tr")

    handle.press("ArrowDown")
    expect(names.nth(1)).to_contain_text("Prospecting")

    drag(page, handle, names.nth(3))
    expect(names.nth(3)).to_contain_text("Prospecting")


def test_a_stage_is_given_criteria_and_a_pipeline_comes_from_the_gallery(ada: Seat) -> None:
    page = ada.open("/settings/pipelines")
    page.get_by_role("button", name="Criteria, guide and tasks of Prospecting").first.click()
    drawer = page.get_by_role("dialog", name="Prospecting")

    drawer.get_by_role("button", name="Add criterion").click()

    expect(drawer.get_by_text("The value is known")).to_be_visible()
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="New pipeline").click()
    page.get_by_label("English name").last.fill("Factory")
    page.get_by_label("Manufacturing").check()
    expect(page.get_by_text("Sample confirmed by the customer")).to_be_visible()
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_role("region", name="Factory")).to_contain_text("Quotation")
