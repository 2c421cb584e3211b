"""Filters put together by hand, and the views that are kept of them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat
from tests.browser.test_views import day_in


@pytest.fixture(autouse=True)
def no_views(ada: Seat, bob: Seat) -> Iterator[None]:
    """One workspace lasts for the whole run: no list is left opening with a view."""
    yield
    for seat in (ada, bob):
        for view in seat.api("GET", "/api/v1/views?kind=deal")["items"]:
            seat.api("DELETE", f"/api/v1/views/{view['id']}", If_Match=f'"{view["version"]}"')


def rows(page: Page) -> Locator:
    return page.get_by_role("row")


def choose(page: Page, place: Page | Locator, name: str, option: str) -> None:
    place.get_by_role("combobox", name=name, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def open_builder(page: Page) -> Locator:
    page.get_by_role("button", name="Filter", exact=True).click()
    return page.get_by_role("dialog")


def switch(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile("^Views:")).click()
    page.get_by_role("menuitem", name=name).click()


def save_view(page: Page, name: str) -> None:
    """Keep what is on screen for everybody."""
    switch(page, "Save as a view…")
    dialog = page.get_by_role("dialog", name="Save as a view")
    dialog.get_by_role("textbox", name="Name").fill(name)
    dialog.get_by_role("radio", name="Everybody").check()
    dialog.get_by_role("button", name="Save").click()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_filter_of_and_and_or_is_put_together_from_any_fields(
    ada: Seat, pipeline: Any, width: int
) -> None:
    add_deal(ada, pipeline, "Ten desks", value="5000", expected_close_date=day_in(1))
    add_deal(ada, pipeline, "Lamps", value="5", tags=["vip"], expected_close_date=day_in(1))
    add_deal(ada, pipeline, "Chairs", value="5000")
    page = ada.open(f"/deals?pipeline={pipeline['id']}", width=width)
    builder = open_builder(page)

    choose(page, builder, "Add a condition", "Expected close")
    choose(page, builder, "Expected close: what", "the next … days")
    builder.get_by_role("textbox", name="Days").fill("60")
    builder.get_by_role("button", name="Group", exact=True).click()
    inner = builder.get_by_role("group", name="Any of these", exact=True)
    choose(page, inner, "Add a condition", "Value")
    inner.get_by_role("textbox", name="Value: what").fill("1000")
    choose(page, inner, "Add a condition", "Tags")
    inner.get_by_role("combobox", name="Tags: what").fill("vip")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("vip"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_text("Expected close within the next 60 days")).to_be_attached()
    expect(page.get_by_text("Chairs")).to_have_count(0)
    expect(page.get_by_text("Ten desks")).to_be_visible()
    expect(page.get_by_text("Lamps")).to_be_visible()
    page.get_by_role("button", name="Clear filter group").click()
    page.get_by_role("button", name="Clear filter Expected close").click()
    expect(page.get_by_text("Chairs")).to_be_visible()


def test_a_filter_is_written_as_text_and_what_is_wrong_with_it_is_said(
    ada: Seat, pipeline: Any
) -> None:
    add_deal(ada, pipeline, "Ten desks", value="5000")
    add_deal(ada, pipeline, "Lamps", value="5")
    page = ada.open(f"/deals?pipeline={pipeline['id']}")
    builder = open_builder(page)

    builder.get_by_role("button", name="As text").click()
    text = builder.get_by_role("textbox", name="Filter as text")
    text.fill("value >= many")
    expect(builder.get_by_text("“many” is no number.")).to_be_visible()
    text.fill("value >= 1000 and owner_id = me")

    expect(page.get_by_role("row")).to_have_count(2)
    builder.get_by_role("button", name="As conditions").click()
    expect(builder.get_by_role("textbox", name="Value: what")).to_have_value("1,000")
    expect(builder.get_by_role("combobox", name="Owner: what")).to_have_value("me")


def test_a_view_is_kept_shared_starred_changed_and_opens_the_lists_of_a_role(
    ada: Seat, bob: Seat, pipeline: Any
) -> None:
    add_deal(ada, pipeline, "Ten desks", value="7000")
    add_deal(ada, pipeline, "Lamps", value="7")
    page = ada.open(f"/deals?pipeline={pipeline['id']}&filter=value >= 6999&sort=-value")
    expect(rows(page)).to_have_count(2)

    save_view(page, "Sevens")
    expect(page.get_by_role("button", name="Views: Sevens")).to_be_visible()
    expect(page.get_by_role("button", name="Views: Sevens")).not_to_contain_text("changed")

    theirs = bob.open("/deals?saved=none")
    switch(theirs, "Sevens")
    expect(theirs.get_by_text("Ten desks")).to_be_visible()
    expect(theirs.get_by_text("Lamps")).to_have_count(0)
    switch(theirs, "Add to favourites")
    theirs.get_by_role("button", name="Views: Sevens").click()
    expect(theirs.get_by_text("Favourites", exact=True)).to_be_visible()
    theirs.keyboard.press("Escape")

    page.get_by_role("button", name="Clear filter Value").click()
    expect(page.get_by_role("button", name="Views: Sevens")).to_contain_text("changed")
    switch(page, "Drop the changes")
    expect(page.get_by_role("button", name="Views: Sevens")).not_to_contain_text("changed")

    (view,) = ada.api("GET", "/api/v1/views?kind=deal")["items"]
    ada.api("PUT", "/api/v1/default-views/admin", {"kind": "deal", "view_id": view["id"]})
    theirs.goto("/deals")
    expect(theirs.get_by_role("button", name="Views: Sevens")).to_be_visible()
    expect(theirs).to_have_url(re.compile("saved="))


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_axe_finds_nothing_serious(
    ada: Seat, pipeline: Any, language: str, width: int, dark: bool
) -> None:
    add_deal(ada, pipeline, "Ten desks", value="5000")
    filter_ = "value >= 1 and (owner_id = me or created_at within last 7 days)"
    page = ada.open(f"/deals?filter={filter_}", language=language, width=width, dark=dark)
    name = "Filter" if language == "en" else "筛选"
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_role("combobox").first.wait_for()

    assert serious(page) == []
    assert serious(page, "[role=dialog]") == []
