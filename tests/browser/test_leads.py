"""The inbox of leads: ten of them sorted with the keyboard alone, and one that comes back."""

import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.seats import Seat
from tests.browser.writing import write

# Runs on the database of the site, with the clock a year ahead.
A_YEAR_LATER = """
import django
django.setup()
from datetime import UTC, datetime, timedelta
from headwater.leads.services.moves import return_leads
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
for workspace in Workspace.objects.all():
    with acting_in(workspace.pk):
        return_leads(now=datetime.now(UTC) + timedelta(days=366))
"""


@pytest.fixture
def inbox(ada: Seat) -> Seat:
    """Ada with an empty inbox: what other tests have left is in the trash."""
    for lead in ada.api("GET", "/api/v1/leads?limit=200")["items"]:
        tag = f'"{lead["version"]}"'
        ada.api("DELETE", f"/api/v1/leads/{lead['id']}", None, If_Match=tag)
    return ada


def add(seat: Seat, name: str, **fields: Any) -> Any:
    return seat.api("POST", "/api/v1/leads", {"name": name} | fields)


def in_hand(page: Page, name: str) -> None:
    expect(
        page.get_by_role("region", name="Lead in hand").get_by_role("heading", name=name)
    ).to_be_visible()


def states(seat: Seat) -> dict[str, str]:
    page = seat.api("GET", "/api/v1/leads?limit=200")
    return {lead["name"]: lead["state"] for lead in page["items"]}


def qualify(page: Page, name: str) -> None:
    page.keyboard.press("q")
    expect(page.get_by_role("textbox", name="Title of the deal")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"“{name}” is a deal now.")).to_be_visible()


def disqualify(page: Page, name: str) -> None:
    page.keyboard.press("d")
    choose(page, "Reason", "No need", then="Disqualify")
    expect(page.get_by_text(f"“{name}” is disqualified.")).to_be_visible()


def recycle(page: Page, name: str) -> None:
    page.keyboard.press("r")
    expect(page.get_by_role("textbox", name="Why then?")).to_be_focused()
    page.keyboard.type("New budget in spring")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"“{name}” comes back")).to_be_visible()


def assign(page: Page, name: str) -> None:
    page.keyboard.press("a")
    choose(page, "New owner", "Bob", then="Assign")
    expect(page.get_by_text(f"“{name}” is now with Bob Hill.")).to_be_visible()


def choose(page: Page, field: str, choice: str, *, then: str) -> None:
    """Choose in the field that has the focus, and go on to the button that does it."""
    expect(page.get_by_role("combobox", name=field)).to_be_focused()
    page.keyboard.type(choice)
    page.keyboard.press("Enter")
    button = page.get_by_role("dialog").get_by_role("button", name=then, exact=True)
    for _ in range(5):
        page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")


def test_ten_leads_are_sorted_with_the_keyboard_alone(inbox: Seat, bob: Seat) -> None:
    for n in range(10, 0, -1):  # the youngest stands first
        add(inbox, f"Lead {n}", company_name=f"Maker {n}")
    page = inbox.open("/leads")

    doings = [qualify] * 3 + [disqualify] * 3 + [recycle] * 2 + [assign]
    for n, do in enumerate(doings, start=1):
        in_hand(page, f"Lead {n}")
        do(page, f"Lead {n}")
    in_hand(page, "Lead 10")
    page.keyboard.press("w")
    expect(page.get_by_text("“Lead 10” is being worked on.")).to_be_visible()

    assert states(inbox) == (
        {f"Lead {n}": "qualified" for n in (1, 2, 3)}
        | {f"Lead {n}": "disqualified" for n in (4, 5, 6)}
        | {f"Lead {n}": "recycled" for n in (7, 8)}
        | {"Lead 9": "new", "Lead 10": "working"}
    )


