"""The list of deals under hands that are used to spreadsheets."""

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
