"""Sharing a deal with a colleague, and following one, as they are done at the desk."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat

BOB = "Bob Hill"


@pytest.fixture
def seller(ada: Seat, bob: Seat) -> Iterator[Seat]:
    """Bob, while he sees only what is his own or shared with him."""
    give_role(ada, "seller")
    yield bob
    give_role(ada, "admin")


def give_role(ada: Seat, role: str) -> None:
    members = ada.api("GET", "/api/v1/members")["items"]
    bob = next(one for one in members if one["name"] == BOB)
    path, version = f"/api/v1/members/{bob['id']}", f'"{bob["version"]}"'
    ada.api("PATCH", path, {"role": role}, If_Match=version)


def share_with(page: Page, name: str) -> None:
    page.get_by_role("button", name="Share", exact=True).click()
    dialog = page.get_by_role("dialog", name="Shared with")
    dialog.get_by_role("combobox", name="A colleague or a team").click()
    page.get_by_role("option", name=name, exact=True).click()
    dialog.get_by_role("button", name="Share", exact=True).click()


def test_a_deal_is_shared_to_read_then_to_edit_and_is_gone_with_the_share(
    ada: Seat, seller: Seat, pipeline: Any
) -> None:
    deal = add_deal(ada, pipeline, "Shared harbour")
    page = ada.open(f"/deals/{deal['id']}", width=390, height=844)
    share_with(page, BOB)
    dialog = page.get_by_role("dialog", name="Shared with")
    expect(dialog.get_by_role("combobox", name=f"What {BOB} may do")).to_have_value("May read")

    seen = seller.open(f"/deals/{deal['id']}")
    expect(seen.get_by_text("This is shared with you for reading only.")).to_be_visible()
    expect(seen.get_by_role("button", name="Won")).to_have_count(0)
    seen.get_by_role("button", name="Follow").click()
    expect(seen.get_by_role("button", name="Following · 1")).to_be_visible()

    dialog.get_by_role("combobox", name=f"What {BOB} may do").click()
    page.get_by_role("option", name="May edit").click()
    expect(seen.get_by_role("button", name="Won")).to_be_visible()

    dialog.get_by_role("button", name=f"Share with {BOB} no longer").click()
    expect(seen.get_by_text("Shared harbour")).to_have_count(0)
    expect(seen.get_by_text("What you had open is no longer shown to you")).to_be_visible()


def test_an_open_page_is_closed_with_a_sentence_when_a_role_sees_less(
    ada: Seat, seller: Seat, pipeline: Any
) -> None:
    deal = add_deal(ada, pipeline, "Harbour of others")
    give_role(ada, "admin")
    seen = seller.open(f"/deals/{deal['id']}")
    expect(seen.get_by_text("Harbour of others").first).to_be_visible()

    give_role(ada, "seller")

    expect(seen.get_by_text("What you had open is no longer shown to you")).to_be_visible()
    expect(seen.get_by_text("Harbour of others")).to_have_count(0)


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_axe_finds_nothing_serious(
    ada: Seat, seller: Seat, pipeline: Any, language: str, width: int, dark: bool
) -> None:
    deal = add_deal(ada, pipeline, "Open harbour")
    bob_id = seller.api("GET", "/api/v1/me")["member"]["id"]
    ada.api("PUT", f"/api/v1/shares/deal/{deal['id']}/members/{bob_id}", {"level": "read"})
    page = ada.open(f"/deals/{deal['id']}", language=language, width=width, dark=dark)
    avatar = page.get_by_role("img", name=BOB).first
    avatar.wait_for()
    assert serious(page) == []

    page.get_by_role("button", name="Share" if language == "en" else "共享", exact=True).click()
    page.get_by_role("dialog").get_by_text(BOB).wait_for()
    assert serious(page, "[role=dialog]") == []
