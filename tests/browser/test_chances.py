"""What was learned of winning, and the patterns of won deals, on screen."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def test_before_anything_was_learned_the_deal_says_so(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Unknown desks")

    page = ada.open(f"/deals/{deal['id']}")

    panel = page.get_by_role("region", name="Win probability")
    expect(panel).to_contain_text("Nothing was learned from this pipeline yet")
    expect(panel).to_contain_text("by hand")
    assert serious(page) == []

    panel.get_by_role("link", name="How good is it?").click()
    expect(page.get_by_text("Headwater looks at its closed deals every night")).to_be_visible()
    assert serious(page) == []


def test_patterns_say_what_they_are_of_in_both_languages(ada: Seat, pipeline: Any) -> None:
    page = ada.open(f"/insights/patterns?pipeline={pipeline['id']}")
    expect(page.get_by_text("No deal was closed in this period")).to_be_visible()
    assert serious(page) == []

    page.get_by_role("link", name="Win probability of open deals").click()
    expect(page.get_by_role("heading", name="Win probability")).to_be_visible()

    page = ada.open(f"/insights/patterns?pipeline={pipeline['id']}", language="zh-CN")
    expect(page.get_by_text("这段时间没有持续这么久才关闭的商机")).to_be_visible()