def test_a_qualified_lead_is_a_deal_with_company_and_person(inbox: Seat) -> None:
    company = inbox.api("POST", "/api/v1/companies", {"name": "Acme Ltd", "domain": "acme.test"})
    lead = add(inbox, "Bo Li", company_name="ACME", email="bo@acme.test", title="Ten desks")
    page = inbox.open("/leads")
    in_hand(page, "Bo Li")

    page.get_by_role("button", name="Qualify", exact=True).click()
    expect(page.get_by_role("radio", name="Acme Ltd")).to_be_checked()
    expect(page.get_by_role("radio", name="New: Bo Li")).to_be_checked()
    page.get_by_role("dialog").get_by_role("button", name="Qualify").click()
    expect(page.get_by_text("“Bo Li” is a deal now.")).to_be_visible()

    page.goto(f"/leads/{lead['id']}")
    page.get_by_role("button", name="Ten desks", exact=True).click()
    drawer = page.get_by_role("dialog", name="Record")
    expect(drawer.get_by_role("heading", name="Ten desks")).to_be_visible()
    now = inbox.api("GET", f"/api/v1/leads/{lead['id']}")
    deal = inbox.api("GET", f"/api/v1/deals/{now['deal_id']}")
    assert (deal["company_id"], [p["name"] for p in deal["people"]]) == (company["id"], ["Bo Li"])


def test_a_conversion_is_taken_back_from_its_notice(inbox: Seat) -> None:
    add(inbox, "Bo Li", company_name="Maker")
    page = inbox.open("/leads")
    in_hand(page, "Bo Li")
    page.keyboard.press("q")
    expect(page.get_by_role("textbox", name="Title of the deal")).to_be_focused()
    page.keyboard.press("Enter")

    page.get_by_role("button", name="Undo").click()

    in_hand(page, "Bo Li")
    assert states(inbox) == {"Bo Li": "new"}


def test_a_recycled_lead_comes_back_with_its_story(
    inbox: Seat, site_settings: dict[str, str]
) -> None:
    lead = add(inbox, "Bo Li")
    page = inbox.open("/leads")
    in_hand(page, "Bo Li")
    page.keyboard.press("r")
    page.get_by_role("textbox", name="Why then?").fill("New budget in spring")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Bo Li” comes back")).to_be_visible()
    assert states(inbox) == {"Bo Li": "recycled"}

    settings = site_settings | {"DJANGO_SETTINGS_MODULE": "headwater.config.settings"}
    subprocess.run([sys.executable, "-c", A_YEAR_LATER], env=settings, check=True)

    page.goto(f"/leads?state=working&at={lead['id']}")
    in_hand(page, "Bo Li")
    story = page.get_by_role("region", name="Story")
    expect(story.get_by_text("brought the lead back")).to_be_visible()
    expect(story.get_by_text("New budget in spring")).to_have_count(2)


def test_a_lead_is_written_down_with_the_keyboard(inbox: Seat) -> None:
    page = inbox.open("/leads")
    expect(page.get_by_text("No new leads wait for you.")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("textbox", name="Person")).to_be_focused()
    page.keyboard.type("Bo Li")
    page.keyboard.press("Enter")

    in_hand(page, "Bo Li")
    assert states(inbox) == {"Bo Li": "new"}


def test_a_call_stops_the_clock_and_plans_the_next_step(inbox: Seat) -> None:
    add(inbox, "Bo Li")
    page = inbox.open("/leads")
    hand = page.get_by_role("region", name="Lead in hand")
    expect(hand.get_by_text("to answer")).to_be_visible()

    hand.locator('label[for$="-call"]').click()
    write(page, "About the call", "Wants a demo")
    hand.get_by_role("textbox", name="Next step").fill("Show them the desks")
    hand.get_by_role("button", name="Save").click()

    expect(hand.locator("li").filter(has_text="Wants a demo")).to_be_visible()
    expect(hand.get_by_role("checkbox", name="Show them the desks")).to_be_visible()
    expect(hand.get_by_text("to answer")).to_have_count(0)


def test_g_d_goes_to_the_deals_and_disqualifies_nothing(inbox: Seat) -> None:
    add(inbox, "Bo Li")
    page = inbox.open("/leads")
    in_hand(page, "Bo Li")

    page.keyboard.press("g")
    page.keyboard.press("d")

    page.wait_for_url("**/deals*")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_lead_is_sorted_on_a_phone(inbox: Seat) -> None:
    add(inbox, "Bo Li", company_name="Maker")
    page = inbox.open("/leads", width=390, height=844)
    page.get_by_role("button", name="Bo Li").click()

    page.get_by_role("dialog", name="Record").get_by_role("button", name="Start working").click()

    expect(page.get_by_text("“Bo Li” is being worked on.")).to_be_visible()
    assert states(inbox) == {"Bo Li": "working"}


