"""Calls are said and seen along the team; categories flow; a forecast says what it lacks."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def test_a_call_is_made_and_its_history_kept(ada: Seat, pipeline: Any) -> None:
    page = ada.open(f"/insights/calls?pipeline={pipeline['id']}")
    sheet = page.get_by_role("region", name="Calls along the teams").first

    page.get_by_role("button", name="Call this period").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Amount in").fill("120000")
    dialog.get_by_label("Note").fill("Two signatures are due")
    assert serious(page) == []
    dialog.get_by_role("button", name="Call", exact=True).click()

    expect(sheet.get_by_role("row", name="Ada").first).to_contain_text("120K")
    page.get_by_role("button", name="Call again").click()
    dialog.get_by_label("Amount in").fill("90000")
    dialog.get_by_role("button", name="Call", exact=True).click()
    expect(sheet.get_by_role("row", name="Ada").first).to_contain_text("90K")
    sheet.get_by_role("button", name="History of Call").first.click()
    history = page.get_by_role("listitem").filter(has_text="Two signatures are due")
    expect(history).to_have_count(2)
    assert serious(page) == []


def test_categories_flow_and_each_cell_opens_its_deals(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Desks that flow")
    page = ada.open(f"/deals/{deal['id']}")
    page.get_by_role("combobox", name="Forecast category").click()
    page.get_by_role("option", name="Commit").click()
    expect(page.get_by_role("combobox", name="Forecast category")).to_have_value("Commit")

    page = ada.open(f"/insights/flow?pipeline={pipeline['id']}")
    cell = page.get_by_role("link", name="New → Commit")
    expect(cell).to_contain_text("1 deal")
    assert serious(page) == []
    cell.click()

    expect(page.get_by_role("heading", name="New → Commit")).to_be_visible()
    expect(page.get_by_text("Desks that flow").first).to_be_visible()


def test_a_forecast_that_cannot_be_made_says_why(ada: Seat, pipeline: Any) -> None:
    page = ada.open(f"/insights/forecast?pipeline={pipeline['id']}")

    expect(page.get_by_text("The first forecast is being worked out")).to_be_visible()
    assert serious(page) == []
