"""Roles on screen: an own one is made, cut down, given to somebody, and felt at once."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal, card, open_board
from tests.browser.seats import Seat


def test_a_role_is_made_cut_down_and_given(ada: Seat, bob: Seat) -> None:
    page = ada.open("/settings/roles")
    expect(page.get_by_role("checkbox", name="Owner: Edit", exact=True)).to_be_disabled()
    page.get_by_role("button", name="New role").click()
    page.get_by_role("textbox", name="Name of the role").fill("Junior")
    page.get_by_role("button", name="Make role").click()
    delete = page.get_by_role("checkbox", name="Junior: Delete")
    expect(delete).to_be_checked()
    delete.click()
    expect(delete).not_to_be_checked()
    assert serious(page) == []

    members: Any = ada.api("GET", "/api/v1/members")["items"]
    me = bob.api("GET", "/api/v1/me")["member"]
    member = next(one for one in members if one["id"] == me["id"])
    page.goto("/settings/members")
    page.get_by_role("combobox", name=f"Role of {member['name']}").click()
    page.get_by_role("option", name="Junior").click()
    expect(page.get_by_role("combobox", name=f"Role of {member['name']}")).to_have_value("Junior")

    assert "delete" not in bob.api("GET", "/api/v1/me")["can"]
    page.goto("/settings/roles")
    expect(page.get_by_role("button", name=re.compile("Delete: Junior"))).to_be_disabled()
    _give(ada, bob, member["role"])  # other tests expect to find him as he was
    page.reload()
    page.get_by_role("button", name="Delete: Junior").click()
    expect(page.get_by_role("checkbox", name="Junior: Delete")).to_have_count(0)


def test_the_tables_fit_a_phone_and_speak_chinese(ada: Seat) -> None:
    page = ada.open("/settings/roles", language="zh-CN", width=390, dark=True)

    expect(page.get_by_role("checkbox", name="销售: 导出")).to_be_checked()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    assert serious(page) == []


def test_a_field_is_hidden_from_a_role_and_gone_from_its_screens(
    ada: Seat, bob: Seat, pipeline: Any
) -> None:
    seller = next(o for o in ada.api("GET", "/api/v1/roles")["items"] if o["key"] == "seller")
    was = _give(ada, bob, "seller")
    add_deal(bob, pipeline, "Ten desks")
    theirs = open_board(bob, pipeline)
    expect(theirs.get_by_text("weighted").first).to_be_visible()
    bob.leave()

    page = ada.open("/settings/roles")
    fields = page.get_by_role("region", name="Fields")
    fields.get_by_role("textbox", name="Find a field").fill("value")
    choice = fields.get_by_role("radiogroup", name="Deal value")
    choice.get_by_text("Hidden").click()
    expect(choice.get_by_role("radio", name="Hidden")).to_be_checked()
    assert serious(page) == []

    theirs = open_board(bob, pipeline)
    expect(card(theirs, "Ten desks")).to_be_visible()
    expect(theirs.get_by_text("weighted")).to_have_count(0)
    assert serious(theirs) == []
    theirs.goto("/deals")
    expect(theirs.get_by_role("columnheader", name="Stage")).to_be_visible()
    expect(theirs.get_by_role("columnheader", name="Value")).to_have_count(0)

    now = next(o for o in ada.api("GET", "/api/v1/roles")["items"] if o["key"] == "seller")
    back = {"fields": {"deal": {}}, "rights": seller["rights"]}
    ada.api("PATCH", "/api/v1/roles/seller", back, If_Match=f'"{now["version"]}"')
    _give(ada, bob, was)


def _give(ada: Seat, bob: Seat, role: str) -> str:
    """Give Bob a role, and say which he had."""
    bob_id = bob.api("GET", "/api/v1/me")["member"]["id"]
    now = next(o for o in ada.api("GET", "/api/v1/members")["items"] if o["id"] == bob_id)
    tag = f'"{now["version"]}"'
    ada.api("PATCH", f"/api/v1/members/{bob_id}", {"role": role}, If_Match=tag)
    return str(now["role"])
