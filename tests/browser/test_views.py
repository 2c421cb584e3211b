"""Deals in other shapes than the board: by month of close, in groups, and as a file."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.boards import add_deal, card, column, drag
from tests.browser.seats import Seat

TODAY, EPOCH = datetime.now(UTC).date(), date(1970, 1, 1)


def months_ahead(count: int) -> str:
    """Name a column of the forecast board as English does."""
    month = TODAY.year * 12 + TODAY.month - 1 + count
    return f"{datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC):%b %Y}"


def day_in(months: int, day: int = 9) -> str:
    month = TODAY.year * 12 + TODAY.month - 1 + months
    return f"{month // 12}-{month % 12 + 1:02}-{day:02}"


def deal_of(seat: Seat, made: Any) -> Any:
    return seat.api("GET", f"/api/v1/deals/{made['id']}")


def open_forecast(seat: Seat, pipeline: Any, **window: Any) -> Page:
    page = seat.open(f"/pipeline/forecast?pipeline={pipeline['id']}", **window)
    page.get_by_role("region").first.wait_for()
    return page


def test_a_deal_dragged_to_another_month_is_expected_then_and_undo_takes_it_back(
    ada: Seat, pipeline: Any
) -> None:
    made = add_deal(ada, pipeline, "Ten desks", value="5000", expected_close_date=day_in(1))
    page = open_forecast(ada, pipeline)
    expect(column(page, months_ahead(1)).locator("header")).to_contain_text("$5K")

    drag(page, card(page, "Ten desks"), column(page, months_ahead(2)))

    expect(card(column(page, months_ahead(2)), "Ten desks")).to_be_visible()
    expect(page.get_by_text("“Ten desks” is expected to close on")).to_be_visible()
    expect(column(page, months_ahead(2)).locator("header")).to_contain_text("$5K")
    assert deal_of(ada, made)["expected_close_date"] == day_in(2)
    page.get_by_role("button", name="Undo").click()
    expect(card(column(page, months_ahead(1)), "Ten desks")).to_be_visible()


def test_the_keyboard_takes_a_deals_day_away_and_the_past_is_refused(
    ada: Seat, pipeline: Any
) -> None:
    made = add_deal(ada, pipeline, "Ten desks", expected_close_date=day_in(5))
    page = open_forecast(ada, pipeline)
    card(page, "Ten desks").focus()

    for key in ("Space", "ArrowRight", "ArrowRight", "Space"):
        page.keyboard.press(key)

    expect(page.locator("[aria-live=assertive]")).to_have_text("Dropped Ten desks on No date")
    expect(page.get_by_text("“Ten desks” has no expected close any more")).to_be_visible()
    assert deal_of(ada, made)["expected_close_date"] is None
    expect(card(column(page, "No date"), "Ten desks")).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    expect(page.get_by_text("A deal cannot be expected in the past.")).to_be_visible()
    expect(card(column(page, "No date"), "Ten desks")).to_be_visible()


def test_quarters_and_all_pipelines_and_the_filters_go_along(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks", expected_close_date=day_in(1))
    add_deal(ada, pipeline, "Lamps", expected_close_date=day_in(1))
    page = open_forecast(ada, pipeline)

    page.get_by_placeholder("Title or company").fill("desks")
    expect(card(page, "Lamps")).to_have_count(0)
    page.get_by_text("Quarter", exact=True).click()
    expect(card(page, "Ten desks")).to_be_visible()
    page.get_by_role("navigation", name="Layout").get_by_role("link", name="List").click()

    expect(page.get_by_role("row")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="Deals")).to_contain_text("Deals 1")


def test_the_list_adds_up_and_stands_in_groups(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks", value="300")
    add_deal(ada, pipeline, "Lamps", value="100")
    add_deal(ada, pipeline, "Chairs", stage=1, value="50")
    page = ada.open(f"/deals?pipeline={pipeline['id']}")
    expect(page.get_by_role("status").filter(has_text="Sum")).to_contain_text("Sum $450")
    expect(page.get_by_role("status").filter(has_text="Sum")).to_contain_text("Average $150")

    page.get_by_role("button", name="Group", exact=True).click()
    page.get_by_role("menuitem", name="Stage").click()

    first, second = (page.get_by_role("region").nth(n) for n in (0, 1))
    expect(first).to_contain_text("$400")
    expect(first.get_by_role("button", name="Lamps")).to_be_visible()
    expect(second.get_by_role("button", name="Chairs")).to_have_count(0)
    second.get_by_role("button", expanded=False).click()
    second.get_by_role("button", name="Chairs").click()
    expect(page.get_by_role("dialog")).to_contain_text("Chairs")


def test_what_the_list_shows_is_handed_out_as_a_workbook_without_formulas(
    ada: Seat, pipeline: Any, tmp_path: Path
) -> None:
    add_deal(ada, pipeline, '=HYPERLINK("http://evil.example")', value="300.50")
    add_deal(ada, pipeline, "Lamps", value="100")
    page = ada.open(f"/deals?pipeline={pipeline['id']}&sort=-value")
    expect(page.get_by_role("row")).to_have_count(3)

    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Excel (XLSX)").click()
    download.value.save_as(tmp_path / "file.xlsx")

    rows = [*load_workbook(tmp_path / "file.xlsx").worksheets[0].iter_rows()]
    assert download.value.suggested_filename.endswith(".xlsx")
    assert [row[0].value for row in rows] == [
        "Deal name", '=HYPERLINK("http://evil.example")', "Lamps",
    ]  # fmt: skip
    assert [row[1].value for row in rows] == ["Deal value", 300.5, 100]
    assert not any(cell.data_type == "f" for row in rows for cell in row)
    page.goto("/exports")
    expect(page.get_by_text("2 rows")).to_be_visible()


def test_the_end_of_a_bar_is_pulled_to_another_close_and_undo_takes_it_back(
    ada: Seat, pipeline: Any
) -> None:
    made = add_deal(ada, pipeline, "Ten desks", expected_close_date=str(TODAY + timedelta(days=10)))
    page = ada.open(f"/pipeline/timeline?pipeline={pipeline['id']}")
    end = page.get_by_role("slider", name="Expected close of Ten desks")
    box = end.bounding_box()
    assert box

    page.mouse.move(box["x"] + 7, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 7 + 50, box["y"] + 14, steps=5)
    page.mouse.up()

    expect(page.get_by_text("“Ten desks” is expected to close on")).to_be_visible()
    assert deal_of(ada, made)["expected_close_date"] == str(TODAY + timedelta(days=20))
    page.get_by_role("button", name="Undo").click()
    expect(end).to_have_attribute("aria-valuenow", str((TODAY + timedelta(days=10) - EPOCH).days))


def test_the_keyboard_moves_a_close_by_days_and_weeks(ada: Seat, pipeline: Any) -> None:
    made = add_deal(ada, pipeline, "Ten desks", expected_close_date=str(TODAY - timedelta(days=4)))
    page = ada.open(f"/pipeline/timeline?pipeline={pipeline['id']}&lane=stage")
    end = page.get_by_role("slider", name="Expected close of Ten desks")
    end.focus()

    for key in ("ArrowLeft", "Shift+ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)

    expect(page.get_by_text("“Ten desks” is expected to close on")).to_be_visible()
    assert deal_of(ada, made)["expected_close_date"] == str(TODAY + timedelta(days=4))
    page.get_by_role("button", name="Ten desks").click()
    expect(page.get_by_role("dialog")).to_contain_text("Ten desks")


def test_the_overview_leads_from_a_pipeline_to_its_board(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks", value="5000", expected_close_date=str(TODAY))
    page = ada.open("/pipeline/overview")
    own = page.get_by_role("region", name=pipeline["name"])
    expect(own).to_contain_text("$5K")
    expect(own.get_by_role("button", name="Ten desks")).to_be_visible()

    own.get_by_role("link", name=pipeline["name"]).click()

    expect(card(page, "Ten desks")).to_be_visible()


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_axe_finds_nothing_serious(
    ada: Seat, pipeline: Any, language: str, width: int, dark: bool
) -> None:
    add_deal(ada, pipeline, "Late desks", expected_close_date=str(TODAY - timedelta(days=3)))
    add_deal(ada, pipeline, "Ten desks", expected_close_date=str(TODAY + timedelta(days=1)))
    looks: dict[str, Any] = {"language": language, "width": width, "dark": dark}

    for path in (
        "/pipeline/forecast?", "/deals?group=stage&", "/deals?", "/pipeline/timeline?",
        "/pipeline/overview?",
    ):  # fmt: skip
        page = ada.open(f"{path}pipeline={pipeline['id']}", **looks)
        region = page.get_by_role("region", name=pipeline["name"], exact=True)
        place = region if "overview" in path else page
        place.get_by_text("Ten desks").first.wait_for()
        assert serious(page) == [], path
    page = ada.open("/exports", **looks)
    page.get_by_role("button").last.wait_for()
    assert serious(page) == []
