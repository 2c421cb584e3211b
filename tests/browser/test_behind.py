"""No figure is a dead end: a click shows what it is made of, and as many as it counts."""

import csv
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat
from tests.browser.test_insights import cohort, deals_in, open_figures

__all__ = ["cohort"]  # a fixture
DEAD_ENDS = """() => [...document.querySelectorAll("[data-figure]")]
    .filter((one) => !one.closest("a")).map((one) => one.textContent)"""
PAGES = ("funnel", "pipeline", "changes", "movement", "hygiene", "risk", "leads", "sources")


@pytest.fixture
def work(ada: Seat, cohort: Any) -> Any:
    """A deal at risk, calls with and without an outcome, tasks in time, late and of tomorrow."""
    add_deal(ada, cohort, "Overdue", expected_close_date="2026-01-05")
    ada.api("POST", "/api/v1/leads", {"name": "Bo Li"})
    deal = add_deal(ada, cohort, "Ten desks")
    for outcome in ("reached", "no_answer", None):
        note = {"kind": "call", "text": "About desks.", "deal_id": deal["id"]}
        ada.api("POST", "/api/v1/notes", note | ({"outcome": outcome} if outcome else {}))
    now = datetime.now(UTC)
    for title, hours, is_done in (("In time", 1, True), ("Late", -30, True), ("Ahead", 40, False)):
        due = (now + timedelta(hours=hours)).isoformat()
        task = {"title": title, "kind": "call", "due_at": due, "deal_id": deal["id"]}
        made = ada.api("POST", "/api/v1/tasks", task)
        if is_done:
            ada.api("PUT", f"/api/v1/tasks/{made['id']}/completion")
    return cohort


@pytest.mark.parametrize("name", PAGES)
def test_every_tile_leads_somewhere(ada: Seat, work: Any, name: str) -> None:
    page = open_figures(ada, name, work)
    page.locator("[data-figure]").first.wait_for()

    assert page.evaluate(DEAD_ENDS) == []


def test_the_tiles_of_movement_lead_to_their_deals(ada: Seat, cohort: Any) -> None:
    page = open_figures(ada, "movement", cohort)

    tile(page, "Deals").click()

    assert deals_in(page) == ["Fresh", "Gone", "Ours", "Waiting"]


def test_shares_of_work_lead_to_calls_and_tasks(ada: Seat, work: Any) -> None:
    me = ada.api("GET", "/api/v1/me")["member"]
    today = datetime.now(UTC).date()  # a quarter may have begun this morning
    days = f"from={today - timedelta(days=9)}&to={today + timedelta(days=9)}"
    page = ada.open(f"/insights/activity?owner={me['id']}&{days}")

    tile(page, "Tasks on time").click()
    table = page.get_by_role("table", name="Tasks")
    expect(table).to_contain_text("Late")
    expect(table).not_to_contain_text("Ahead")
    assert serious(page) == []
    table.get_by_role("button", name="Late", exact=True).first.click()
    expect(page.get_by_label("What is to be done")).to_have_value("Late")

    page = ada.open(f"/insights/activity?owner={me['id']}&{days}")
    answered = tile(page, "Connect rate")
    (n,) = re.findall(r"n\s*=\s*(\d+)", answered.inner_text())
    answered.click()
    expect(page.get_by_role("heading", name="Calls with an outcome")).to_be_visible()
    expect(page.get_by_text(re.compile(rf"^n\s*=\s*{n}$"))).to_be_visible()


def test_the_sheet_is_a_file(ada: Seat, work: Any, tmp_path: Path) -> None:
    me = ada.api("GET", "/api/v1/me")["member"]
    page = ada.open(f"/insights/people/{me['id']}?pipeline={work['id']}")

    for name, kind in (("Download XLSX", "xlsx"), ("Download CSV", "csv")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).first.click()
        download.value.save_as(tmp_path / f"sheet.{kind}")

    rows = [
        [cell.value for cell in row]
        for row in load_workbook(tmp_path / "sheet.xlsx").worksheets[0].iter_rows()
    ]
    with (tmp_path / "sheet.csv").open(encoding="utf-8-sig") as file:
        written = list(csv.reader(file))
    assert [row[:3] for row in written] == [[cell or "" for cell in row[:3]] for row in rows]
    assert ["What to praise", "Won", "Ours"] in [row[:3] for row in written]


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_the_tasks_of_a_figure_fit_every_look(
    ada: Seat, work: Any, language: str, width: int, dark: bool
) -> None:
    window: Any = {"language": language, "width": width, "height": 900, "dark": dark}
    page = ada.open("/insights/task-list?figure=due", **window)
    page.get_by_role("table").first.wait_for()

    assert serious(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def tile(page: Page, name: str) -> Any:
    found = page.locator(
        "a", has=page.locator("[data-figure]", has_text=re.compile(f"^{name}$"))
    ).first
    found.wait_for()
    return found
