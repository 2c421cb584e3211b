"""Two companies are one, and two again, with their deals and notes."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.boards import add_deal
from tests.browser.seats import Seat


def twins(seat: Seat, pipeline: Any, name: str) -> list[Any]:
    made = [
        seat.api("POST", "/api/v1/companies", {"name": f"{name}{form}", "industry": industry})
        for form, industry in (("有限公司", ""), ("股份有限公司", "Steel"))
    ]
    for company in made:
        about = {"company_id": company["id"]}
        add_deal(seat, pipeline, f"Desks of {company['name']}", **about)
        seat.api("POST", "/api/v1/notes", {"text": f"Note on {company['name']}"} | about)
    return made


def merge_button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=f"Merge: {name}")


def test_two_companies_are_merged_and_taken_apart_again(ada: Seat, pipeline: Any) -> None:
    survivor, loser = twins(ada, pipeline, "活水机械")
    page = ada.open("/companies")
    page.get_by_role("link", name="Duplicates").click()
    expect(page.get_by_text("names differ only in their form").first).to_be_visible()
    assert serious(page) == []

    merge_button(page, "活水机械").click()
    dialog = page.get_by_role("dialog", name="Merge two records")
    expect(dialog.get_by_text("1 deal · 1 note")).to_be_visible()
    expect(dialog.get_by_role("radio", name="Steel")).to_be_checked()
    dialog.get_by_role("button", name="Merge", exact=True).click()
    expect(merge_button(page, "活水机械")).to_have_count(0)

    page.goto(f"/companies/{loser['id']}")
    main = page.get_by_role("main")
    expect(main.get_by_text("Desks of 活水机械有限公司")).to_be_visible()
    expect(main.get_by_text("Desks of 活水机械股份有限公司")).to_be_visible()
    expect(main.get_by_text("Note on 活水机械股份有限公司")).to_be_visible()
    page.get_by_role("button", name="Take apart").click()
    expect(page.get_by_text("is on its own again")).to_be_visible()

    expect(main.get_by_text("Desks of 活水机械有限公司")).to_have_count(0)
    both = [ada.api("GET", f"/api/v1/companies/{one['id']}") for one in (survivor, loser)]
    assert [(one["id"], one["industry"]) for one in both] == [
        (survivor["id"], ""),
        (loser["id"], "Steel"),
    ]


def test_a_merge_is_undone_from_its_notice_on_a_phone(ada: Seat, pipeline: Any) -> None:
    twins(ada, pipeline, "清泉化工")
    page = ada.open("/duplicates", width=390, height=844)

    merge_button(page, "清泉化工").click()
    page.get_by_role("dialog").get_by_role("button", name="Merge", exact=True).click()
    page.get_by_role("alert").get_by_role("button", name="Undo").click()

    expect(merge_button(page, "清泉化工")).to_be_visible()


def test_whoever_types_a_known_company_is_told_before_saving(ada: Seat) -> None:
    ada.api("POST", "/api/v1/companies", {"name": "Northwind Traders Ltd"})
    page = ada.open("/companies?new=company")

    page.get_by_role("textbox", name="Name").fill("northwind traders inc.")

    expect(page.get_by_role("status").filter(has_text="Already here?")).to_contain_text(
        "Northwind Traders Ltd"
    )
