"""Assignment on screen: a rule is made, a lead is given to the next, its story says why; and back."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.seats import Seat

RULES, LEADS = "/api/v1/assignment-rules", "/api/v1/leads"


@pytest.fixture
def desk(ada: Seat, bob: Seat) -> Iterator[Seat]:
    """Ada in a workspace without rules and leads; the rules of the test go with it."""
    for lead in ada.api("GET", f"{LEADS}?limit=200")["items"]:
        ada.api("DELETE", f"{LEADS}/{lead['id']}", None, If_Match=f'"{lead["version"]}"')
    yield ada
    for rule in ada.api("GET", RULES)["items"]:
        ada.api("DELETE", f"{RULES}/{rule['id']}", None, If_Match=f'"{rule["version"]}"')


def me(seat: Seat) -> str:
    return str(seat.api("GET", "/api/v1/me")["member"]["id"])


def rule(seat: Seat, *members: str, **settings: Any) -> Any:
    body = {"name_en": "East China", "name_zh": "华东", "member_ids": list(members)} | settings
    return seat.api("POST", RULES, body)


def newcomer(seat: Seat, name: str, **fields: Any) -> Any:
    return seat.api("POST", LEADS, {"name": name, "owner_id": None} | fields)


def owners(seat: Seat) -> dict[str, Any]:
    leads = seat.api("GET", f"{LEADS}?limit=200")["items"]
    return {one["name"]: one["owner_name"] for one in leads}


def eventually(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait for what a job or another window does."""
    for _ in range(60):
        if is_so():
            return
        page.wait_for_timeout(250)
    raise AssertionError("it did not happen")


def pick(page: Page, field: str, choice: str) -> None:
    page.get_by_role("combobox", name=field).click()
    page.get_by_role("option", name=choice).first.click()


def test_a_rule_is_made_and_a_new_lead_is_given_to_the_next_with_the_reason_in_its_story(
    desk: Seat, worker: None
) -> None:
    page = desk.open("/settings/assignment")
    make_a_rule(page)
    try_it(page)

    lead = newcomer(desk, "Li Wei", company_name="Shanghai Motors")
    eventually(page, lambda: owners(desk) == {"Li Wei": "Bob Hill"})
    page.goto(f"/leads/{lead['id']}")
    story = page.get_by_role("region", name="Story")

    said = "gave it to Bob Hill by the rule “East China”: in turn, the first in line"
    expect(story).to_contain_text(said)
    expect(story).not_to_contain_text("changed: Owner")


def make_a_rule(page: Page) -> None:
    """Make one for Shanghai; the first try is refused, and what was typed stays."""
    page.get_by_role("button", name="New rule").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="English name").fill("East China")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Name at least one person")
    expect(dialog.get_by_role("textbox", name="English name")).to_have_value("East China")
    dialog.get_by_label("Places").fill("Shanghai")
    page.keyboard.press("Enter")
    pick(page, "People", "Bob Hill")
    page.keyboard.press("Escape")
    assert serious(page) == []
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Leads · Shanghai")).to_be_visible()


def try_it(page: Page) -> None:
    page.get_by_role("textbox", name="Name of the company").fill("Shanghai Electric")
    page.get_by_role("button", name="Try", exact=True).click()
    tried = page.get_by_role("status").filter(has_text="East China")
    expect(tried).to_contain_text("Bob Hill ← Rule “East China”: round robin, the first in line")
    expect(tried).to_contain_text("Next")


