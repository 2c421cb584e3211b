"""The board as a hand and an eye see it."""

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.seats import Seat


def add_deal(seat: Seat, pipeline: Any, title: str, stage: int = 0, **fields: Any) -> Any:
    body = {"title": title, "value": "1000", "pipeline_id": pipeline["id"]} | fields
    return seat.api("POST", "/api/v1/deals", body | {"stage_id": pipeline["stages"][stage]["id"]})


def open_board(seat: Seat, pipeline: Any, **window: Any) -> Page:
    page = seat.open(f"/pipeline?pipeline={pipeline['id']}", **window)
    column(page, pipeline["stages"][0]["name"]).wait_for()
    return page


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def card(place: Page | Locator, title: str) -> Locator:
    return place.get_by_role("article", name=title, exact=True)


def drag(page: Page, what: Locator, to: Locator) -> None:
    """Drag as a hand does: press, move a little, move there in steps, let go."""
    start = what.bounding_box()
    assert start
    page.mouse.move(start["x"] + 40, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(start["x"] + 60, start["y"] + 24, steps=4)
    page.wait_for_timeout(200)  # the zones slide in
    end = to.bounding_box()
    assert end
    middle = end["y"] + min(end["height"] / 2, 160)
    page.mouse.move(end["x"] + end["width"] / 2, middle, steps=8)
    page.wait_for_timeout(50)
    page.mouse.up()
