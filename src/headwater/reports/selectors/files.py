"""An answer as a table, for a file: the same numbers as on screen."""

from collections.abc import Sequence
from decimal import Decimal

from babel import Locale
from django.utils.translation import gettext as _

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.speaking import speaking
from headwater.exports.rules import ExportFormat
from headwater.exports.selectors.tables import table
from headwater.lib.writing import Cell as Written
from headwater.reports.rules.measures import Unit
from headwater.reports.selectors.dimensions import GRAINS
from headwater.reports.selectors.naming import Name
from headwater.reports.selectors.run import Answer, Cell
from headwater.reports.selectors.words import MEASURES, side_of, step_of


def file_of(answer: Answer, *, actor: Actor, format_: ExportFormat) -> bytes:
    """Write an answer as CSV or XLSX; small, as an answer is."""
    with speaking(actor):
        locale = Locale.parse(actor.language, sep="-")
        names = said(answer.question.rows, [(row.key, row.name) for row in answer.rows], locale)
        rows = [
            [name, *_line(answer, [*row.cells, row.total])]
            for name, row in zip(names, answer.rows, strict=True)
        ]
        rows.append([_("Total"), *_line(answer, [*answer.totals, answer.total])])
        return table(_headings(answer, locale), rows, format_)


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
