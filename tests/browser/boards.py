"""The board as a hand and an eye see it."""

import time
from typing import Any

from playwright.sync_api import Locator, Page, Position

from tests.browser.seats import Seat
from tests.browser.stillness import DRAWN, PATIENCE, still

# What the page tells of a drag: that something was taken, where it hovers over a place that takes it
# (the last listener hears whether an earlier one said so), and that it was let go there.
WATCH_HAND = """() => {
    if (!window.hand) {
        const over = ({ clientX: x, clientY: y, defaultPrevented: isTaken }) => {
            window.hand.over = isTaken ? { x, y } : null;
        };
        addEventListener("dragstart", ({ defaultPrevented }) => {
            window.hand.holds = !defaultPrevented;
        });
        addEventListener("dragenter", over);
        addEventListener("dragover", over);
        addEventListener("drop", () => { window.hand.hasDropped = true; });
    }
    window.hand = { holds: false, over: null, hasDropped: false };
}"""
IS_OVER = """(place) => {
    const { left, right, top, bottom } = place.getBoundingClientRect(), at = window.hand.over;
    return !!at && at.x >= left && at.x <= right && at.y >= top && at.y <= bottom;
}"""


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
    """Drag as a hand does: press, move a little, move there in steps, let go.

    It presses what stands still, goes on when it holds it, and lets go when it is over the place.
    """
    page.evaluate(WATCH_HAND)
    press(page, what)
    page.wait_for_function("window.hand.holds", timeout=PATIENCE * 1000)
    hover(page, to)
    page.mouse.up()
    page.wait_for_function("window.hand.hasDropped", timeout=PATIENCE * 1000)


def press(page: Page, what: Locator) -> None:
    """Take something once it stands still, and pull it a little."""
    still(page)
    size = what.bounding_box()
    assert size
    hold: Position = {"x": min(40, size["width"] / 2), "y": min(12, size["height"] / 2)}
    what.hover(position=hold)  # waits until it is what the mouse meets there
    start = what.bounding_box()
    assert start
    page.mouse.down()
    page.mouse.move(start["x"] + 60, start["y"] + 24, steps=4)


def hover(page: Page, place: Locator) -> None:
    """Move what is held over a place; if that slides away meanwhile, after it."""
    deadline = time.monotonic() + PATIENCE
    while not place.evaluate(IS_OVER):
        assert time.monotonic() < deadline, "the place is never under the hand"
        page.evaluate(DRAWN)  # the zones slide in
        end = place.bounding_box()
        assert end
        middle = end["y"] + min(end["height"] / 2, 160)
        page.mouse.move(end["x"] + end["width"] / 2, middle, steps=8)
