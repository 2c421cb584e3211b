"""What stands before and around the deal: leads' funnel, sources, activity, and what they lead to."""

import re
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat

NUMBERS = count(1)


@pytest.fixture
def leads(ada: Seat, pipeline: Any) -> str:
    """Two leads of a campaign that costs something, one of which was won; its name is its own."""
    today = datetime.now(UTC).date().isoformat()
    name = f"Fair {next(NUMBERS)}"
    campaign = ada.api(
        "POST",
        "/api/v1/campaigns",
        {"name_en": name, "cost": "400", "begins_on": today, "ends_on": today},
    )
    _waiting, lead = (
        ada.api("POST", "/api/v1/leads", {"name": who, "campaign_id": campaign["id"]})
        for who in ("Bo Li", "Cy Qi")
    )
    made = ada.api(
        "PUT", f"/api/v1/leads/{lead['id']}/conversion",
        {"title": "Ten desks", "value": "1000", "pipeline_id": pipeline["id"]},
    )  # fmt: skip
    deal = ada.api("GET", f"/api/v1/deals/{made['deal_id']}")
    etag = f'"{deal["version"]}"'
    ada.api("PUT", f"/api/v1/deals/{deal['id']}/status", {"status": "won"}, If_Match=etag)
    return name


def test_the_funnel_of_leads_leads_to_them(ada: Seat, leads: str) -> None:
    (campaign,) = (
        one for one in ada.api("GET", "/api/v1/campaigns")["items"] if one["name_en"] == leads
    )
    page = ada.open(f"/insights/leads?campaign={campaign['id']}")
    funnel = page.get_by_role("region", name="From lead to win")

    expect(funnel).to_contain_text("50% go on")
    expect(page.get_by_role("link", name="Qualified leads 1")).to_be_visible()
    assert serious(page) == []

    funnel.get_by_role("link", name="1", exact=True).first.click()
    expect(page.get_by_role("table", name="Leads of the figure")).to_contain_text("Cy Qi")
    assert serious(page) == []


def test_a_campaign_shows_its_return_and_leads_to_its_deals(ada: Seat, leads: str) -> None:
    page = ada.open("/insights/sources?by=campaign")
    row = page.get_by_role("row", name=leads)

    expect(row).to_contain_text("150%")
    page.get_by_role("button", name="Leads").click()
    expect(page.get_by_role("columnheader", name="Leads")).to_have_attribute(
        "aria-sort", "descending"
    )
    assert serious(page) == []

    row.get_by_role("link", name="$1K").click()
    expect(page.get_by_role("table", name="Deals of the figure")).to_contain_text("Ten desks")


def test_what_sources_cost_leads_to_the_campaigns_that_cost_it(ada: Seat, leads: str) -> None:
    page = ada.open("/insights/sources")

    page.get_by_role("link", name=re.compile("^Cost ")).click()

    expect(page.get_by_role("row", name=leads)).to_be_visible()


def test_activity_leads_to_what_was_written_down(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks")
    (deal,) = ada.api("GET", f"/api/v1/deals?pipeline_id={pipeline['id']}")["items"]
    for outcome in ("reached", "no_answer"):
        body = {"kind": "call", "outcome": outcome, "text": "Rang.", "deal_id": deal["id"]}
        ada.api("POST", "/api/v1/notes", body)
    page = ada.open("/insights/activity")
    members = page.get_by_role("region", name="What members did").first

    expect(members).to_contain_text("%")
    assert serious(page) == []

    members.get_by_role("row", name="Ada").get_by_role("link").first.click()
    expect(page.get_by_role("table", name="What was written down")).to_contain_text("No answer")
    assert serious(page) == []
