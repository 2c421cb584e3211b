"""People and companies on screen: ways to reach them, their group, who belongs to whom."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.seats import PASSWORD, Caller, Seat, Windows


def unlike(name: str) -> str:
    """Make a name that no other test has used: one workspace lasts for the whole run."""
    return f"{name} {time.monotonic_ns()}"


@pytest.fixture
def person(ada: Seat) -> Any:
    channels = [
        {"kind": "phone", "value": "010-65529988转8012", "label": "work"},
        {"kind": "phone", "value": "+1 650 253 0000"},
    ]
    return ada.api("POST", "/api/v1/people", {"name": unlike("Mei Han"), "channels": channels})


def act(page: Page, value: str, action: str) -> None:
    page.get_by_role("button", name=f"More for {value}").click()
    page.get_by_role("menuitem", name=action).click()


def saved(page: Page) -> Any:
    """Wait until what is done inside has come to the server."""
    return page.expect_response(lambda answer: answer.request.method == "PATCH")


@pytest.mark.parametrize("width", [1440, 390])
def test_a_number_is_marked_as_verified_or_invalid(ada: Seat, person: Any, width: int) -> None:
    page = ada.open(f"/people/{person['id']}", width=width)
    home = page.get_by_role("group", name="+1 650 253 0000")
    expect(home.get_by_role("link")).to_have_text("(650) 253-0000")

    act(page, "+1 650 253 0000", "It works: verified")
    expect(home).to_contain_text("Verified")
    page.get_by_role("button", name="Undo").click()
    expect(home).not_to_contain_text("Verified")
    act(page, "+1 650 253 0000", "It does not work: invalid")
    expect(home).to_contain_text("Invalid")
    assert serious(page) == []


@pytest.mark.parametrize("width", [1440, 390])
def test_a_number_is_changed_preferred_and_removed(ada: Seat, person: Any, width: int) -> None:
    page = ada.open(f"/people/{person['id']}", width=width)

    act(page, "+1 650 253 0000", "Edit")
    page.get_by_role("combobox", name="Label").fill("Mobile")
    page.get_by_role("textbox", name="Phone").fill("650-253-0000 x12")
    with saved(page):
        page.keyboard.press("Enter")
    changed = page.get_by_role("group", name="650-253-0000 x12")
    expect(changed).to_contain_text("(650) 253-0000 ext. 12")
    expect(changed).to_contain_text("Mobile")
    expect(changed.get_by_role("link")).to_have_attribute("href", "tel:+16502530000;ext=12")
    with saved(page):
        act(page, "650-253-0000 x12", "Prefer this one")
    expect(changed).to_contain_text("Preferred")

    with saved(page):
        act(page, "650-253-0000 x12", "Remove")
    expect(changed).to_have_count(0)
    removed = page.get_by_role("alert").filter(has_text="was removed")
    with saved(page):
        removed.get_by_role("button", name="Undo").click()
    expect(changed).to_be_visible()
    (first, _) = ada.api("GET", f"/api/v1/people/{person['id']}")["channels"]
    assert (first["number"], first["label"], first["is_primary"]) == (
        "+16502530000", "mobile", True)  # fmt: skip


@pytest.fixture
def group(ada: Seat) -> dict[str, Any]:
    """A holding with a subsidiary, which has one of its own; the middle one is Ada's alone."""
    made: dict[str, Any] = {}
    for name, above, owner in (
        ("Holding", None, None), ("North", "Holding", "ada"), ("Port", "North", None)
    ):  # fmt: skip
        body = {"name": unlike(name), "parent_id": made[above]["id"] if above else None}
        made[name] = ada.api(
            "POST", "/api/v1/companies", body | ({} if owner else {"owner_id": None})
        )
    return made


@pytest.fixture
def seller(ada: Seat, windows: Windows) -> Iterator[Seat]:
    """Somebody who sees only companies of their own, and nobody's."""
    rule = {"role": "seller", "kind": "company"}
    ada.api("PUT", "/api/v1/visibility", {"items": [rule | {"level": "own"}]})
    email = f"seller{time.monotonic_ns()}@example.com"
    invitation = {"email": email, "name": "Cy Moss", "role": "seller", "by_mail": False}
    link = ada.api("POST", "/api/v1/invitations", invitation)["link"]
    call = Caller(ada.caller.site)
    answer = {"name": "Cy Moss", "password": PASSWORD, "language": "en"}
    call("POST", f"/api/v1/invitations/{link.rstrip('/').rsplit('/', 1)[-1]}/acceptance", answer)
    seat = Seat(call, windows)
    yield seat
    seat.leave()
    ada.api("PUT", "/api/v1/visibility", {"items": [rule | {"level": "all"}]})


@pytest.mark.parametrize("width", [1440, 390])
def test_the_tree_of_a_group_leads_to_each_company_of_it(
    ada: Seat, group: dict[str, Any], width: int
) -> None:
    page = ada.open(f"/companies/{group['Port']['id']}", width=width)
    tree = page.get_by_role("table", name="Group")
    names = [group[name]["name"] for name in ("Holding", "North", "Port")]
    expect(tree.locator("tbody td:first-child")).to_have_text(names)
    assert serious(page) == []

    tree.get_by_role("button", name=names[0]).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_role("table", name="Group")).to_be_visible()


