"""The board under a real hand: what is moved stays moved, what is refused comes back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.boards import add_deal, card, column, drag, open_board
from tests.browser.seats import Seat
from tests.browser.stillness import still

PROSPECTING, QUALIFICATION, NURTURE = "Prospecting", "Qualification", "Contact & nurture"


def test_a_dragged_card_stays_in_its_new_column_and_counts_there(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)

    drag(page, card(page, "Ten desks"), column(page, NURTURE))

    expect(card(column(page, NURTURE), "Ten desks")).to_be_visible()
    expect(column(page, NURTURE).locator("header")).to_contain_text("$1K")
    expect(page.get_by_text("“Ten desks” moved to Contact & nurture")).to_be_visible()
    page.reload()
    expect(card(column(page, NURTURE), "Ten desks")).to_be_visible()


def test_undo_takes_a_move_back(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    drag(page, card(page, "Ten desks"), column(page, QUALIFICATION))

    page.get_by_role("button", name="Undo").click()

    expect(card(column(page, PROSPECTING), "Ten desks")).to_be_visible()


def test_the_keyboard_moves_a_card_and_says_so(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    card(page, "Ten desks").focus()

    for key in ("Space", "ArrowRight", "ArrowRight", "Space"):
        page.keyboard.press(key)

    expect(card(column(page, NURTURE), "Ten desks")).to_be_focused()
    expect(page.locator("[aria-live=assertive]")).to_have_text(f"Dropped Ten desks on {NURTURE}")
    page.reload()
    expect(card(column(page, NURTURE), "Ten desks")).to_be_visible()


def test_escape_brings_a_lifted_card_back(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    card(page, "Ten desks").focus()

    for key in ("Space", "ArrowRight", "Escape"):
        page.keyboard.press(key)

    expect(card(column(page, PROSPECTING), "Ten desks")).to_be_focused()


def test_arrows_walk_the_cards_and_enter_opens_one(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Old desks")
    add_deal(ada, pipeline, "New desks")
    page = open_board(ada, pipeline)
    card(page, "New desks").focus()

    page.keyboard.press("ArrowDown")
    expect(card(page, "Old desks")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog")).to_contain_text("Old desks")


def test_a_card_dropped_on_lost_asks_why(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)

    drag(page, card(page, "Ten desks"), page.locator("[data-zone=lost]"))
    dialog = page.get_by_role("dialog", name=re.compile("Why was"))
    dialog.get_by_role("button", name="Mark as lost").click()
    expect(dialog.get_by_text("Choose a reason.")).to_be_visible()
    dialog.get_by_label("Reason").first.click()
    page.get_by_role("option").first.click()
    dialog.get_by_label("Competitor").fill("Desks & Co")
    dialog.get_by_role("button", name="Mark as lost").click()

    expect(card(page, "Ten desks")).to_have_count(0)
    expect(page.get_by_text("“Ten desks” marked as lost")).to_be_visible()
    lost = ada.api("GET", f"/api/v1/deals/{deal['id']}")
    assert (lost["status"], lost["competitor"]) == ("lost", "Desks & Co")


def test_won_deals_leave_and_can_be_called_back(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    drag(page, card(page, "Ten desks"), page.locator("[data-zone=won]"))
    expect(card(page, "Ten desks")).to_have_count(0)
    expect(page.get_by_text("Won $1,000")).to_be_visible()

    page.get_by_role("button", name="Undo").click()

    expect(card(column(page, PROSPECTING), "Ten desks")).to_be_visible()


def test_a_refused_move_snaps_back_with_the_reason(ada: Seat, bob: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Ten desks")
    page = open_board(ada, pipeline)
    page.route("**/api/v1/stream", lambda route: route.abort())
    page.reload()
    column(page, PROSPECTING).wait_for()
    still(page)
    ada.api("PUT", f"/api/v1/deals/{deal['id']}/status", {"status": "won"}, If_Match='"1"')

    drag(page, card(page, "Ten desks"), column(page, QUALIFICATION))

    expect(
        page.get_by_role("alert")
        .filter(has_text="changed")
        .or_(page.get_by_role("alert").filter(has_text="closed"))
    ).to_be_visible()
    expect(card(column(page, QUALIFICATION), "Ten desks")).to_have_count(0)


def test_the_first_of_two_quick_moves_may_fail_without_the_second(ada: Seat, pipeline: Any) -> None:
    first = add_deal(ada, pipeline, "First desks")
    add_deal(ada, pipeline, "Second desks")
    page = open_board(ada, pipeline)

    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/deals/{first['id']}/stage", hold)
    drag(page, card(page, "First desks"), column(page, QUALIFICATION))
    drag(page, card(page, "Second desks"), column(page, QUALIFICATION))
    held[0].fulfill(status=409, json={"code": "deal_is_closed", "detail": "Reopen it first."})

    expect(page.get_by_text("Reopen it first.")).to_be_visible()
    expect(card(column(page, PROSPECTING), "First desks")).to_be_visible()
    expect(card(column(page, QUALIFICATION), "Second desks")).to_be_visible()


def test_a_colleagues_move_shows_without_reloading(ada: Seat, bob: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks")
    watching, moving = open_board(ada, pipeline), open_board(bob, pipeline)

    drag(moving, card(moving, "Ten desks"), column(moving, NURTURE))

    expect(card(column(watching, NURTURE), "Ten desks")).to_be_visible()


def test_a_deal_is_added_at_the_head_of_a_column(ada: Seat, pipeline: Any) -> None:
    page = open_board(ada, pipeline)
    expect(column(page, QUALIFICATION).locator("p")).to_be_visible()

    page.get_by_role("button", name="Add a deal to Qualification").click()
    page.get_by_role("textbox", name="Title").fill("Chairs")
    page.get_by_label("Value").last.fill("2500")
    page.keyboard.press("Enter")

    expect(card(column(page, QUALIFICATION), "Chairs")).to_be_visible()
    expect(column(page, QUALIFICATION).locator("header")).to_contain_text("$2.5K")


def test_filters_live_in_the_address(ada: Seat, pipeline: Any) -> None:
    add_deal(ada, pipeline, "Ten desks")
    add_deal(ada, pipeline, "Chairs")
    page = open_board(ada, pipeline)

    page.get_by_role("searchbox", name="Title or company").fill("desk")

    expect(card(page, "Chairs")).to_have_count(0)
    expect(card(page, "Ten desks")).to_be_visible()
    expect(page).to_have_url(re.compile("q=desk"))


def test_a_long_column_loads_on_as_one_scrolls_and_tells_of_changes_at_its_head(
    ada: Seat, bob: Seat, pipeline: Any
) -> None:
    for number in range(60):
        add_deal(ada, pipeline, f"Desk {number}", stage=1)
    newcomer = add_deal(ada, pipeline, "Newcomer")
    page = open_board(ada, pipeline)
    long = column(page, QUALIFICATION)

    card(long, "Desk 59").hover()
    for _ in range(40):
        page.mouse.wheel(0, 700)
        still(page)
        if card(long, "Desk 0").is_visible():
            break
    expect(card(long, "Desk 0")).to_be_visible()

    stage = {"stage_id": pipeline["stages"][1]["id"]}
    bob.api("PUT", f"/api/v1/deals/{newcomer['id']}/stage", stage, If_Match='"1"')
    long.get_by_role("button", name="1 change").click()
    expect(card(long, "Newcomer")).to_be_visible()


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_axe_finds_nothing_serious(
    ada: Seat, pipeline: Any, language: str, width: int, dark: bool
) -> None:
    deal = add_deal(ada, pipeline, "Ten desks", tags=["VIP"], expected_close_date="2026-12-24")
    page = ada.open(
        f"/pipeline?pipeline={pipeline['id']}", language=language, width=width, dark=dark
    )

    for path in ("", f"/deals?pipeline={pipeline['id']}", f"/deals/{deal['id']}"):
        if path:
            page.goto(path)
        page.get_by_text("Ten desks").first.wait_for()
        assert serious(page) == [], path
