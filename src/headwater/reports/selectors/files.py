"""An answer as a table, for a file: the same numbers as on screen."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from babel import Locale
from django.utils.translation import gettext as _

from headwater.accounts.rules import Actor
from headwater.exports.rules import ExportFormat
from headwater.lib.writing import Cell as Written
from headwater.lib.writing import csv_file, xlsx_file
from headwater.reports.rules.measures import Unit
from headwater.reports.selectors.dimensions import GRAINS
from headwater.reports.selectors.naming import Name, speaking
from headwater.reports.selectors.run import Answer, Cell
from headwater.reports.selectors.words import MEASURES, side_of, step_of

OPEN = {ExportFormat.CSV: csv_file, ExportFormat.XLSX: xlsx_file}


def file_of(answer: Answer, *, actor: Actor, format_: ExportFormat) -> bytes:
    """Write an answer as CSV or XLSX; small, as an answer is."""
    with speaking(actor), TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        locale = Locale.parse(actor.language, sep="-")
        with OPEN[format_](path, _headings(answer, locale)) as write:
            rows = [(row.key, row.name) for row in answer.rows]
            names = said(answer.question.rows, rows, locale)
            for name, row in zip(names, answer.rows, strict=True):
                write([name, *_line(answer, [*row.cells, row.total])])
            write([_("Total"), *_line(answer, [*answer.totals, answer.total])])
        return path.read_bytes()


def said(dimension: str, names: Sequence[Name], locale: Locale) -> list[str]:
    """Say the names of rows or series as people read them."""
    return [
        step_of(dimension, key, locale) if key and dimension in GRAINS else name or _("None")
        for key, name in names
    ]


def _headings(answer: Answer, locale: Locale) -> list[str]:
    measure = _(MEASURES[answer.measure.name])
    if answer.measure.unit is Unit.MONEY:
        measure = f"{measure} ({answer.currency})"
    names = said(answer.question.series, answer.series, locale)
    columns = [*names, _("Total")] if answer.series else [measure]
    headings = [measure if answer.series else ""]
    other = answer.compared and side_of(answer.question, answer.compared, locale)
    for column in columns:
        headings += [column, _("{what}, number").format(what=column)]
        if other:
            beside = f"{column}, {other}"
            headings += [beside, _("{what}, number").format(what=beside)]
    return headings


def _line(answer: Answer, cells: list[Cell]) -> list[Written]:
    written: list[Written] = []
    is_count = answer.measure.unit is Unit.COUNT

    def value(of: Decimal | None) -> Written:
        return of if of is None or not is_count else int(of)

    for cell in cells:
        written += [value(cell.value), cell.n]
        if answer.compared:
            written += [value(cell.before), cell.n_before]
    return written
