"""Writing a table to a file row by row, CSV or XLSX, however long, in the same little memory.

Nothing in it is a formula: in CSV a text that looks like one is marked (see `tables.safe_cell`), in
XLSX every text is stored as a text.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.lib.tables import is_like_formula, plain_cell, safe_cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int | Decimal | date | datetime | None
Write = Callable[[Sequence[Cell]], None]

ROWS_OF_SHEET = 1_000_000  # a sheet has 1,048,576
LONGEST_CELL = 32_767  # of a spreadsheet
EXACT = Decimal("1e15")  # a spreadsheet keeps fifteen digits; longer numbers stay texts
MOMENT = "%Y-%m-%d %H:%M:%S"


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a short table as the text of a CSV file."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(map(_text_of, headings))
    writer.writerows(map(_text_of, row) for row in rows)
    return text.getvalue()


@contextmanager
def csv_file(path: Path, headings: Sequence[str]) -> Iterator[Write]:
    """Write as RFC 4180 asks, with the mark by which Excel knows UTF-8."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(_text_of, headings))
        yield lambda row: writer.writerow(map(_text_of, row))


@contextmanager
def xlsx_file(path: Path, headings: Sequence[str]) -> Iterator[Write]:
    """Write a workbook; what does not fit on one sheet goes on on the next."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # loads for 0.1 s, which most never need

    with Workbook(path, {"constant_memory": True, "tmpdir": str(path.parent)}) as book:
        yield _Sheets(book, headings).write


class _Sheets:
    """The sheets of a workbook, one after the other."""

    def __init__(self, book: "Workbook", headings: Sequence[str]) -> None:
        self.book, self.headings = book, headings
        self.bold = book.add_format({"bold": True})
        self.quoted = book.add_format({"quote_prefix": True})  # stays a text when it is edited
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self.amount = book.add_format({"num_format": "#,##0.00"})
        self._begin()

    def write(self, row: Sequence[Cell]) -> None:
        if self.line > ROWS_OF_SHEET:
            self._begin()
        for place, cell in enumerate(row):
            self._put(place, cell)
        self.line += 1

    def _begin(self) -> None:
        self.sheet = self.book.add_worksheet()
        self.sheet.freeze_panes(1, 0)
        for place, heading in enumerate(self.headings):
            self.sheet.set_column(place, place, min(max(len(heading) * 2, 12), 40))
        for place, heading in enumerate(self.headings):
            self.sheet.write_string(0, place, heading[:LONGEST_CELL], self.bold)
        self.line = 1

    def _put(self, place: int, cell: Cell) -> None:
        match cell:
            case None | "":
                return
            case str():
                self._put_text(place, cell)
            case datetime():
                self.sheet.write_datetime(self.line, place, cell, self.moment)
            case date():
                self.sheet.write_datetime(self.line, place, cell, self.day)
            case Decimal() if abs(cell) < EXACT:
                self.sheet.write_number(self.line, place, float(cell), self.amount)
            case int() if abs(cell) < EXACT:
                self.sheet.write_number(self.line, place, cell)
            case _:
                self.sheet.write_string(self.line, place, str(cell))

    def _put_text(self, place: int, text: str) -> None:
        # What an import would take for a mark of ours is marked once more.
        text = safe_cell(text, is_number=False) if plain_cell(text) != text else text
        text = text.encode("utf-8", "replace").decode()[:LONGEST_CELL]
        style = self.quoted if is_like_formula(text) else None
        self.sheet.write_string(self.line, place, text, style)


def _text_of(cell: Cell) -> str:
    match cell:
        case str():
            return safe_cell(cell, is_number=False)
        case datetime():
            return cell.strftime(MOMENT)
        case Decimal():
            return f"{cell:f}"
        case _:
            return "" if cell is None else str(cell)
