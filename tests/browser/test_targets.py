"""Targets are set like in a spreadsheet, and lead to what was reached."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat

PASTE = """
(text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}
"""


@pytest.fixture
def sold(ada: Seat, pipeline: Any) -> Any:
    """One deal of 3,000 won now, and one open."""
    add_deal(ada, pipeline, "Ours", stage=1, value="3000")
    add_deal(ada, pipeline, "Open", value="500")
    deals = ada.api("GET", f"/api/v1/deals?pipeline_id={pipeline['id']}")["items"]
    (ours,) = [deal for deal in deals if deal["title"] == "Ours"]
    etag = f'"{ours["version"]}"'
    ada.api("PUT", f"/api/v1/deals/{ours['id']}/status", {"status": "won"}, If_Match=etag)
    return pipeline


def test_targets_are_typed_pasted_filled_and_taken_back(ada: Seat, sold: Any) -> None:
    page = ada.open("/insights/targets?edit=1&day=2024-01-01")
    grid = page.get_by_role("grid")
    row = grid.get_by_role("row").nth(1)
    first = row.get_by_role("gridcell").first
    first.click()
    page.keyboard.type("12k")
    page.keyboard.press("Enter")
    expect(first).to_have_text("12K")
    assert serious(page) == []

    row.get_by_role("gridcell").nth(1).click()
    page.evaluate(PASTE, "1,000\t2,000\tmuch")
    expect(row.get_by_role("gridcell").nth(2)).to_have_text("2K")
    expect(page.get_by_text("1 cell is no amount")).to_be_visible()

    row.get_by_role("gridcell").nth(2).click()
    page.get_by_role("button", name="Fill right").click()
    expect(row.get_by_role("gridcell").last).to_have_text("33K")
    told = page.get_by_role("alert").filter(has_text="9 months are changed.")
    told.get_by_role("button", name="Undo").click()
    expect(row.get_by_role("gridcell").last).to_have_text("15K")
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("region", name="Changes of these targets").first).to_contain_text(
        "$12,000"
    )


def test_a_year_typed_is_shared_out_and_attainment_leads_to_deals(ada: Seat, sold: Any) -> None:
    page = ada.open(f"/insights/targets?edit=1&pipeline={sold['id']}")
    row = page.get_by_role("grid").get_by_role("row").nth(1)
    row.get_by_role("gridcell").last.click()
    page.keyboard.type("120000")
    page.keyboard.press("Enter")
    expect(row.get_by_role("gridcell").first).to_have_text("10K")

    page.get_by_role("button", name="Done").click()
    table = page.get_by_role("region", name="Attainment")
    expect(table.get_by_role("row").nth(1)).to_contain_text("10%")
    source = page.get_by_role("region", name="The source")
    expect(source).to_contain_text("Runway")
    gauge = source.get_by_role("link").filter(has=page.get_by_role("img"))
    expect(gauge).to_have_attribute("href", re.compile("figure=target_new"))
    assert serious(page) == []

    table.get_by_role("row").nth(1).get_by_role("link").first.click()
    deals = page.get_by_role("table", name="Deals of the figure")
    deals.wait_for()
    assert deals.locator("tbody tr td:first-child button").all_inner_texts() == ["Ours"]
    page.get_by_role("link", name="Targets", exact=True).last.click()
    expect(page.get_by_role("region", name="Attainment").first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_targets_fit_a_phone(ada: Seat, sold: Any, dark: bool) -> None:
    cells = [{"start": "2026-01-01", "span": "year", "amount": "120000"}]
    ada.api("PUT", "/api/v1/targets/months", {"measure": "revenue", "cells": cells})
    for address in ("/insights/targets?day=2026-01-01", "/insights/targets?edit=1"):
        page = ada.open(address, width=390, height=844, dark=dark)
        page.get_by_role("table").or_(page.get_by_role("grid")).first.wait_for()

        assert serious(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
