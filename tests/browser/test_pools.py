"""公海 on screen: two reach for the same record, one has it; what one holds is given back."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.seats import Seat
from tests.browser.stillness import answered


@pytest.fixture
def seller(ada: Seat, bob: Seat) -> Iterator[Seat]:
    """Bob while he is a seller: admins see everything."""
    me = bob.api("GET", "/api/v1/me")["member"]["id"]

    def become(role: str) -> None:
        member = next(m for m in ada.api("GET", "/api/v1/members")["items"] if m["id"] == me)
        path, version = f"/api/v1/members/{me}", f'"{member["version"]}"'
        ada.api("PATCH", path, {"role": role}, If_Match=version)

    become("seller")
    yield bob
    become("admin")


@pytest.fixture
def pool(ada: Seat, bob: Seat) -> Any:
    """Make a pool that both may use, with one record in it that shows little."""
    members = [seat.api("GET", "/api/v1/me")["member"]["id"] for seat in (ada, bob)]
    made = ada.api(
        "POST",
        "/api/v1/pools",
        {
            "kind": "company",
            "name_en": "East",
            "name_zh": "华东公海",
            "visible_fields": ["industry"],
            "most_held": 50,
            "access": [{"member_id": member} for member in members],
            "rules": {"idle_days": 30},
        },
    )
    for name in ("Granite Works", "Brook"):
        company = {"name": name, "owner_id": None, "industry": "Steel", "description": "SECRET"}
        record = ada.api("POST", "/api/v1/companies", company)
        ada.api("PUT", f"/api/v1/pools/{made['id']}/records/{record['id']}")
    return made


def claim(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=f"Claim: {name}")


def test_two_reach_for_one_record_and_the_second_is_told_who_has_it(
    ada: Seat, seller: Seat, pool: Any
) -> None:
    path = f"/pools?pool={pool['id']}"
    first, second = seller.open(path), ada.open(path)
    for page in (first, second):
        claim(page, "Granite Works").wait_for()
    assert "SECRET" in second.content()
    assert "SECRET" not in first.content()
    assert serious(first) == []
    # Ada's list is a moment behind, as it is when both reach for it at once.
    second.route("**/pools/*/records?*", lambda route: route.abort())

    claim(first, "Granite Works").click()
    expect(first.get_by_role("dialog")).to_contain_text("Steel", timeout=15_000)
    claim(second, "Granite Works").click()

    told = second.get_by_role("alert").filter(has_text="Bob Hill already has this.")
    expect(told).to_be_visible(timeout=15_000)
    second.unroute("**/pools/*/records?*")
    second.reload()
    claim(second, "Brook").wait_for()
    expect(claim(second, "Granite Works")).to_have_count(0)

    mine = seller.open(f"{path}&tab=mine")
    # Other tests claim one of this name, too: the youngest claim stands at the end.
    claimed = mine.get_by_role("listitem").filter(has_text="Granite Works").last
    expect(claimed).to_contain_text("Stays yours")
    claimed.get_by_role("button", name="Return").click()
    mine.get_by_role("textbox", name="Reason").fill("No answer")
    mine.get_by_role("dialog").get_by_role("button", name="Return").click()
    expect(mine.get_by_role("dialog")).to_have_count(0)
    mine.get_by_role("tab", name="Log").click()
    expect(mine.get_by_role("listitem").first).to_contain_text("No answer")


def test_the_pages_fit_a_phone_and_speak_chinese(ada: Seat, bob: Seat, pool: Any) -> None:
    shots = os.environ.get("SHOTS")
    path = f"/pools?pool={pool['id']}"
    places = [path, f"{path}&tab=mine", f"{path}&tab=log", "/settings/pools", "/settings/members"]
    for n, place in enumerate(places):
        for width, dark, language in ((390, True, "zh-CN"), (1440, False, "en")):
            page = ada.open(place, width=width, dark=dark, language=language)
            page.locator("main").get_by_role("button").or_(page.get_by_role("tab")).first.wait_for()
            if place == "/settings/pools":
                page.get_by_role(
                    "button", name="Edit: East" if language == "en" else "编辑: 华东"
                ).first.click()
                expect(page.get_by_role("dialog")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert serious(page) == []
            if shots:
                page.screenshot(path=f"{shots}/{n}-{width}.png")


def test_an_admin_puts_in_finds_gives_several_and_takes_them_back(
    ada: Seat, bob: Seat, pool: Any
) -> None:
    made = ada.api("POST", "/api/v1/companies", {"name": "Cedar Tools", "owner_id": None})
    page = ada.open(f"/companies/{made['id']}")
    put_in(page, "Cedar Tools")

    page.goto(f"/pools?pool={pool['id']}")
    find(page, "cedar", "Cedar Tools", reason="Found at the fair")
    for name in ("Granite Works", "Brook"):
        page.get_by_role("checkbox", name=f"Choose {name}").check()
    bar = page.get_by_role("group", name="2 chosen")
    assert serious(page) == []
    bar.get_by_role("button", name="Take out").click()
    told = page.get_by_role("alert").filter(has_text="2 records are out of the pool.")
    expect(claim(page, "Granite Works")).to_have_count(0)
    told.get_by_role("button", name="Undo").click()
    expect(claim(page, "Granite Works")).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("link", name="Export").click()
    assert "Cedar Tools" in download.value.path().read_text("utf-8-sig")


def put_in(page: Page, name: str) -> None:
    """Put the company on screen into the youngest pool."""
    page.get_by_role("button", name="Put into a pool").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Pool").click()
    page.get_by_role("option", name="East").last.click()
    dialog.get_by_role("textbox", name="Reason").fill("Found at the fair")
    assert serious(page) == []
    dialog.get_by_role("button", name="Put into a pool").click()
    expect(page.get_by_text(f"“{name}” is in “East” now.")).to_be_visible()


def find(page: Page, typed: str, name: str, *, reason: str) -> None:
    box = page.get_by_role("searchbox", name="Find in the pool")
    box.fill(typed)
    expect(page.get_by_role("listitem").filter(has_text=name)).to_contain_text(reason)
    expect(claim(page, "Granite Works")).to_have_count(0)
    box.fill("")


def test_a_role_holds_no_more_than_its_cap(ada: Seat, seller: Seat, pool: Any) -> None:
    page = ada.open("/settings/pools")
    page.get_by_role("textbox", name="Seller: Companies").fill("0")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Seller: Companies")).to_have_value("0")
    assert serious(page) == []

    theirs = seller.open(f"/pools?pool={pool['id']}")
    claim(theirs, "Granite Works").click()
    refused = theirs.get_by_role("alert").filter(has_text="This role may hold 0 more, not 1.")
    expect(refused).to_be_visible()

    page.get_by_role("textbox", name="Seller: Companies").fill("")
    page.keyboard.press("Tab")
    answered(page)
    claim(theirs, "Granite Works").click()
    expect(claim(theirs, "Granite Works")).to_have_count(0)


def test_a_member_hands_over_from_the_list_of_members(ada: Seat, bob: Seat, pool: Any) -> None:
    bob.api("POST", "/api/v1/companies", {"name": "Bob's customer"})
    page = ada.open("/settings/members")
    page.get_by_role("button", name="More for Bob").click()
    page.get_by_role("menuitem", name="Hand over").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Companies")
    assert serious(page) == []

    dialog.get_by_role("combobox", name="Everything to").click()
    page.get_by_role("option", name="Ada").first.click()
    dialog.get_by_role("checkbox").uncheck()
    dialog.get_by_role("button", name="Hand over").click()
    expect(dialog).to_have_count(0)
    me = ada.api("GET", "/api/v1/me")["member"]["id"]
    found = ada.api("GET", f"/api/v1/companies?q=Bob&owner_id={me}")["items"]
    assert [one["name"] for one in found] == ["Bob's customer"]
