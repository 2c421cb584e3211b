"""Writing tables that a spreadsheet will open, and must not run."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

# What makes a spreadsheet calculate, also in full width, behind blanks and behind a separator.
FORMULA = re.compile(r"^[\s\x00-\x1f'\"]*[=+\-@＝＋－＠|%]|^[\t\r\n]|[;,\t\r\n]\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")


def safe_cell(value: object) -> str:
    """Write a value as a cell; what could be read as a formula begins with an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.search(text) and not NUMBER.fullmatch(text) else text


def to_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table as CSV; the mark at its start tells Excel that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return f"﻿{out.getvalue()}"
