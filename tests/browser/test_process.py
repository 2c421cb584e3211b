"""The process: movement, cohorts, win and loss, health, and the strict funnel lead to their deals."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.seats import Seat
from tests.browser.test_insights import cohort, deals_in, open_figures

__all__ = ["cohort"]  # a fixture


def test_the_movement_leads_to_the_deals_of_a_cell(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "movement", cohort)
    matrix = page.get_by_role("region", name="From where to where").last

    expect(matrix.get_by_role("link", name="Not there yet → Won: 1 deal")).to_be_visible()
    expect(matrix.get_by_role("link", name="Total: 4 deals")).to_be_visible()
    assert serious(page) == []

    matrix.get_by_role("link", name="Not there yet → Lost").click()
    expect(page.get_by_role("heading", name="Not there yet → Lost")).to_be_visible()
    assert deals_in(page) == ["Gone"]
    page.get_by_role("link", name="Movement", exact=True).last.click()
    page.get_by_text("By value", exact=True).click()
    expect(matrix.get_by_role("link", name="Not there yet → Lost")).to_have_text("$500")
    assert "unit=value" in page.url


def test_a_cohort_is_followed_and_leads_to_its_deals(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "cohorts", cohort)

    still_open = page.get_by_role("link", name="Still open, by now").last
    expect(still_open).to_have_text("50% 2")
    assert serious(page) == []
    page.get_by_text("Won", exact=True).click()
    page.get_by_text("Weeks", exact=True).click()
    page.get_by_role("link", name="Won, by now").last.click()
    assert deals_in(page) == ["Ours"]
    page.get_by_role("link", name="Cohorts", exact=True).last.click()
    expect(page.get_by_role("radio", name="Weeks")).to_be_checked()


def test_win_and_loss_are_told_apart(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "outcomes", cohort)
    second = cohort["stages"][1]["name"]

    page.get_by_role("combobox", name="Tell apart by").click()
    page.get_by_role("option", name="Stage closed from").click()
    row = page.get_by_role("row").filter(has_text=second).first
    expect(row).to_contain_text("0%")
    assert "by=stage" in page.url
    assert serious(page) == []

    row.get_by_role("link", name=f"{second}: Lost · 1 deal").click()
    assert deals_in(page) == ["Gone"]
    page.get_by_role("link", name="Win and loss", exact=True).last.click()
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("button", name="A year before").click()
    expect(page.get_by_role("region", name="Win and loss · side by side")).to_be_visible()


def test_health_says_what_is_missing_and_where(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "hygiene", cohort)

    missing = page.get_by_role("region", name="What is missing")
    expect(missing.get_by_role("link", name="No next step")).to_contain_text("2 · 100%")
    assert serious(page) == []

    missing.get_by_role("link", name="No person").click()
    assert deals_in(page) == ["Fresh", "Waiting"]
    page.get_by_role("link", name="Deal health", exact=True).click()
    table = page.get_by_role("region", name="By stage").last
    table.get_by_role("link", name=f"{cohort['stages'][1]['name']}: No person").click()
    assert deals_in(page) == ["Waiting"]


def test_the_funnel_can_be_strict_and_tell_of_a_period(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "funnel", cohort)
    first = cohort["stages"][0]["name"]

    page.get_by_text("Strict", exact=True).click()
    page.get_by_role("link", name="Skipped a stage 3").click()
    assert deals_in(page) == ["Gone", "Ours", "Waiting"]
    page.get_by_role("link", name="Funnel", exact=True).last.click()
    expect(page.get_by_role("radio", name="Strict")).to_be_checked()

    page.get_by_text("Moves in a period", exact=True).click()
    expect(page.get_by_role("row").filter(has_text=first).first).to_be_visible()
    assert serious(page) == []
    page.get_by_role("link", name=": Lost · 1 deal").first.click()
    assert deals_in(page) == ["Gone"]


@pytest.mark.parametrize("dark", [False, True])
def test_the_process_fits_a_phone(ada: Seat, cohort: Any, dark: bool) -> None:
    for name in ("movement", "cohorts", "outcomes", "hygiene"):
        page = open_figures(ada, name, cohort, width=390, height=844, dark=dark)

        assert serious(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
