"""Reading a table from whatever file somebody has: CSV, TSV, text or spreadsheet, also packed.

Nothing is lost silently: rows that do not fit the header come out with what is wrong with them.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from headwater.lib import decoding, sheets, vcards
from headwater.lib.decoding import FileTooLarge, NotATable
from headwater.lib.errors import DomainError, Invalid

SAMPLE_ROWS = 60
MOST_COLUMNS = 1_000
MOST_ROWS = 1_000_000
LONGEST_CELL = 100_000
DELIMITERS = ",;\t|"
SEPARATOR_LINE = re.compile(r"^\"?sep=(.)\"?\s*$", re.IGNORECASE)
# Where a spreadsheet may begin to read: at the start, and behind what cuts cells in some country,
# with anything between that is not seen. What then comes first makes a formula of the rest.
UNSEEN = r"(?:(?![\t\r\n])[\s'\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\"])*"
SIGN = rf"{UNSEEN}[=+\-@＝＋－＠]"
START, INSIDE = rf"(?='*[\t\r\n]|{SIGN})", rf"(?={SIGN})"
MARK = re.compile(rf"\A{START}|(?<=[;\t\r\n]){INSIDE}")
MARKED = re.compile(rf"\A'{START}|(?<=[;\t\r\n])'{INSIDE}")
NUMBER = re.compile(r"[-+]?[\d.,]+%?")


class RowDoesNotFit(Invalid):
    code = "row_does_not_fit"


class Column(NamedTuple):
    """One column. `name` tells it from all others: repeated headers are numbered, blank ones are `#5`."""

    header: str
    name: str


class Row(NamedTuple):
    """One row of data; `number` counts rows of the file from 1, the header's included."""

    number: int
    cells: list[str]
    problem: DomainError | None = None


@dataclass(frozen=True)
class Format:
    """How a file is written, as far as that can be chosen; None: find out."""

    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None


@dataclass
class Table:
    """A table being read. `rows` can be gone through once."""

    columns: list[Column]
    rows: Iterator[Row]
    format: Format
    skipped: list[int] = field(default_factory=list)  # rows before the header, and footers


def open_table(path: Path, chosen: Format = Format()) -> Table:  # it is frozen
    """Find out how the file is written and where its header is; refuse what is no table."""
    raw, found = _raw_rows(path, chosen)
    csv.field_size_limit(decoding.LONGEST_LINE)
    numbered = ((n, [cell.strip() for cell in row]) for n, row in enumerate(raw, start=1))
    start = list(islice(numbered, SAMPLE_ROWS))
    header = _header_position(start, chosen.header_row)
    columns = _columns(start[header][1])
    table = Table(columns, iter(()), Format(found.encoding, found.delimiter, start[header][0]))
    table.skipped = [number for number, cells in start[:header] if any(cells)]
    table.rows = _fitting(chain(start[header + 1 :], numbered), len(columns), table.skipped)
    return table


def safe_cell(text: str, *, is_number: bool | None = None) -> str:
    """Keep a spreadsheet from taking text for a formula; `plain_cell` takes the mark away again.

    A number needs no mark; without being told, what looks like one is taken for one.
    """
    if is_number is None:
        is_number = NUMBER.fullmatch(text) is not None
    return text if is_number else MARK.sub("'", text)


def is_like_formula(text: str) -> bool:
    return MARK.match(text) is not None


def plain_cell(text: str) -> str:
    return MARKED.sub("", text)


def _raw_rows(path: Path, chosen: Format) -> tuple[Iterator[list[str]], Format]:
    with decoding.open_bytes(path) as file:
        sample = file.read(decoding.SAMPLE)
    if not sample.strip():
        raise NotATable("This file is empty.")
    if sheets.is_spreadsheet(sample):
        return sheets.rows(path), Format()
    encoding = chosen.encoding or decoding.encoding_of(sample)
    if vcards.is_vcard(sample):
        cards = vcards.rows("".join(decoding.lines(path, encoding)))
        return islice(cards, MOST_ROWS + 1), Format(encoding)
    return _text_rows(path, encoding, chosen.delimiter)


