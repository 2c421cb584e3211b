"""Fields of the workspace's own: made in the settings, there at once for whoever has a record open."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal, open_board
from tests.browser.seats import Seat


def add_field(page: Page, name: str, kind: str) -> None:
    page.get_by_role("button", name="Add a field").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name in English").fill(name)
    dialog.get_by_role("combobox", name="What it holds").click()
    page.get_by_role("option", name=kind, exact=True).click()


def test_a_new_field_is_at_once_on_a_colleagues_open_deal_and_its_list(
    ada: Seat, bob: Seat, pipeline: Any
) -> None:
    deal = add_deal(bob, pipeline, "Ten desks")
    theirs = bob.open(f"/deals/{deal['id']}")
    expect(theirs.get_by_text("Ten desks").first).to_be_visible()
    page = ada.open("/settings/fields")
    add_field(page, "Renewal number", "Number")
    assert serious(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_text("Number · renewal_number")).to_be_visible()

    theirs.get_by_role("button", name="empty field").click()
    theirs.get_by_role("button", name="Renewal number: —").click()
    theirs.get_by_label("Renewal number").fill("7")
    with theirs.expect_response(lambda answer: answer.request.method == "PATCH"):
        theirs.get_by_label("Renewal number").press("Enter")

    expect(theirs.get_by_role("button", name="Renewal number: 7")).to_be_visible()
    found = bob.api("GET", "/api/v1/deals?filter=custom.renewal_number%20%3E%205")["items"]
    assert [one["title"] for one in found] == ["Ten desks"]
    listed = bob.open("/deals?view=list")
    listed.get_by_role("button", name="Columns").click()
    listed.get_by_role("checkbox", name="Renewal number").click()
    expect(listed.get_by_role("columnheader", name="Renewal number")).to_be_visible()


def test_choices_formulas_and_the_order_are_edited_with_the_keyboard(
    ada: Seat, pipeline: Any
) -> None:
    add_deal(ada, pipeline, "Ten chairs", value="100.00")
    page = ada.open("/settings/fields")
    add_field(page, "Deployment", "One of a list")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Add a choice").click()
    dialog.get_by_label("Choice 1 in English").fill("Cloud")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("One of a list · deployment")).to_be_visible()

    add_field(page, "Half", "Formula")
    dialog.get_by_label("Formula", exact=True).fill("value / ")
    expect(dialog.get_by_text("This formula is not complete")).to_be_visible()
    dialog.get_by_label("Formula", exact=True).fill("value / 2")
    expect(dialog.get_by_text("it gives: 50")).to_be_visible()
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Formula · half")).to_be_visible()

    page.get_by_role("button", name="Move Half").press("ArrowUp")
    places = page.get_by_text(re.compile(r" · (deployment|half)$"))
    expect(places).to_have_text(["Formula · half", "One of a list · deployment"])


COLORS = ["gray", "water", "indigo", "grape", "pink", "orange", "lime", "teal"]


def test_badges_on_cards_can_be_read_in_every_colour(ada: Seat, pipeline: Any) -> None:
    choices = [{"name_en": color.title(), "color": color} for color in COLORS]
    body = {"kind": "deal", "type": "choices", "name_en": "Hue", "choices": choices}
    field = ada.api("POST", "/api/v1/fields", body | {"on_card": True})
    ids = [choice["id"] for choice in field["choices"]]
    deal = add_deal(ada, pipeline, "Ten lamps")
    version = {"If-Match": f'"{deal["version"]}"'}
    ada.api("PATCH", f"/api/v1/deals/{deal['id']}", {"custom": {field["key"]: ids}}, **version)

    page = open_board(ada, pipeline)

    for scheme in ("light", "dark"):
        page.evaluate("(to) => document.documentElement.dataset.mantineColorScheme = to", scheme)
        expect(page.get_by_text("Orange", exact=True)).to_be_visible()
        assert serious(page) == []
