"""The list of deals under hands that are used to spreadsheets."""

import time
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.boards import add_deal
from tests.browser.seats import Seat

COLUMNS = ["Title", "Value", "Company", "Stage", "Status", "Owner", "Next step", "Expected close"]


def open_list(seat: Seat, pipeline: Any) -> Page:
    page = seat.open(f"/deals?pipeline={pipeline['id']}&sort=title")
    page.get_by_role("gridcell").first.wait_for()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def cell(page: Page, title: str, column: str) -> Locator:
    row = page.get_by_role("row").filter(has=page.get_by_role("button", name=title, exact=True))
    return row.get_by_role("gridcell").nth(1 + COLUMNS.index(column))  # behind the tick


def at_hand(cell: Locator) -> None:
    """Click beside the text, where no link is."""
    box = cell.bounding_box()
    assert box
    cell.click(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(cell).to_be_focused()


def copy(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def deal_of(seat: Seat, made: Any) -> Any:
    return seat.api("GET", f"/api/v1/deals/{made['id']}")


def test_cells_are_walked_and_edited_by_keyboard_and_undo_takes_it_back(
    ada: Seat, pipeline: Any
) -> None:
    desks = add_deal(ada, pipeline, "Desks", value="100")
    add_deal(ada, pipeline, "Lamps", value="200")
    page = open_list(ada, pipeline)
    at_hand(cell(page, "Desks", "Title"))

    page.keyboard.press("ArrowRight")
    expect(cell(page, "Desks", "Value")).to_be_focused()
    page.keyboard.type("1.5k")
    page.keyboard.press("Enter")

    expect(cell(page, "Lamps", "Value")).to_be_focused()
    expect(cell(page, "Desks", "Value")).to_have_text("$1,500")
    expect(page.get_by_text("1 cell changed")).to_be_visible()
    assert deal_of(ada, desks)["value"] == "1500.00"
    page.get_by_role("button", name="Undo").click()
    expect(cell(page, "Desks", "Value")).to_have_text("$100")


def test_escape_reverts_and_what_is_no_amount_is_said_to_be_none(ada: Seat, pipeline: Any) -> None:
    desks = add_deal(ada, pipeline, "Desks", value="100")
    page = open_list(ada, pipeline)
    at_hand(cell(page, "Desks", "Value"))

    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Value").fill("free")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")

    expect(cell(page, "Desks", "Value")).to_be_focused()
    assert deal_of(ada, desks)["value"] == "100.00"


def test_a_block_from_excel_is_shown_before_it_is_written_and_what_cannot_be_is_marked(
    ada: Seat, pipeline: Any
) -> None:
    made = [add_deal(ada, pipeline, title) for title in ("Chairs", "Desks", "Lamps")]
    stage = pipeline["stages"][1]["name"]
    page = open_list(ada, pipeline)
    block = [
        ["One", "1,000.50", "Acme"],
        ["Two", "free", "Acme"],
        ["Three", "¥3万", "Acme"],
    ]
    copy(page, "\r\n".join("\t".join(line) for line in block) + "\r\n")
    at_hand(cell(page, "Chairs", "Title"))

    page.keyboard.press("Control+V")

    preview = page.get_by_role("dialog")
    expect(preview).to_contain_text("5 cells will change. 4 cannot.")
    expect(preview.locator("[data-refused]")).to_have_count(4)
    preview.get_by_role("button", name="Change 5 cells").click()
    expect(page.get_by_text("5 cells changed")).to_be_visible()
    found = [deal_of(ada, one) for one in made]
    assert [one["title"] for one in found] == ["One", "Two", "Three"]
    assert [one["value"] for one in found] == ["1000.50", "1000.00", "30000.00"]
    at_hand(cell(page, "One", "Stage"))
    copy(page, stage)
    page.keyboard.press("Control+V")
    page.get_by_role("button", name="Change 1 cell").click()
    expect(cell(page, "One", "Stage")).to_have_text(stage)


def test_a_selection_is_copied_and_filled_down(ada: Seat, pipeline: Any) -> None:
    made = [add_deal(ada, pipeline, title, value=value) for title, value in (
        ("Chairs", "10"), ("Desks", "20"), ("Lamps", "30"),
    )]  # fmt: skip
    page = open_list(ada, pipeline)
    at_hand(cell(page, "Chairs", "Title"))

    for _ in range(2):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Control+C")

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines() == ["Chairs\t10", "Desks\t20", "Lamps\t30"]
    at_hand(cell(page, "Chairs", "Value"))
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    expect(cell(page, "Desks", "Value")).to_have_text("$10")
    expect(cell(page, "Lamps", "Value")).to_have_text("$30")
    assert deal_of(ada, made[1])["value"] == "10.00"


def put_second(page: Page, column: str) -> None:
    page.get_by_role("button", name="Columns").click()
    page.get_by_role("checkbox", name=column).check()
    for _ in range(8):
        page.get_by_role("button", name=f"Move {column} to the left").click()
    page.keyboard.press("Escape")


def test_companies_are_a_sheet_whose_own_fields_are_edited_and_whose_columns_are_ones_own(
    ada: Seat,
) -> None:
    label = f"Room {time.monotonic_ns()}"
    field = {"kind": "company", "type": "number", "name_en": label, "name_zh": label}
    key = ada.api("POST", "/api/v1/fields", field)["key"]
    made = ada.api("POST", "/api/v1/companies", {"name": f"Sheet firm {time.monotonic_ns()}"})
    page = ada.open(f"/companies?q={made['name']}")
    put_second(page, label)
    grid = page.get_by_role("grid", name="Companies")
    expect(grid.get_by_role("columnheader").nth(2)).to_contain_text(label)
    edge = page.get_by_role("separator", name=f"Width of {label}")
    edge.focus()
    page.keyboard.press("ArrowRight")
    expect(edge).to_have_attribute("aria-valuenow", "166")

    at_hand(grid.get_by_role("gridcell").nth(2))
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.get_by_role("textbox", name=label).fill("12")
    with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.ok):
        page.keyboard.press("Enter")

    found = ada.api("GET", f"/api/v1/companies/{made['id']}")
    assert found["custom"][key] == "12"
    page.reload()
    expect(grid.get_by_role("columnheader").nth(2)).to_contain_text(label)
    expect(grid.get_by_role("gridcell").nth(2)).to_have_text("12")


def test_leads_are_a_spreadsheet_too_and_excel_is_pasted_into_it(ada: Seat) -> None:
    for name in ("Sheet Ann", "Sheet Ben"):
        ada.api("POST", "/api/v1/leads", {"name": name, "company_name": "Sheet Corp"})
    page = ada.open("/leads?q=Sheet")
    page.get_by_text("Table", exact=True).click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    row = page.get_by_role("row").filter(has_text="Sheet Ann")
    at_hand(row.get_by_role("gridcell").nth(1 + 2))

    page.keyboard.type("Wants desks")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 cell changed")).to_be_visible()
    at_hand(row.get_by_role("gridcell").nth(1 + 1))
    copy(page, "New Corp\tLamps\tann@new.example")
    page.keyboard.press("Control+v")
    page.get_by_role("dialog").get_by_role("button", name="Change 3 cells").click()

    expect(page.get_by_text("3 cells changed")).to_be_visible()
    expect(row).to_contain_text("ann@new.example")
    found = ada.api("GET", "/api/v1/leads?q=Sheet%20Ann")["items"][0]
    assert (found["company_name"], found["title"]) == ("New Corp", "Lamps")
