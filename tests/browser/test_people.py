"""People and companies on screen: ways to reach them, their group, who belongs to whom."""

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.seats import Seat


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


@pytest.mark.parametrize("width", [1440, 390])
def test_a_number_is_judged_changed_preferred_and_removed(
    ada: Seat, person: Any, width: int
) -> None:
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

    act(page, "+1 650 253 0000", "Edit")
    page.get_by_role("combobox", name="Label").fill("Mobile")
    page.get_by_role("textbox", name="Phone").fill("650-253-0000 x12")
    page.keyboard.press("Enter")
    changed = page.get_by_role("group", name="650-253-0000 x12")
    expect(changed).to_contain_text("(650) 253-0000 ext. 12")
    expect(changed).to_contain_text("Mobile")
    expect(changed).not_to_contain_text("Invalid")
    expect(changed.get_by_role("link")).to_have_attribute("href", "tel:+16502530000;ext=12")
    act(page, "650-253-0000 x12", "Prefer this one")
    expect(changed).to_contain_text("Preferred")

    act(page, "650-253-0000 x12", "Remove")
    expect(changed).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(changed).to_be_visible()
    (first, _) = ada.api("GET", f"/api/v1/people/{person['id']}")["channels"]
    assert (first["number"], first["label"], first["is_primary"]) == (
        "+16502530000", "mobile", True)  # fmt: skip