def test_all_that_nobody_has_is_given_out_told_why_and_taken_back(desk: Seat, bob: Seat) -> None:
    rule(desk, me(bob), places=["Shanghai"])
    # Once somebody's, so that no worker gives them out as they come in.
    for name, company in (("Wang", "Shanghai Steel"), ("Zhou", "Acme")):
        lead = newcomer(desk, name, company_name=company, owner_id=me(desk))
        path, tag = f"/api/v1/leads/{lead['id']}/owner", f'"{lead["version"]}"'
        desk.api("PUT", path, {"owner_id": None}, If_Match=tag)
    page = desk.open("/leads")

    page.get_by_role("button", name="Assign unowned").click()
    dialog = page.get_by_role("dialog", name="Assigned")
    expect(dialog).to_contain_text("1 of 2 assigned.")
    expect(dialog).to_contain_text("Rule “East China”: round robin")
    expect(dialog).to_contain_text("No rule is for it.")
    assert serious(page) == []
    dialog.get_by_role("button", name="Undo").click()
    expect(dialog).to_have_count(0)

    assert owners(desk) == {"Wang": None, "Zhou": None}


def test_chosen_leads_are_given_to_somebody_and_one_by_one_too_with_a_way_back(
    desk: Seat, bob: Seat
) -> None:
    for name in ("Lead 1", "Lead 2", "Lead 3"):
        newcomer(desk, name)
    page = desk.open("/leads")
    page.get_by_role("checkbox", name="Select “Lead 3”").wait_for()

    page.keyboard.press("x")
    page.get_by_role("checkbox", name="Select “Lead 1”").check()
    expect(page.get_by_text("2 selected")).to_be_visible()
    bar = page.get_by_role("toolbar", name="With what is selected")
    bar.get_by_role("button", name="Assign to…").click()
    pick(page, "Assign to…", "Bob Hill")
    expect(page.get_by_text("2 records are changed.")).to_be_visible()

    page.get_by_role("button", name="Lead 2").first.click()
    page.keyboard.press("a")
    pick(page, "New owner", "Bob Hill")
    page.get_by_role("dialog").get_by_role("button", name="Assign").click()
    told = page.get_by_role("alert").filter(has_text="“Lead 2” is now with Bob Hill.")
    told.get_by_role("button", name="Undo").click()
    expect(told).to_have_count(0)

    given = {"Lead 1": "Bob Hill", "Lead 2": None, "Lead 3": "Bob Hill"}
    eventually(page, lambda: owners(desk) == given)


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_the_screens_fit_and_axe_finds_nothing_serious(
    desk: Seat, bob: Seat, language: str, width: int, dark: bool
) -> None:
    shots = os.environ.get("SHOTS")

    def look(name: str) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious(page) == []
        if shots:
            page.screenshot(path=f"{shots}/{name}-{language}-{width}-{'d' if dark else 'l'}.png")

    zh = language == "zh-CN"
    page = desk.open("/settings/assignment", language=language, width=width, dark=dark)
    page.get_by_role("button", name="新建规则" if zh else "New rule").wait_for()
    look("empty")
    some_rules(desk, bob)
    page.reload()
    page.get_by_role("textbox", name="国家" if zh else "Country").fill("Germany")
    page.get_by_role("button", name="试分配" if zh else "Try", exact=True).click()
    page.get_by_role("status").filter(has_text="Bob").scroll_into_view_if_needed()
    look("tried")
    for name, person in (("person", "Bob Hill"), ("form", "华东" if zh else "East China")):
        button = f"编辑“{person}”" if zh else f"Edit “{person}”"
        page.get_by_role("button", name=button).first.click()
        page.get_by_role("dialog").get_by_role("button").last.scroll_into_view_if_needed()
        look(name)
        page.keyboard.press("Escape")
    page.goto("/leads")
    page.get_by_role("checkbox").first.check()
    look("chosen")


def some_rules(desk: Seat, bob: Seat) -> None:
    people = (me(desk), me(bob))
    rule(desk, *people, by_territory=True, countries=["DE"], hours="wait")
    rule(desk, *people, kind="company", industries=["Steel"])
    desk.api("PATCH", f"/api/v1/assignees/{me(bob)}", {"territories": ["DE"], "capacity": 50})
    for name in ("Li Wei", "Wang Fang"):
        newcomer(desk, name)
