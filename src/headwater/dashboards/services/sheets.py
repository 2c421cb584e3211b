"""A workbook with one sheet for each figure, numbers as numbers."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext

from headwater.dashboards.rules.tables import Form, Said, Table, cell
from headwater.lib.tables import is_like_formula

LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
FORMATS = {
    Form.COUNT: "#,##0",
    Form.MONEY: "#,##0.00",
    Form.SHARE: "0.0%",
    Form.DAYS: "0.0",
    Form.TEXT: "General",
}


def workbook(heading: str, tables: Sequence[Table]) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415  # loads for 0.1 s, which most never need

    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        styles = {form: book.add_format({"num_format": code}) for form, code in FORMATS.items()}
        bold, grey = book.add_format({"bold": True}), book.add_format({"font_color": "#667085"})
        taken: set[str] = set()
        counted = [one for one in tables if one.columns]
        for table in counted:
            sheet = book.add_worksheet(_name(table.title, taken))
            sheet.write_string(0, 0, table.title, bold)
            sheet.write_string(1, 0, f"{table.says} · {heading}", grey)
            _fill(sheet, table, styles=styles, bold=bold)
        if not counted:
            book.add_worksheet(gettext("Dashboard")).write_string(0, 0, heading, grey)
    return buffer.getvalue()


def _fill(sheet: Any, table: Table, *, styles: dict[Form, Any], bold: Any) -> None:
    for place, column in enumerate(table.columns):
        money = f" ({table.currency})" if column.form is Form.MONEY else ""
        sheet.write_string(3, place, column.name + money, bold)
        sheet.set_column(place, place, 28 if place == 0 else 18)
    sheet.freeze_panes(4, 1)
    for line, row in enumerate(table.rows, start=4):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _put(sheet, (line, place), cell(column, value), styles=styles)


def _put(sheet: Any, place: tuple[int, int], said: Said, *, styles: dict[Form, Any]) -> None:
    match said.value:
        case None:
            return
        case str() as text:
            sheet.write_string(*place, f"'{text}" if is_like_formula(text) else text)
        case int() | float() | Decimal() as number:
            sheet.write_number(*place, float(number), styles[said.form])


def _name(title: str, taken: set[str]) -> str:
    """Name a sheet as Excel allows, and no two alike."""
    plain = FORBIDDEN.sub(" ", title).strip("' ")[:LONGEST_NAME] or "–"
    name, count = plain, 1
    while name.lower() in taken:
        count += 1
        name = f"{plain[: LONGEST_NAME - 3]} {count}"
    taken.add(name.lower())
    return name
