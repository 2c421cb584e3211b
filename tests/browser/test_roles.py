"""Roles on screen: an own one is made, cut down, given to somebody, and felt at once."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.seats import Seat


def test_a_role_is_made_cut_down_and_given(ada: Seat, bob: Seat) -> None:
    page = ada.open("/settings/roles")
    expect(page.get_by_role("checkbox", name="Owner: Write")).to_be_disabled()
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
    now = next(o for o in ada.api("GET", "/api/v1/members")["items"] if o["id"] == me["id"])
    ada.api(
        "PATCH", f"/api/v1/members/{me['id']}", {"role": "seller"}, If_Match=f'"{now["version"]}"'
    )
    page.reload()
    page.get_by_role("button", name="Delete: Junior").click()
    expect(page.get_by_role("checkbox", name="Junior: Delete")).to_have_count(0)


def test_the_tables_fit_a_phone_and_speak_chinese(ada: Seat) -> None:
    page = ada.open("/settings/roles", language="zh-CN", width=390, dark=True)

    expect(page.get_by_role("checkbox", name="销售: 导出")).to_be_checked()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    assert serious(page) == []
