"""The import wizard, from the file to the board and back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.seats import Seat

pytestmark = pytest.mark.usefixtures("worker")
PATIENCE = 60_000  # milliseconds for a job to be taken up and done

DEALS = """\
Deal ID,Deal Name,Amount,Stage,Deal Owner,Company
{tag}-1,Ten desks {tag},"$1,200.50",Proposal,Ada King,Acme
{tag}-2,Chairs {tag},1.2万,Qualification,Ada King,Globex
{tag}-3,Lamps {tag},a lot,Qualification,Ada King,Globex
"""
CHINESE = """\
商机编号,商机名称,商机金额,商机阶段,负责人,客户名称
GB-1,云迁移项目,12000,方案与报价,李娜,上海云帆
GB-2,智慧园区,1.5万,谈判,李娜,北京新航
"""


def upload(seat: Seat, path: Path, *, language: str = "en", width: int = 1440) -> Page:
    page = seat.open("/imports", language=language, width=width)
    page.locator("input[type=file]").set_input_files(path)
    page.wait_for_url(re.compile("/imports/[0-9a-f-]{36}"))
    return page


def tile(page: Page, name: str, count: int) -> None:
    expect(page.get_by_role("button", name=f"{name} {count}", exact=True)).to_be_visible(
        timeout=PATIENCE
    )


def test_a_file_goes_to_the_board_and_back(ada: Seat, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(DEALS.format(tag="way"))

    page = upload(ada, path)
    columns = page.get_by_role("list", name="Columns of the file")
    expect(columns.get_by_role("combobox", name="Field for column Amount")).to_have_value("Value")
    assert serious(page) == []

    page.get_by_role("button", name="Check all rows").click()
    tile(page, "Would be created", 2)
    tile(page, "Would be refused", 1)
    page.get_by_role("button", name="Would be refused 1").click()
    expect(page.get_by_role("region", name="Refused rows")).to_contain_text("a lot")
    assert serious(page) == []

    page.get_by_role("button", name="Import 2 rows").click()
    expect(page.get_by_role("heading", name="The import is done")).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^Download 1")).click()
    assert "Lamps way" in download.value.path().read_text("utf-8-sig")
    assert serious(page) == []

    page.get_by_role("link", name="Open the board").click()
    expect(page.get_by_role("article", name="Ten desks way")).to_be_visible()
    page.go_back()

    page.get_by_role("button", name="Undo import").click()
    expect(page.get_by_role("heading", name="The import was undone")).to_be_visible(
        timeout=PATIENCE
    )
    assert ada.api("GET", "/api/v1/deals?q=way")["items"] == []


def test_a_file_in_gb18030_is_read_as_it_is_meant(ada: Seat, tmp_path: Path) -> None:
    path = tmp_path / "商机.csv"
    path.write_text(CHINESE, encoding="gb18030")

    page = upload(ada, path)

    file = page.get_by_role("region", name="商机.csv")
    expect(file).to_contain_text("云迁移项目")
    expect(file).to_contain_text("GB18030")
    expect(file.get_by_role("combobox", name="Field for column 商机金额")).to_have_value("Value")
    expect(page.get_by_role("combobox", name="Stage for 谈判")).to_have_value("Negotiation")


def test_what_is_no_table_is_refused_in_words(ada: Seat, tmp_path: Path) -> None:
    for name, content, words in (
        ("offer.pdf", b"%PDF-1.7", "Only tables can be imported"),
        ("empty.csv", b"", "The file is empty"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, ""),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        page = ada.open("/imports")

        page.locator("input[type=file]").set_input_files(path)

        alert = page.get_by_role("alert")
        expect(alert).to_contain_text(words or re.compile(r"\w+ \w+"))
        assert page.url.endswith("/imports")


def test_what_was_chosen_outlives_the_tab(ada: Seat, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(DEALS.format(tag="tab"))
    page = upload(ada, path)
    field = page.get_by_role("combobox", name="Field for column Company")
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        field.click()
        page.get_by_role("option", name="Tag", exact=True).click()

    page.reload()

    expect(field).to_have_value("Tag")


def test_the_wizard_works_by_keyboard_on_a_phone(ada: Seat, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(DEALS.format(tag="phone"))
    page = upload(ada, path, width=390)

    check = page.get_by_role("button", name="Check all rows")
    check.focus()
    page.keyboard.press("Enter")

    tile(page, "Would be created", 2)
    overflow = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not overflow
    page.get_by_role("button", name="Back to the columns").press("Enter")
    expect(page.get_by_role("list", name="Columns of the file")).to_be_visible()
    expect(page).to_have_url(re.compile("step=map"))
