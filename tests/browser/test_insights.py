"""Figures lead to their deals."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


@pytest.fixture
def cohort(ada: Seat, pipeline: Any) -> Any:
    """Four deals: one new, one waiting in the second stage, one lost from there, one won."""
    add_deal(ada, pipeline, "Fresh")
    add_deal(ada, pipeline, "Waiting", stage=1)
    add_deal(ada, pipeline, "Gone", stage=1, value="500")
    add_deal(ada, pipeline, "Ours", stage=2, value="1500")
    deals = ada.api("GET", f"/api/v1/deals?pipeline_id={pipeline['id']}")["items"]
    by_title = {deal["title"]: deal for deal in deals}
    for title, status in (("Gone", "lost"), ("Ours", "won")):
        deal = by_title[title]
        body: dict[str, Any] = {"status": status}
        if status == "lost":
            body["lost_reason_id"] = ada.api("GET", "/api/v1/lost-reasons")["items"][0]["id"]
        etag = f'"{deal["version"]}"'
        ada.api("PUT", f"/api/v1/deals/{deal['id']}/status", body, If_Match=etag)
    return pipeline


def open_figures(seat: Seat, page: str, pipeline: Any, **window: Any) -> Page:
    shown = seat.open(f"/insights/{page}?pipeline={pipeline['id']}", **window)
    shown.get_by_role("heading", level=2).first.wait_for()
    return shown


def deals_in(page: Page) -> list[str]:
    table = page.get_by_role("table", name="Deals of the figure")
    table.wait_for()
    return sorted(table.locator("tbody tr td:first-child button").all_inner_texts())


def test_the_funnel_leads_to_its_deals(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "funnel", cohort)
    funnel = page.get_by_role("region", name="Stage conversion")
    second = cohort["stages"][1]["name"]

    expect(funnel).to_contain_text("75% go on")
    expect(funnel).to_contain_text("1 undecided")
    expect(page.get_by_role("link", name="Overall")).to_have_count(1)
    assert serious(page) == []

    funnel.get_by_role("link", name="1 lost from here").click()
    expect(page.get_by_role("heading", name=f"Lost from {second}")).to_be_visible()
    assert deals_in(page) == ["Gone"]

    page.get_by_role("link", name="Funnel", exact=True).last.click()
    funnel.get_by_role("link", name="3", exact=True).click()
    assert deals_in(page) == ["Gone", "Ours", "Waiting"]
    assert serious(page) == []


def test_the_summary_says_what_is_open_and_what_was_closed(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "pipeline", cohort)

    expect(page.get_by_role("link", name="Open deals 2")).to_be_visible()
    expect(page.get_by_role("link", name="Win rate by count 50%")).to_contain_text("small sample")
    expect(page.get_by_role("link", name="Win rate by value 75%")).to_be_visible()
    assert serious(page) == []

    page.get_by_role("region", name="Loss reasons").get_by_role("link").first.click()
    assert deals_in(page) == ["Gone"]


def test_the_changes_of_the_pipeline_lead_to_their_deals(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "changes", cohort)
    changed = page.get_by_role("region", name="What changed")

    expect(changed.get_by_role("link", name="New +$4K 4 deals")).to_be_visible()
    expect(changed.get_by_role("link", name="Lost −$500 1 deal")).to_be_visible()
    expect(page.get_by_role("link", name="Closing $2K 2 deals").first).to_be_visible()
    assert serious(page) == []

    changed.get_by_role("link", name="Won").click()
    expect(page.get_by_role("heading", name="Pipeline changes: Won")).to_be_visible()
    assert deals_in(page) == ["Ours"]

    page.get_by_role("link", name="Pipeline changes").last.click()
    page.get_by_role("button", name="Expected close").click()
    page.get_by_role("button", name="Last year").click()
    expect(changed.get_by_role("link", name="Lost")).to_have_count(0)
    assert "due_from=" in page.url


def test_two_sides_stand_beside_each_other(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "funnel", cohort)

    page.get_by_role("button", name="Compare").click()
    page.get_by_role("button", name="A year before").click()
    beside = page.get_by_role("region", name="Stage conversion · side by side")
    expect(beside.get_by_role("row", name="Entered 4 0 +4")).to_be_visible()
    expect(beside.get_by_role("row", name="Overall conversion 25% –")).to_be_visible()
    assert serious(page) == []

    me = ada.caller("GET", "/api/v1/me")["member"]["id"]
    page.goto(f"/insights/pipeline?pipeline={cohort['id']}&vs=owner:{me}")
    beside = page.get_by_role("region", name="Pipeline summary · side by side")
    expect(beside.get_by_role("row", name="Open deals 2 2 ±0")).to_be_visible()
    expect(beside.get_by_role("columnheader", name="Everybody")).to_be_visible()
    assert serious(page) == []


def test_a_chart_is_a_table_and_a_file_too(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "funnel", cohort)

    page.get_by_role("button", name="Stage conversion: table and files").click()
    page.get_by_role("menuitem", name="Show as table").click()
    row = page.get_by_role("row").filter(has_text=cohort["stages"][0]["name"]).first
    expect(row).to_contain_text("75%")
    page.get_by_role("button", name="Stage conversion: table and files").click()
    with page.expect_download() as csv:
        page.get_by_role("menuitem", name="Download CSV").click()
    assert "Conversion" in csv.value.path().read_text("utf-8-sig").splitlines()[0]
    page.get_by_role("button", name="Stage conversion: table and files").click()
    with page.expect_download() as png:
        page.get_by_role("menuitem", name="Download PNG").click()
    assert png.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_period_is_chosen_in_one_click_and_kept_in_the_address(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "funnel", cohort)

    page.get_by_role("button", name="Created: all time").click()
    page.get_by_role("button", name="Last year").click()

    expect(page.get_by_text("No deals were created under these filters.")).to_be_visible()
    assert "from=" in page.url
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("region", name="Stage conversion")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_figures_fit_a_phone(ada: Seat, cohort: Any, dark: bool) -> None:
    for name in ("funnel", "pipeline"):
        page = open_figures(ada, name, cohort, width=390, height=844, dark=dark)

        assert serious(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
