"""The people of a deal as a map: placed by hand and keyboard, with what is missing in words."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.boards import add_deal, drag
from tests.browser.seats import Seat
from tests.browser.stillness import still


def deal_with(seat: Seat, pipeline: Any, *names: str) -> Any:
    deal = add_deal(seat, pipeline, "Ten desks")
    people = [seat.api("POST", "/api/v1/people", {"name": name}) for name in names]
    for person in people:
        seat.api("PUT", f"/api/v1/deals/{deal['id']}/people/{person['id']}", {"role": "user"})
    for lower, upper in zip(people[1:], people, strict=False):
        body = {"kind": "reports_to", "person_id": upper["id"]}
        seat.api("POST", f"/api/v1/people/{lower['id']}/relations", body)
    return deal


def open_map(seat: Seat, deal: Any, **window: Any) -> Page:
    page = seat.open(f"/deals/{deal['id']}", **window)
    page.evaluate("localStorage.setItem('headwater.people-as-map', 'true')")
    page.reload()
    page.locator("[data-person]").first.wait_for()
    still(page)
    return page


def spot(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def test_people_are_dragged_and_moved_by_keyboard_and_gaps_are_said(
    ada: Seat, pipeline: Any
) -> None:
    deal = deal_with(ada, pipeline, "Bo Chen", "Cy Diaz")
    page = open_map(ada, deal)
    expect(page.get_by_text("No economic buyer or decision maker is named.")).to_be_visible()
    expect(page.get_by_text("Of some it is not known how they stand.")).to_be_visible()

    chip = page.locator("[data-person]").filter(has_text="Bo Chen")
    drag(page, chip, spot(page, "for us, high influence"))

    expect(spot(page, "for us, high influence").get_by_text("Bo Chen")).to_be_visible()
    expect(page.get_by_role("alert").get_by_text("Bo Chen: for us, high influence")).to_be_visible()
    other = page.locator("[data-person]").filter(has_text="Cy Diaz")
    other.focus()
    expect(other).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(spot(page, "neutral, some influence").get_by_text("Cy Diaz")).to_be_visible()
    expect(other).to_be_focused()  # it goes along
    page.keyboard.press("ArrowRight")
    expect(spot(page, "against us, some influence").get_by_text("Cy Diaz")).to_be_visible()
    expect(page.get_by_text("Of some it is not known how they stand.")).to_have_count(0)
    expect(page.locator("svg path[marker-end]")).to_have_count(1)
    told = page.get_by_role("alert")
    expect(told.get_by_text("Cy Diaz: against us, some influence")).to_be_visible()  # it is saved
    shown = ada.api("GET", f"/api/v1/deals/{deal['id']}/stakeholders")["items"]
    assert {(one["name"], one["attitude"], one["influence"]) for one in shown} == {
        ("Bo Chen", "supportive", "high"),
        ("Cy Diaz", "against", "medium"),
    }


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_axe_finds_nothing_serious_on_the_map(
    ada: Seat, pipeline: Any, language: str, width: int, dark: bool
) -> None:
    deal = deal_with(ada, pipeline, "Bo Chen", "Cy Diaz")

    page = open_map(ada, deal, language=language, width=width, dark=dark)

    assert serious(page) == []