def _text_rows(
    path: Path, encoding: str, delimiter: str | None
) -> tuple[Iterator[list[str]], Format]:
    lines = decoding.lines(path, encoding)
    start = list(islice(lines, SAMPLE_ROWS))
    if not start:
        raise NotATable("This file is empty.")
    said = SEPARATOR_LINE.match(start[0])
    delimiter = delimiter or (said[1] if said else _delimiter_of(start))
    body = chain(["\n"] if said else [], start[1 if said else 0 :], lines)
    return _csv_rows(body, delimiter), Format(encoding, delimiter)


def _csv_rows(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    number = 0
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
            if number > MOST_ROWS:
                raise FileTooLarge("At most {most} rows can be imported at once.", most=MOST_ROWS)
            yield row
    except csv.Error:
        raise NotATable("Row {row} cannot be read.", row=number + 1) from None


def _delimiter_of(lines: list[str]) -> str:
    """Choose the delimiter that cuts most lines into the same, largest number of cells.

    One that cuts every line alike goes first: the commas of `1,5;2,5` are not in the header.
    """

    def score(delimiter: str) -> tuple[bool, int, int]:
        rows = [row for row in _csv_rows((line[:LONGEST_CELL] for line in lines), delimiter) if row]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            return (False, 0, 0)
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
        return (count == len(rows), count * min(width, 8), width)

    return max(DELIMITERS, key=score)


def _header_position(rows: list[tuple[int, list[str]]], chosen: int | None) -> int:
    """Find the header: the first row about as wide as what follows; what is before is preamble."""
    if chosen is not None:
        for position, (number, _) in enumerate(rows):
            if number == chosen:
                return position
    widths = [len(_trimmed(cells)) for _, cells in rows]
    if not any(widths):
        raise NotATable("This file is empty.")
    usual = Counter(width for width in widths if width > 1).most_common(1)
    wide = usual[0][0] if usual else 1
    return next(p for p, width in enumerate(widths) if width >= max(1, wide * 2 / 3))


def _columns(header: list[str]) -> list[Column]:
    header = _trimmed(header)
    if len(header) > MOST_COLUMNS:
        raise FileTooLarge("At most {most} columns can be read.", most=MOST_COLUMNS)
    if all(NUMBER.fullmatch(cell) for cell in header):
        raise NotATable("The first row must name the columns.")
    seen: Counter[str] = Counter()
    columns = []
    for index, text in enumerate(header):
        name = text or f"#{index + 1}"
        seen[name] += 1
        columns.append(Column(text, name if seen[name] == 1 else f"{name} ({seen[name]})"))
    return columns


def _fitting(
    rows: Iterator[tuple[int, list[str]]], width: int, skipped: list[int]
) -> Iterator[Row]:
    """Compare each row with the header. Narrow rows at the very end are a footer, not data."""
    waiting: list[Row] = []
    for number, cells in rows:
        trimmed = _trimmed(cells)
        if not trimmed:
            continue
        if len(trimmed) == 1 and len(cells) < width and width > 2:  # noqa: PLR2004
            waiting.append(Row(number, trimmed, _misfit(1, width)))
            continue
        yield from waiting
        waiting.clear()
        yield _fitted(number, cells, trimmed, width=width)
    skipped += [row.number for row in waiting]


def _fitted(number: int, cells: list[str], trimmed: list[str], *, width: int) -> Row:
    if len(trimmed) > width or 1 < len(cells) < width:
        return Row(number, cells, _misfit(len(cells), width))
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return Row(
            number, [c[:100] for c in cells], RowDoesNotFit("A cell of this row is far too long.")
        )
    filled = cells[:width] + [""] * (width - len(cells))
    return Row(number, [plain_cell(cell) for cell in filled])


def _misfit(found: int, width: int) -> RowDoesNotFit:
    return RowDoesNotFit(
        "This row has {found} cells, but the header has {width}.", found=found, width=width
    )


def _trimmed(cells: list[str]) -> list[str]:
    """Leave out the empty cells at the end."""
    last = len(cells)
    while last and not cells[last - 1]:
        last -= 1
    return cells[:last]