def test_what_is_known_goes_on_with_the_deal(inbox: Seat) -> None:
    lead = add(inbox, "Bo Li")
    page = inbox.open(f"/leads/{lead['id']}")
    card = page.get_by_role("region", name="Qualification")
    card.get_by_role("button", name="Need").click()
    card.get_by_role("textbox", name="How do we know?").fill("Forty sellers on paper")
    card.get_by_role("textbox", name="Who said so").fill("Bo Li")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_text("Forty sellers on paper — Bo Li")).to_be_visible()
    card.get_by_role("radiogroup", name="Need").get_by_text("Yes").click()
    expect(card.get_by_text("1 of 4 known")).to_be_visible()

    inbox.api("PUT", f"/api/v1/leads/{lead['id']}/conversion", {})
    deal_id = inbox.api("GET", f"/api/v1/leads/{lead['id']}")["deal_id"]
    page.goto(f"/deals/{deal_id}")

    card = page.get_by_role("region", name="Qualification")
    expect(card.get_by_text("1 of 4 known")).to_be_visible()
    expect(card.get_by_text("Forty sellers on paper — Bo Li")).to_be_visible()
    card.get_by_role("button", name="Bo Li").click()
    drawer = page.get_by_role("dialog", name="Record")
    expect(drawer.get_by_role("heading", name="Bo Li")).to_be_visible()


def test_a_lead_becomes_a_deal_of_a_company_nothing_suggests(inbox: Seat) -> None:
    inbox.api("POST", "/api/v1/companies", {"name": "Quiet Harbour"})
    lead = add(inbox, "Bo Li", company_name="")
    page = inbox.open(f"/leads/{lead['id']}")
    page.get_by_role("button", name="Qualify", exact=True).click()
    dialog = page.get_by_role("dialog")

    company = dialog.get_by_role("radiogroup", name="Company")
    company.get_by_role("radio", name="Another one…").check()
    dialog.get_by_role("button", name="Qualify").click()
    expect(dialog).to_contain_text("Choose one, or say none.")
    dialog.get_by_role("combobox", name="Find a company").fill("harb")
    page.get_by_role("option", name="Quiet Harbour").click()
    assert serious(page) == []
    dialog.get_by_role("button", name="Qualify").click()

    expect(dialog).to_have_count(0)
    made = inbox.api("GET", f"/api/v1/leads/{lead['id']}")
    assert (made["state"], made["linked_company_name"]) == ("qualified", "Quiet Harbour")


def test_reasons_and_questions_are_put_out_of_use_and_back(inbox: Seat) -> None:
    page = inbox.open("/settings/leads")
    page.get_by_role("button", name="Stop using: No need").click()
    told = page.get_by_role("alert").filter(has_text="“No need” is out of use.")
    expect(page.get_by_role("button", name="Use again: No need")).to_be_visible()
    told.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Stop using: No need")).to_be_visible()

    page.get_by_role("button", name="Questions of BANT").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Move Budget down").wait_for()
    assert serious(page) == []
    dialog.get_by_role("textbox", name="New question").fill("Champion")
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_role("button", name="Stop using: Champion")).to_be_visible()
    dialog.get_by_role("button", name="Stop using: Champion").click()
    expect(dialog.get_by_role("button", name="Use again: Champion")).to_be_visible()


def test_a_campaign_is_made_and_reported(inbox: Seat) -> None:
    page = inbox.open("/settings/leads")
    page.get_by_role("button", name="New campaign").click()
    page.get_by_role("textbox", name="Name in English").fill("Spring fair")
    page.get_by_role("textbox", name="Cost").fill("400")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_text("$400").first).to_be_visible()
    campaigns = inbox.api("GET", "/api/v1/campaigns")["items"]
    (campaign,) = [one for one in campaigns if one["name_en"] == "Spring fair"]
    add(inbox, "Bo Li", campaign_id=campaign["id"])

    page.goto("/leads/report?by=campaign")

    row = page.get_by_role("row", name="Spring fair")
    expect(row).to_contain_text("-100%")


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_axe_finds_nothing_serious(inbox: Seat, language: str, width: int, dark: bool) -> None:
    lead = add(inbox, "Bo Li", company_name="Maker", title="Ten desks", value="1200")
    page = inbox.open("/leads", language=language, width=width, dark=dark)
    page.get_by_role("button", name="Bo Li").first.wait_for()
    assert serious(page) == []

    page.goto(f"/leads/{lead['id']}")
    page.get_by_role("heading", name="Bo Li").wait_for()
    assert serious(page) == []

    for path in ("/insights/leads", "/settings/leads"):
        page.goto(path)
        page.locator("main section").last.wait_for()
        assert serious(page) == []
