"""What the first screen needs comes first; what only opens over it comes when it stands."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.boards import add_deal, card
from tests.browser.seats import Seat

# When a card was first seen.
WATCH = """new MutationObserver((_, watcher) => {
    if (!document.querySelector("[data-card-id]")) return;
    window.stoodAt = performance.now();
    watcher.disconnect();
}).observe(document, { childList: true, subtree: true })"""
FETCHED = """performance.getEntriesByType("resource")
    .filter(({ name }) => name.endsWith(".js"))
    .map(({ name, startTime }) => [name.split("/").pop().split("-")[0], startTime])"""
OVER_THE_PAGE = {"overlays", "notifications", "palette", "month", "quick"}


def test_what_opens_over_the_board_is_fetched_when_its_cards_stand(
    ada: Seat, pipeline: Any
) -> None:
    add_deal(ada, pipeline, "Ten desks")
    page = ada.open("/sign-in")
    page.add_init_script(WATCH)

    page.goto(f"/pipeline?pipeline={pipeline['id']}")

    expect(card(page, "Ten desks")).to_be_visible()
    page.wait_for_function(f"{FETCHED}.some(([name]) => name === 'overlays')")
    fetched, stood_at = page.evaluate(FETCHED), page.evaluate("window.stoodAt")
    early = {name for name, at in fetched if at < stood_at}
    assert early & OVER_THE_PAGE == set()
    assert "frame" in early


def test_what_the_address_asks_for_does_not_wait_for_the_board(ada: Seat, pipeline: Any) -> None:
    deal = add_deal(ada, pipeline, "Twenty desks")
    page = ada.open("/sign-in")
    hold(page, f"**/api/v1/pipelines/{pipeline['id']}/**")

    page.goto(f"/pipeline?pipeline={pipeline['id']}&deal={deal['id']}")

    expect(page.get_by_role("dialog").get_by_text("Twenty desks").first).to_be_visible()


def test_a_door_that_is_higher_than_the_window_scrolls_to_its_button(ada: Seat) -> None:
    page = ada.open("/forgot", height=240)

    page.get_by_role("textbox", name="Email").fill("nobody@example.com")
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_role("status")).to_contain_text("nobody@example.com")


def hold(page: Page, address: str) -> None:
    """Have the page wait for this for good."""
    page.route(address, lambda _: None)
