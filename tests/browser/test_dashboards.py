"""Dashboards: laid out by mouse and keys, kept, shared, on the wall."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat

TILES = [
    {"id": "a", "kind": "open_by_stage", "x": 0, "y": 0, "w": 6, "h": 5},
    {"id": "b", "kind": "aging", "x": 6, "y": 0, "w": 6, "h": 5},
    {"id": "c", "kind": "open_figures", "x": 0, "y": 5, "w": 12, "h": 2},
]


@pytest.fixture
def dashboard(ada: Seat, pipeline: Any) -> Any:
    add_deal(ada, pipeline, "Fresh")
    body = {"name": "Monday", "scope": "workspace", "tiles": TILES}
    return ada.api("POST", "/api/v1/dashboards", body) | {"pipeline": pipeline["id"]}


def opened(seat: Seat, dashboard: Any, rest: str = "", **window: Any) -> Page:
    path = f"/insights/dashboards/{dashboard['id']}?pipeline={dashboard['pipeline']}{rest}"
    page = seat.open(path, **window)
    page.get_by_role("heading", name="Monday").first.wait_for()
    return page


def kept(seat: Seat, dashboard: Any) -> dict[str, tuple[int, int, int, int]]:
    found = seat.caller("GET", f"/api/v1/dashboards/{dashboard['id']}")["tiles"]
    return {one["id"]: (one["x"], one["y"], one["w"], one["h"]) for one in found}


def handle(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=f"Move {title}", exact=True)


def test_tiles_are_moved_and_sized_by_keys(ada: Seat, dashboard: Any) -> None:
    page = opened(ada, dashboard)
    expect(page.get_by_role("link", name="Open deals 1")).to_be_visible()
    assert serious(page) == []
    page.get_by_role("button", name="Edit", exact=True).click()
    said = page.get_by_role("status", name="Where the tile lies")

    handle(page, "Open pipeline").wait_for()
    assert serious(page) == []
    handle(page, "Open pipeline").press("ArrowUp")
    expect(said).to_have_text("Open pipeline: column 1, row 1, 12 wide, 2 high")
    handle(page, "Age of open deals").press("Shift+ArrowDown")
    expect(said).to_have_text("Age of open deals: column 7, row 3, 6 wide, 6 high")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("button", name="Edit", exact=True)).to_be_visible()
    assert kept(ada, dashboard) == {"c": (0, 0, 12, 2), "a": (0, 2, 6, 5), "b": (6, 2, 6, 6)}


def test_a_tile_is_dragged(ada: Seat, dashboard: Any) -> None:
    page = opened(ada, dashboard, "&edit=1")
    grip = handle(page, "Age of open deals").bounding_box()
    left = handle(page, "Open pipeline by stage").bounding_box()
    assert grip
    assert left

    page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(left["x"] + 8, left["y"] - 20, steps=6)
    page.mouse.up()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("button", name="Edit", exact=True)).to_be_visible()
    laid = kept(ada, dashboard)
    assert laid["b"] == (0, 0, 6, 5)
    assert laid["a"] == (0, 5, 6, 5)


def test_nobodys_layout_is_overwritten(ada: Seat, dashboard: Any) -> None:
    page = opened(ada, dashboard, "&edit=1")
    handle(page, "Age of open deals").press("Shift+ArrowDown")
    path, theirs = f"/api/v1/dashboards/{dashboard['id']}", {"tiles": TILES[:1]}
    ada.caller("PATCH", path, theirs, If_Match=f'"{dashboard["version"]}"')

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Somebody else has changed this dashboard")).to_be_visible()
    page.get_by_role("button", name="Save as my own").click()
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("heading", name="Copy of Monday").first).to_be_visible()
    assert list(kept(ada, dashboard)) == ["a"]


def test_a_starter_becomes_ones_own_when_it_is_saved(ada: Seat, dashboard: Any) -> None:
    page = ada.open("/insights/dashboards")
    page.get_by_role("link", name="Pipeline at a glance Comes with Headwater").click()
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_role("button", name="Remove Loss reasons").click()
    page.get_by_role("button", name="Add tile").click()
    page.get_by_role("menuitem", name="Text", exact=True).click()
    page.get_by_role("button", name="Settings of Text").click()
    page.get_by_role("dialog").get_by_label("Text").fill("Agreed on Monday")
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Save as my own").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Own glance")
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("heading", name="Own glance").first).to_be_visible()
    expect(page.get_by_text("Agreed on Monday")).to_be_visible()
    found = ada.caller("GET", "/api/v1/dashboards")["items"]
    (own,) = [one for one in found if one["name"] == "Own glance"]
    assert {tile["kind"] for tile in own["tiles"]} >= {"text", "funnel"}
    assert "loss_reasons" not in {tile["kind"] for tile in own["tiles"]}


def test_the_name_of_a_tile_leads_to_its_page_asked_the_same(ada: Seat, dashboard: Any) -> None:
    report = {"name": "Open by owner", "question": {"measure": "open_value", "rows": "owner"}}
    made = ada.api("POST", "/api/v1/reports", report | {"scope": "private"})
    kept_report = {"question": {"report_id": made["id"]}, "x": 0, "y": 7, "w": 12, "h": 5}
    tiles = [*TILES, {"id": "d", "kind": "report"} | kept_report]
    version = {"If_Match": f'"{dashboard["version"]}"'}
    ada.api("PATCH", f"/api/v1/dashboards/{dashboard['id']}", {"tiles": tiles}, **version)
    page = opened(ada, dashboard)

    page.get_by_role("link", name="Open by owner", exact=True).click()
    expect(page).to_have_url(re.compile(rf"/insights/reports/{made['id']}"))
    page.go_back()
    page.get_by_role("link", name="Open deals by age", exact=True).click()

    expect(page).to_have_url(re.compile(rf"/insights/pipeline\?.*{dashboard['pipeline']}"))


def test_it_hangs_on_the_wall_until_escape(ada: Seat, dashboard: Any) -> None:
    page = opened(ada, dashboard, "&wall=1")

    wall = page.get_by_role("dialog", name="Monday")
    expect(wall.get_by_role("link", name="Open deals 1")).to_be_visible()
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first may have left the browser's own full screen
    expect(wall).to_have_count(0)
    assert "wall=" not in page.url


def test_mails_are_set_up(ada: Seat, dashboard: Any) -> None:
    page = opened(ada, dashboard, "&mails=1")
    dialog = page.get_by_role("dialog", name="Regular mails")
    dialog.get_by_role("button", name="New mailing").click()
    assert serious(page) == []
    dialog.get_by_role("button", name="Save", exact=True).click()

    expect(dialog.get_by_text("Every Monday at 08:00")).to_be_visible()
    switch = dialog.get_by_role("switch", name="Send it to me")
    switch.press("Space")
    expect(switch).not_to_be_checked()
    path = f"/api/v1/dashboards/{dashboard['id']}/mailings"
    (mailing,) = ada.caller("GET", path)["items"]
    assert (mailing["cadence"], mailing["readers"][0]["is_muted"]) == ("weekly", True)


@pytest.mark.parametrize("dark", [False, True])
def test_a_dashboard_fits_a_phone(ada: Seat, dashboard: Any, dark: bool) -> None:
    page = opened(ada, dashboard, width=390, height=844, dark=dark)

    expect(page.get_by_role("link", name="Open deals 1")).to_be_visible()
    assert serious(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_a_dashboard_is_arranged_on_a_phone_and_not_lost(ada: Seat, dashboard: Any) -> None:
    page = opened(ada, dashboard, "&edit=1", width=390, height=844)
    page.get_by_role("button", name="Move Age of open deals up").click()
    assert serious(page) == []
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("dialog").get_by_role("button", name="Go on editing").click()
    page.get_by_role("button", name="More for Open pipeline", exact=True).click()
    page.get_by_role("menuitem", name="Half the width").click()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("button", name="Edit", exact=True)).to_be_visible()
    assert kept(ada, dashboard) == {"b": (0, 0, 6, 5), "a": (6, 0, 6, 5), "c": (0, 5, 6, 2)}
