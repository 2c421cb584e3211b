"""Reports: put together, drawn, followed to their records, kept and deleted."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def _kept(seat: Seat, name: str) -> list[Any]:
    """The reports of this name; other tests keep theirs in the same workspace."""
    items = seat.caller("GET", "/api/v1/reports")["items"]
    return [one for one in items if one["name"] == name]


def test_a_report_is_put_together_kept_and_deleted(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Fresh")
    page = ada.open(
        f"/insights/reports/new?measure=open_count&rows=stage&pipeline_id={pipeline['id']}"
    )
    figure = page.get_by_role("region", name="Open deals", exact=True)
    expect(figure.get_by_role("row", name="Total 1")).to_be_visible()
    assert serious(page) == []

    page.get_by_label("And by", exact=True).first.click()
    page.get_by_role("option", name="Owner", exact=True).click()
    expect(figure.get_by_role("columnheader")).to_have_count(3)
    page.get_by_role("button", name="Save", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Open by stage")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Open by stage").first).to_be_visible()
    (kept,) = _kept(ada, "Open by stage")
    assert (kept["question"]["rows"], kept["question"]["series"]) == ("stage", "owner")

    figure.get_by_role("row", name="Total").last.get_by_role("link").last.click()
    expect(page.get_by_text("Fresh").first).to_be_visible()
    assert serious(page) == []
    page.get_by_role("link", name="Report", exact=True).click()
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Delete", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("heading", name="Ready-made")).to_be_visible()
    assert _kept(ada, "Open by stage") == []


def test_a_report_stands_beside_another_owner_and_on_a_dashboard(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Fresh")
    body = {"name": "Beside", "question": {"measure": "open_count", "rows": "stage",
            "pipeline_id": pipeline["id"]}}  # fmt: skip
    report = ada.api("POST", "/api/v1/reports", body)
    page = ada.open(f"/insights/reports/{report['id']}")
    page.get_by_role("heading", name="Beside").first.wait_for()
    page.get_by_role("button", name="Compare with").click()
    page.get_by_role("button", name="A month ago").click()

    expect(page.get_by_role("columnheader", name="Change")).to_be_visible()
    expect(page.get_by_role("row", name="Total 1 0")).to_be_visible()
    expect(page.get_by_text("Changed", exact=True)).to_be_visible()
    assert serious(page) == []
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("menuitem", name="Add to a dashboard").click()
    page.get_by_role("dialog").get_by_role("button", name="A new dashboard").click()
    tile = page.get_by_role("region", name="Beside", exact=True)
    expect(tile.get_by_text("Open deals · As it stands")).to_be_visible()
    assert serious(page) == []
    ada.caller("DELETE", f"/api/v1/reports/{report['id']}", If_Match=f'"{report["version"]}"')
    page.reload()
    expect(page.get_by_text("There is no such report, or it is not shown to you.")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_reports_fit_a_phone(ada: Seat, pipeline: Any, dark: bool) -> None:
    add_deal(ada, pipeline, "Fresh")
    page = ada.open("/insights/reports", width=390, height=844, dark=dark)
    page.get_by_role("heading", name="Ready-made").wait_for()
    assert serious(page) == []
    page.get_by_role("link", name="Open value by owner and stage").click()

    expect(page.get_by_role("rowheader", name="Total")).to_be_visible()
    assert serious(page) == []