def test_what_is_hidden_cuts_the_tree(seller: Seat, group: dict[str, Any]) -> None:
    page = seller.open(f"/companies/{group['Holding']['id']}")
    section = page.get_by_role("region", name="Group")
    expect(section).to_contain_text("It stands alone")
    expect(page.get_by_text(group["North"]["name"])).to_have_count(0)


def test_a_parent_is_set_by_search_and_taken_away_again(ada: Seat, group: dict[str, Any]) -> None:
    alone = ada.api("POST", "/api/v1/companies", {"name": unlike("Alone")})
    page = ada.open(f"/companies/{alone['id']}", language="zh-CN", width=390, dark=True)
    page.get_by_role("button", name="设置上级公司").click()
    page.get_by_role("textbox", name="上级公司").fill(group["Port"]["name"])
    page.get_by_role("option", name=group["Port"]["name"], exact=True).click()
    page.get_by_role("button", name="保存").click()
    rows = page.get_by_role("table", name="集团").locator("tbody tr")
    expect(rows).to_have_count(4)
    assert serious(page) == []

    page.get_by_role("button", name="更改上级公司").click()
    page.get_by_role("button", name="改为独立公司").click()
    expect(rows).to_have_count(0)
    page.get_by_role("alert").get_by_role("button", name="撤销").click()
    expect(rows).to_have_count(4)


def test_the_list_of_companies_is_narrowed_to_a_group(ada: Seat, group: dict[str, Any]) -> None:
    page = ada.open("/companies")
    page.get_by_role("button", name="Group").first.click()
    page.get_by_role("textbox", name="Group").fill(group["North"]["name"])
    page.get_by_role("option", name=group["North"]["name"], exact=True).click()

    rows = page.get_by_role("row").filter(has_text=group["Holding"]["name"])
    expect(rows).to_have_count(2)  # North and Port name their head; the holding itself is not below


@pytest.mark.parametrize("width", [1440, 390])
def test_a_relation_is_shown_at_both_ends_in_their_words(ada: Seat, width: int) -> None:
    acme = ada.api("POST", "/api/v1/companies", {"name": unlike("Acme")})
    boss, hand = (
        ada.api("POST", "/api/v1/people", {"name": unlike(name), "company_id": acme["id"]})
        for name in ("Boss", "Hand")
    )
    page = ada.open(f"/people/{hand['id']}", width=width)
    section = page.get_by_role("region", name="Relations")
    section.get_by_role("button", name="Add a relation").click()
    section.get_by_role("textbox", name="Person").fill(boss["name"])
    page.get_by_role("option", name=boss["name"]).first.click()
    section.get_by_role("button", name="Save").click()
    expect(section.get_by_role("group", name=boss["name"])).to_contain_text("Reports to")
    assert serious(page) == []

    section.get_by_role("button", name=boss["name"], exact=True).click()
    drawer = page.get_by_role("dialog")
    other_end = drawer.get_by_role("group", name=hand["name"])
    expect(other_end).to_contain_text("Manager of")

    page.goto(f"/companies/{acme['id']}")
    chart = page.get_by_role("list", name="Org chart")
    expect(chart.get_by_role("listitem")).to_contain_text([boss["name"], hand["name"]])
    assert serious(page) == []


def test_a_relation_is_removed_and_taken_back(ada: Seat) -> None:
    names = [unlike("Mei"), unlike("Lei")]
    mei, lei = (ada.api("POST", "/api/v1/people", {"name": name}) for name in names)
    path = f"/api/v1/people/{mei['id']}/relations"
    ada.api("POST", path, {"kind": "introduced_by", "person_id": lei["id"]})
    page = ada.open(f"/people/{lei['id']}", language="zh-CN", dark=True)
    row = page.get_by_role("group", name=names[0])
    expect(row).to_contain_text("引荐了")

    row.get_by_role("button", name="移除").click()
    expect(row).to_have_count(0)
    page.get_by_role("alert").get_by_role("button", name="撤销").click()
    expect(row).to_contain_text("引荐了")


def test_whether_the_holder_of_a_hidden_customer_is_named_is_a_setting(
    ada: Seat, seller: Seat, group: dict[str, Any]
) -> None:
    hidden = group["North"]["name"]
    settings = ada.open("/settings/visibility")
    named = settings.get_by_role("switch", name="Say who holds the customer")
    expect(named).to_be_checked()
    assert serious(settings) == []

    for words in ("Ada King holds this customer", "A colleague holds this customer"):
        page = seller.open("/companies?new=company")
        page.get_by_role("textbox", name="Name").fill(hidden)
        expect(page.get_by_role("status")).to_contain_text(words)
        with settings.expect_response(lambda answer: answer.request.method == "PUT"):
            named.click(force=True)
