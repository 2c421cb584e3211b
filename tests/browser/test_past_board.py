"""The board of a past day, and what puts deals at risk."""

from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def test_a_past_board_is_read_only_and_leads_back_to_today(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Born today")
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()

    page = ada.open(f"/pipeline?pipeline={pipeline['id']}&as_of={yesterday}")

    expect(page.get_by_text("As it stood on")).to_be_visible()
    expect(page.get_by_text("Born today")).to_have_count(0)
    expect(page.get_by_role("button", name="Add a deal to")).to_have_count(0)
    assert serious(page) == []
    page.get_by_role("button", name="Back to today").click()
    expect(page.get_by_text("Born today")).to_be_visible()


def test_a_past_board_is_asked_of_a_team(ada: Seat, pipeline: Any) -> None:
    team = ada.api("POST", "/api/v1/teams", {"name": "North of yesterday"})
    add_deal(ada, pipeline, "Nobody’s team")
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()

    page = ada.open(f"/pipeline?pipeline={pipeline['id']}&as_of={yesterday}")
    page.get_by_role("button", name="Team").click()
    with page.expect_request(lambda one: f"team_id={team['id']}" in one.url):
        choices = page.get_by_role("group", name="Team", exact=True)
        choices.get_by_role("button", name="North of yesterday").click()


def test_the_summary_of_a_past_day_says_so_and_leads_back(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Born today")
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()

    page = ada.open(f"/insights/pipeline?pipeline={pipeline['id']}&as_of={yesterday}")

    banner = page.get_by_role("status").filter(has_text="The pipeline as it stood on")
    expect(banner).to_be_visible()
    expect(page.get_by_text("As it was", exact=True)).to_be_visible()
    assert serious(page) == []
    page.get_by_role("button", name="Back to today").click()
    expect(banner).to_have_count(0)
    expect(page.get_by_text("Live", exact=True)).to_be_visible()


def test_a_deal_at_risk_says_why_on_its_card_and_in_the_list(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Late desks")
    past = (datetime.now(UTC) - timedelta(days=5)).date().isoformat()
    path = f"/api/v1/deals/{deal['id']}"
    ada.api("PATCH", path, {"expected_close_date": past}, If_Match='"1"')

    page = ada.open(f"/pipeline?pipeline={pipeline['id']}")
    card = page.get_by_role("article", name="Late desks")
    expect(card.get_by_text("At risk: no next step; was to close")).to_be_attached()

    page = ada.open(f"/insights/risk?pipeline={pipeline['id']}")
    row = page.get_by_role("button", name="Late desks")
    expect(row.get_by_text("no next step")).to_be_visible()
    assert serious(page) == []
