"""The sheet for the 1:1 and the risk column of the list, as a manager reads them."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.axe import LOOKS, serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat

YESTERDAY = str((datetime.now(UTC) - timedelta(days=2)).date())


@pytest.fixture
def told(ada: Seat, pipeline: Any) -> Any:
    """One deal that is overdue and has no next step, one that was won."""
    me = ada.api("GET", "/api/v1/me")["member"]
    add_deal(ada, pipeline, "Overdue desks", value="5000", expected_close_date=YESTERDAY)
    won = add_deal(ada, pipeline, "Sold chairs", value="700")
    version = f'"{won["version"]}"'
    ada.api("PUT", f"/api/v1/deals/{won['id']}/status", {"status": "won"}, If_Match=version)
    return pipeline | {"me": me}


def test_a_name_leads_to_what_to_praise_to_ask_and_where_to_help(ada: Seat, told: Any) -> None:
    page = ada.open(f"/insights/people?pipeline={told['id']}")
    page.get_by_role("link", name=told["me"]["name"], exact=True).click()

    praise = page.get_by_role("region", name="What to praise")
    expect(praise).to_contain_text("Won 1 deal, worth $700.")
    asks = page.get_by_role("region", name="What to ask")
    expect(asks).to_contain_text("Slipping: 1 deal, worth $5K.")
    expect(asks).to_contain_text("was to close 2 days ago")
    help_ = page.get_by_role("region", name="Deals to help with")
    expect(help_).to_contain_text("no next step")
    assert serious(page) == []

    asks.get_by_role("link", name="Show all").first.click()
    expect(page).to_have_url(re.compile(r"/deals\?"))  # the sheet names the deal several times
    expect(page.get_by_text("Overdue desks").first).to_be_visible()


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_the_sheet_fits_every_look(
    ada: Seat, told: Any, language: str, width: int, dark: bool
) -> None:
    words = {"en": "What to praise", "zh-CN": "值得肯定"}
    member = told["me"]["id"]
    window: Any = {"language": language, "width": width, "height": 900, "dark": dark}

    page = ada.open(f"/insights/people/{member}?pipeline={told['id']}", **window)
    expect(page.get_by_role("region", name=words[language])).to_be_visible()
    assert serious(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")

    page = ada.open(f"/insights/people?pipeline={told['id']}", **window)
    expect(page.get_by_role("table")).to_be_visible()
    assert serious(page) == []


def test_a_sheet_is_printed_to_its_end(ada: Seat, told: Any) -> None:
    page = ada.open(f"/insights/people/{told['me']['id']}?pipeline={told['id']}")
    page.get_by_role("region", name="What to praise").wait_for()

    paper = PdfReader(BytesIO(page.pdf(format="A4")))

    assert len(paper.pages) > 1
    assert "Time to answer" in paper.pages[-1].extract_text()


def test_a_sheet_that_is_not_shown_to_one_is_not_there(ada: Seat) -> None:
    page = ada.open("/insights/people/00000000-0000-0000-0000-000000000000")

    expect(page.get_by_text("There is no such member.")).to_be_visible()
    expect(page.get_by_role("region", name="What to praise")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "why"),
    [("en", "no next step; was to close 2 days ago"), ("zh-CN", "无下一步；预计成交日期已过 2 天")],
)
def test_the_list_tells_why_a_deal_is_at_risk(
    ada: Seat, told: Any, language: str, why: str
) -> None:
    address = f"/deals?pipeline={told['id']}&filter=is_at_risk+%3D+yes"
    page = ada.open(address, language=language)
    names = {"en": ("Columns", "At risk"), "zh-CN": ("列", "风险")}[language]
    expect(page.get_by_text("Overdue desks").first).to_be_visible()
    page.get_by_role("button", name=names[0], exact=True).first.click()
    page.get_by_role("checkbox", name=names[1]).click()
    expect(page.get_by_text(why)).to_be_visible()
    expect(page.get_by_role("checkbox", name=names[1])).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_text(why)).to_be_visible()
    assert serious(page) == []
