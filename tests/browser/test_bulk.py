"""The same done to many records at once, from the lists."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def test_a_few_deals_are_tagged_together_and_taken_back(ada: Seat, pipeline: Any) -> None:
    deals = [add_deal(ada, pipeline, f"Bulk desks {n}") for n in range(3)]
    page = ada.open(f"/deals?pipeline={pipeline['id']}")
    for deal in deals[:2]:
        page.get_by_role("checkbox", name=f"Select “{deal['title']}”").check()
    expect(page.get_by_text("2 selected")).to_be_visible()
    assert serious(page) == []

    page.get_by_role("button", name="Add tag").click()
    page.get_by_role("textbox", name="Add tag").fill("fair")
    page.get_by_role("button", name="Apply").click()

    expect(page.get_by_text("2 records are changed.")).to_be_visible()
    tags = [ada.api("GET", f"/api/v1/deals/{deal['id']}")["tags"] for deal in deals]
    assert tags == [["fair"], ["fair"], []]

    page.get_by_role("alert").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert ada.api("GET", f"/api/v1/deals/{deals[0]['id']}")["tags"] == []


@pytest.mark.usefixtures("worker")
def test_all_that_match_are_moved_by_a_job_with_refusals_told(ada: Seat, pipeline: Any) -> None:
    deals = [add_deal(ada, pipeline, f"Job desks {n}") for n in range(70)]
    for deal in deals[:2]:
        path = f"/api/v1/deals/{deal['id']}/status"
        ada.api("PUT", path, {"status": "won"}, If_Match='"1"')
    page = ada.open(f"/deals?pipeline={pipeline['id']}&status=all")
    page.get_by_role("checkbox", name="Select all shown").check()
    page.get_by_role("button", name="Select all that match").click()
    expect(page.get_by_text("70 selected")).to_be_visible()

    page.get_by_role("toolbar").get_by_role("button", name="Stage").click()
    page.get_by_role("combobox", name="Stage").click()
    group = page.get_by_role("group", name=pipeline["name"])
    group.get_by_role("option", name=pipeline["stages"][1]["name"]).click()

    told = page.get_by_role("status").filter(has_text="68 records are changed.")
    expect(told).to_be_visible(timeout=60_000)
    expect(told).to_contain_text("2 stay as they are")
    told.get_by_role("link", name="Details").click()
    expect(page.get_by_text("68 changed, 2 refused")).to_be_visible()
    expect(page.get_by_text("This deal is closed.").first).to_be_visible()


@pytest.mark.usefixtures("bob")
def test_companies_are_given_away_together_on_a_phone(ada: Seat) -> None:
    made = [ada.api("POST", "/api/v1/companies", {"name": f"Bulk firm {n}"}) for n in range(2)]
    page = ada.open("/companies?q=Bulk+firm", language="zh-CN", width=390, height=844)
    for one in made:
        page.get_by_role("checkbox", name=f"选择“{one['name']}”").check()

    page.get_by_role("button", name="分配给…").click()
    page.get_by_role("combobox", name="分配给…").click()
    page.get_by_role("option", name="Bob Hill").click()

    expect(page.get_by_text("已更改 2 条。")).to_be_visible()
    owners = {ada.api("GET", f"/api/v1/companies/{one['id']}")["owner_name"] for one in made}
    assert owners == {"Bob Hill"}


def test_cards_of_the_board_are_chosen_by_key_and_click_and_tagged_together(
    ada: Seat, pipeline: Any
) -> None:
    deals = [add_deal(ada, pipeline, f"Card {n}") for n in range(4)]
    page = ada.open(f"/pipeline?pipeline={pipeline['id']}")
    cards = page.get_by_role("article")
    cards.first.focus()
    page.keyboard.press("x")
    expect(page.get_by_text("1 selected")).to_be_visible()
    cards.nth(2).click(modifiers=["Shift"])
    expect(page.get_by_text("3 selected")).to_be_visible()
    cards.nth(1).click(modifiers=["ControlOrMeta"])
    expect(page.get_by_text("2 selected")).to_be_visible()
    assert serious(page) == []

    page.get_by_role("button", name="Add tag").click()
    page.get_by_role("textbox", name="Add tag").fill("fair")
    page.get_by_role("button", name="Apply").click()

    expect(page.get_by_text("2 records are changed.")).to_be_visible()
    tags = [ada.api("GET", f"/api/v1/deals/{deal['id']}")["tags"] for deal in deals]
    assert sorted(tags) == [[], [], ["fair"], ["fair"]]
    expect(page.get_by_role("toolbar", name="With what is selected")).to_have_count(0)
