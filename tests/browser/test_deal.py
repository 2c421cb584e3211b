"""A deal in the drawer and in the list."""

import re
from typing import Any

from playwright.sync_api import Page, Response, Route, expect

from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def open_deal(seat: Seat, deal: Any, pipeline: Any) -> Page:
    page = seat.open(f"/pipeline?pipeline={pipeline['id']}&deal={deal['id']}")
    page.get_by_role("dialog").get_by_role("button", name=f"Title: {deal['title']}").wait_for()
    return page


def was_saved(answer: Response) -> bool:
    """Whether this answer says that an edit is in: the screen shows it before that."""
    return answer.request.method == "PATCH" and answer.ok


def test_the_title_is_edited_where_it_stands(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Ten desks")
    page = open_deal(ada, deal, pipeline)

    page.get_by_role("button", name="Title: Ten desks").click()
    page.get_by_role("textbox", name="Title").fill("Twelve desks")
    with page.expect_response(was_saved):
        page.keyboard.press("Enter")

    expect(page.get_by_role("article", name="Twelve desks")).to_be_attached()
    assert ada.api("GET", f"/api/v1/deals/{deal['id']}")["title"] == "Twelve desks"


def test_what_a_colleague_writes_under_the_typing_hand_is_shown_before_it_is_replaced(
    ada: Seat, bob: Seat, pipeline: Any
) -> None:
    deal = add_deal(ada, pipeline, "Ten desks")
    page = open_deal(ada, deal, pipeline)
    page.get_by_role("button", name="Title: Ten desks").click()
    page.get_by_role("textbox", name="Title").fill("Mine")

    bob.api("PATCH", f"/api/v1/deals/{deal['id']}", {"title": "Theirs"}, If_Match='"1"')

    expect(page.get_by_text("A colleague has just written “Theirs” here.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Title: Theirs")).to_be_visible()


def test_a_task_is_planned_and_ticked_off(ada: Seat, pipeline: Any) -> None:
    page = open_deal(ada, add_deal(ada, pipeline, "Ten desks"), pipeline)

    page.get_by_role("textbox", name="Call, send, meet…").fill("Send the quote")
    page.keyboard.press("Enter")
    tick = page.get_by_role("checkbox", name="Done: Send the quote")
    expect(tick).to_be_visible()
    tick.click()

    expect(tick).to_have_count(0)
    expect(page.get_by_text("completed “Send the quote”")).to_be_visible()


def test_a_click_on_the_path_moves_the_deal(ada: Seat, pipeline: Any) -> None:
    page = open_deal(ada, add_deal(ada, pipeline, "Ten desks"), pipeline)

    page.get_by_role("dialog").get_by_role("button", name="Qualification").click()

    step = page.get_by_role("dialog").get_by_role("button", name=re.compile("^Qualification"))
    expect(step).to_have_attribute("aria-current", "step")
    expect(page.get_by_text("moved the deal to Qualification")).to_be_visible()


def test_a_deleted_deal_can_be_taken_back(ada: Seat, pipeline: Any) -> None:
    page = open_deal(ada, add_deal(ada, pipeline, "Ten desks"), pipeline)

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("article", name="Ten desks")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("article", name="Ten desks")).to_be_visible()


def test_the_list_sorts_and_j_opens_the_next(ada: Seat, pipeline: Any) -> None:
    for title, value in (("Middle", "200"), ("Large", "300"), ("Small", "100")):
        add_deal(ada, pipeline, title, value=value)
    page = ada.open(f"/deals?pipeline={pipeline['id']}")
    rows = page.get_by_role("row")
    expect(rows).to_have_count(4)

    column = page.get_by_role("columnheader", name="Value")
    column.get_by_role("button").click()
    expect(column).to_have_attribute("aria-sort", "ascending")  # Small was first before, too
    expect(rows.nth(1)).to_contain_text("Small")
    column.get_by_role("button").click()
    expect(rows.nth(1)).to_contain_text("Large")

    page.get_by_role("button", name="Large").click()
    expect(page.get_by_role("dialog")).to_contain_text("Large")
    page.keyboard.press("j")
    expect(page.get_by_role("dialog")).to_contain_text("Middle")


def test_a_second_company_is_not_offered_before_the_search_has_answered(
    ada: Seat, pipeline: Any
) -> None:
    ada.api("POST", "/api/v1/companies", {"name": "Lumen Lights"})
    page = ada.open(f"/pipeline?pipeline={pipeline['id']}&new=deal")
    company = page.get_by_role("dialog").get_by_role("textbox", name="Company")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/v1/companies?*q=Lumen*", hold)
    with page.expect_request("**/api/v1/companies?*q=Lumen*"):
        company.fill("Lumen Lights")

    expect(page.get_by_role("option")).to_have_count(0)
    held[0].continue_()
    expect(page.get_by_role("option", name="Lumen Lights")).to_be_visible()
    expect(page.get_by_role("option", name="Create")).to_have_count(0)


def test_a_new_deal_makes_its_company_on_the_way(ada: Seat, pipeline: Any) -> None:
    page = ada.open(f"/pipeline?pipeline={pipeline['id']}&new=deal")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Forty lamps")
    dialog.get_by_label("Value").fill("1200")
    dialog.get_by_role("textbox", name="Company").fill("Lumen Ltd")
    page.get_by_role("option", name="Create “Lumen Ltd”").click()
    dialog.get_by_role("button", name="Create deal").click()

    expect(page.get_by_role("article", name="Forty lamps")).to_contain_text("Lumen Ltd")
