"""What is written to a file comes back from it, and nothing in it is a formula."""

import csv
import tracemalloc
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from headwater.lib.tables import open_table, plain_cell, safe_cell
from headwater.lib.writing import Cell, csv_file, xlsx_file

WRITERS = {"csv": csv_file, "xlsx": xlsx_file}
TRICKY = st.text(alphabet="=+-@＝＋－＠\t\r\n;,|'\" \u3000\u200b\xa0a1国", max_size=12)
# An import leaves out what stands around a text; of lines in a text their ends are all alike.
WORDS = st.text(alphabet="=+-@＝＋－＠;,|'\" \u3000a1国\n", min_size=1, max_size=12).map(
    lambda text: text.strip() or "x"
)
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BEFORE = ("", " ", "\u3000", "\u200b", "\x01", "'", '"', "a;", "a\t", "a\n", "a\r\n ", "1;2; ")


def write(path: Path, rows: list[list[Cell]], headings: list[str]) -> None:
    with WRITERS[path.suffix[1:]](path, headings) as put:
        for row in rows:
            put(row)


@given(TRICKY)
@settings(max_examples=1000)
def test_a_mark_is_taken_away_again(text: str) -> None:
    assert plain_cell(safe_cell(text, is_number=False)) == text


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("start", STARTS)
def test_wherever_a_spreadsheet_may_begin_to_read_stands_a_mark(before: str, start: str) -> None:
    text = safe_cell(f"{before}{start}1+cmd|' /C calc'!A0", is_number=False)

    for begin in [0, *(place + 1 for place, char in enumerate(text) if char in ";\t\r\n")]:
        first = text[begin:].lstrip(" \u3000\u200b\x01\"'")
        if first.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")):
            assert "'" in text[begin : len(text) - len(first)]


@pytest.mark.parametrize("bad", ["\n", ";", " ", "'", ";'", "\t ", '"', "\u200b"])
def test_no_text_takes_long(bad: str) -> None:
    text = bad * 100_000

    assert plain_cell(safe_cell(text, is_number=False)) == text


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@example(rows=[["1", ";;", ";;;"]])
@given(rows=st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=4))
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_what_is_exported_is_imported_unchanged(
    tmp_path: Path, suffix: str, rows: list[list[str]]
) -> None:
    path = tmp_path / f"file.{suffix}"
    write(path, [[*row] for row in rows], ["First name", "Phone", "Note"])

    table = open_table(path)

    assert [column.header for column in table.columns] == ["First name", "Phone", "Note"]
    assert [row.cells for row in table.rows] == rows


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path, start: str) -> None:
    path = tmp_path / "file.xlsx"
    texts: list[Cell] = [f"{before}{start}1+1" for before in BEFORE]

    write(path, [texts], [f"{start}1+1"] * len(texts))

    cells = [cell for row in load_workbook(path).worksheets[0] for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}


def test_numbers_stay_numbers_and_days_days(tmp_path: Path) -> None:
    at = datetime(2026, 3, 31, 9, 5)  # noqa: DTZ001  # as a spreadsheet knows it
    row: list[Cell] = [
        Decimal("-1200.50"), 7, at.date(), at, None, "-5",
        Decimal("12345678901234567.89"),
    ]  # fmt: skip

    for suffix in WRITERS:
        write(tmp_path / f"file.{suffix}", [row], list("abcdefg"))

    sheet = load_workbook(tmp_path / "file.xlsx").worksheets[0]
    values = [cell.value for cell in sheet[2]]
    assert values == [
        -1200.5, 7, at.replace(hour=0, minute=0), at, None, "-5",
        "12345678901234567.89",
    ]  # fmt: skip
    raw = (tmp_path / "file.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert next(csv.reader(raw.decode("utf-8-sig").splitlines()[1:])) == [
        "-1200.50", "7", "2026-03-31", "2026-03-31 09:05:00", "", "'-5", "12345678901234567.89",
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_long_file_is_written_in_little_memory(tmp_path: Path, suffix: str) -> None:
    with WRITERS[suffix](tmp_path / f"file.{suffix}", ["a", "b", "c"]) as put:
        for number in range(2_000):
            put([f"text {number}", number, "x"])
        tracemalloc.start()
        for number in range(20_000):
            put([f"text {number}", number, "x" * 200])
        held, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert most < 4_000_000
    assert held < 1_000_000
