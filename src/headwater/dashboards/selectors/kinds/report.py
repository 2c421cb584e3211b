"""A kept report as a tile: run for each reader as they may see it, under the dashboard's filters."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from headwater.dashboards.rules.tables import Bar, Column, Drawing, Form, Table, bars_of
from headwater.dashboards.selectors.kinds.kind import Asking, TileKind, is_id
from headwater.reports.rules import ReportQuestion
from headwater.reports.rules.kept import question_of, under
from headwater.reports.rules.measures import Unit, View
from headwater.reports.selectors.files import said
from headwater.reports.selectors.run import Answer, Cell, run
from headwater.reports.selectors.saved import get_report
from headwater.reports.selectors.words import MEASURES, VIEWS, side_of

FORMS = {
    Unit.COUNT: Form.COUNT, Unit.MONEY: Form.MONEY, Unit.RATIO: Form.SHARE, Unit.DAYS: Form.DAYS,
}  # fmt: skip


def title() -> str:
    return gettext("Saved report")


def figures(question: Mapping[str, Any], asking: Asking) -> Table:
    if not question.get("report_id"):
        return Table(title=title(), note=gettext("No report has been chosen yet."))
    report = get_report(UUID(str(question["report_id"])), actor=asking.actor)
    asked = under(question_of(report.question), **vars(asking.question))
    answer = run(asked, actor=asking.actor, now=asking.now)
    notes = []
    if answer.as_today:
        notes.append(
            gettext("Some of what is asked for has no history and is taken as it is today.")
        )
    if answer.rows_left_out or answer.series_left_out:
        notes.append(gettext("Some rows or series are not shown; the totals count them."))
    return Table(
        title=report.name,
        says=_says(answer, asking),
        note="\n".join(notes),
        currency=answer.currency,
        columns=_columns(answer, asked, asking),
        rows=_rows(answer, asked, asking),
        drawing=Drawing.BARS if answer.rows else None,
        bars=[*(_bar(line.total) for line in answer.rows), Bar(0, 0)] if answer.rows else (),
    )


def _says(answer: Answer, asking: Asking) -> str:
    """Say which measure it is, of which view and days, and as of when the report looks."""
    measure = answer.measure
    is_live = measure.view is View.LIVE
    said_ = [gettext(MEASURES[measure.name]), gettext(VIEWS[measure.view])]
    if not is_live:
        said_.append(asking.period(answer.from_day, answer.to_day))
    said_.append(asking.counted(answer.total.n))
    said_.append(gettext("as of {moment}").format(moment=asking.moment(answer.as_of)))
    return " · ".join(said_)


def _columns(answer: Answer, asked: ReportQuestion, asking: Asking) -> list[Column]:
    form = FORMS[answer.measure.unit]
    measure = gettext(MEASURES[answer.measure.name])
    names = said(asked.series, answer.series, asking.locale)
    heads = [*names, gettext("Total")] if answer.series else [measure]
    columns = [Column("", Form.TEXT)]
    other = answer.compared and side_of(asked, answer.compared, asking.locale)
    for head in heads:
        columns.append(Column(head, form))
        if other:
            columns.append(Column(f"{head}, {other}", form))
    return [*columns, Column("n", Form.COUNT)]


def _rows(answer: Answer, asked: ReportQuestion, asking: Asking) -> list[list[Any]]:
    named = said(asked.rows, [(line.key, line.name) for line in answer.rows], asking.locale)
    lines = [
        [name, *_cells([*line.cells, line.total], answer), line.total.n]
        for name, line in zip(named, answer.rows, strict=True)
    ]
    total = _cells([*answer.totals, answer.total], answer)
    return [*lines, [gettext("Total"), *total, answer.total.n]]


def _cells(cells: list[Cell], answer: Answer) -> list[Decimal | None]:
    if not answer.compared:
        return [one.value for one in cells]
    return [value for one in cells for value in (one.value, one.before)]


def _bar(total: Cell) -> Bar:
    return bars_of([float(total.value or 0)])[0]


KINDS = [
    TileKind(
        name="report",
        title=title,
        size=(6, 7),
        least=(3, 3),
        question={"report_id": is_id},
        figures=figures,
    )
]
