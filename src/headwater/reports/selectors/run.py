"""Answering a question, for a screen, a file or a tile alike: `run`; and the records behind it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.insights.selectors.scope import rows as fetch
from headwater.reports.rules import MOST_ROWS, MOST_SERIES, ReportQuestion
from headwater.reports.rules.measures import Measure, Subject, View
from headwater.reports.rules.periods import steps
from headwater.reports.selectors.asked import Asked, understand
from headwater.reports.selectors.compared import compared
from headwater.reports.selectors.counting import Found, Key, cells_of
from headwater.reports.selectors.dimensions import Dimension, Names
from headwater.reports.selectors.naming import Name, names_of
from headwater.tenancy.kept import kept, told

# A record is listed once, however often a measure counts it; whose it is, is told as of the instant.
RECORDS = """
, chosen AS (
    SELECT DISTINCT ON (id) * FROM counted
    WHERE (%(row)s::text IS NULL OR one = %(row)s) AND (%(other)s::text IS NULL OR other = %(other)s)
    ORDER BY id
)
SELECT chosen.id, {title}, (SELECT m.name FROM accounts_member m
        WHERE m.workspace_id = it.workspace_id AND m.id = chosen.owner_id),
    chosen.created_at, chosen.status, chosen.value, chosen.currency, count(*) OVER ()
FROM chosen JOIN {table} it ON it.workspace_id = current_workspace() AND it.id = chosen.id
ORDER BY chosen.created_at DESC, chosen.id DESC LIMIT %(limit)s OFFSET %(offset)s
"""
TITLES = {
    Subject.DEAL: ("it.title", "pipeline_deal"),
    Subject.LEAD: ("coalesce(nullif(it.name, ''), it.company_name)", "leads_lead"),
    Subject.TASK: ("it.title", "activities_task"),
}
FEW = 10  # fewer records rank nothing


@dataclass(frozen=True)
class Cell:
    """`n` made `value`; `n_before` and `before` are those of the comparison, where there is one."""

    n: int = 0
    value: Decimal | None = None
    n_before: int | None = None
    before: Decimal | None = None


@dataclass(frozen=True)
class Line:
    """A row of the answer: its cells in the order of the series, and all of them together."""

    key: str
    name: str
    total: Cell
    cells: list[Cell]


@dataclass(frozen=True)
class Answer:
    """`series` are the columns, `totals` what stands below them, `total` what is below all."""

    measure: Measure
    currency: str
    as_of: datetime
    from_day: date | None
    to_day: date | None
    series: list[Name]
    rows: list[Line]
    totals: list[Cell]
    total: Cell
    rows_left_out: int
    series_left_out: int
    as_today: list[str]
    compared: ReportQuestion | None
    question: ReportQuestion


def run(question: ReportQuestion, *, actor: Actor, now: datetime) -> Answer:
    """Answer a question as far as the actor may know: what they do not see does not count.

    Raises UnknownMeasure, UnknownDimension, BadFilter, FieldIsHidden, PipelineNotFound,
    TeamNotFound, PeriodEndsBeforeItBegins, NotComparable.
    """
    is_now = question.as_of is None or question.as_of >= now
    return kept(
        ("report", told(question), told(actor), now.date()),
        lambda now: _answered(question, actor=actor, now=now),
        now=now,
        is_now=is_now,
    )


def _answered(question: ReportQuestion, *, actor: Actor, now: datetime) -> Answer:
    asked = understand(question, actor=actor, now=now)
    found = cells_of(asked)
    other = compared(asked)
    then = cells_of(understand(other, actor=actor, now=now)) if other else None
    nothing: Found = (0, Decimal(0) if asked.measure.adds_up else None)

    def cell(row: str | None, series: str | None) -> Cell:
        here = found.get((row, series), nothing)
        return Cell(*here, *then.get((row, series), nothing)) if then is not None else Cell(*here)

    keys = found.keys() | (then or {}).keys()
    totals = {key: found.get(key, nothing) for key in keys}
    rows = {one: totals[one, None] for one, other in keys if one is not None and other is None}
    heads = {other: totals[None, other] for one, other in keys if other is not None and one is None}
    lines = _ordered(asked, asked.rows, rows)
    columns = _ordered(asked, asked.series, heads)
    shown_rows = _shown(asked, asked.rows, lines, most=MOST_ROWS)
    shown = _shown(asked, asked.series, columns, most=MOST_SERIES)
    return Answer(
        measure=asked.measure,
        currency=asked.scope.currency,
        as_of=asked.scope.as_of,
        from_day=asked.first,
        to_day=asked.last,
        series=shown,
        rows=[
            Line(key, name, cell(key, None), [cell(key, series) for series, _ in shown])
            for key, name in shown_rows
        ],
        totals=[cell(None, series) for series, _ in shown],
        total=cell(None, None),
        rows_left_out=len(lines) - len(shown_rows),
        series_left_out=len(columns) - len(shown),
        as_today=asked.as_today(),
        compared=other,
        question=question,
    )


def _ordered(asked: Asked, dimension: Dimension | None, totals: dict[str, Found]) -> list[Name]:
    """Put time, stages and bands in their own order, all else by how much there is.

    Of shares, averages and medians those of few records say little: they come last, by name.
    """
    if dimension is None:
        return []
    if dimension.names is Names.DAY:
        return [(key, key) for key in _axis(asked, dimension.name, totals)]
    named = names_of(asked, dimension, totals)
    if dimension.names in {Names.STAGE, Names.BAND}:
        return named

    def rank(one: Name) -> tuple[bool, bool, Decimal, str]:
        n, value = totals[one[0]]
        is_small = not asked.measure.adds_up and n < FEW
        return one[0] == "", is_small, Decimal(0) if is_small else -(value or Decimal(0)), one[1]

    return sorted(named, key=rank)


def _shown(asked: Asked, dimension: Dimension | None, all_: list[Name], *, most: int) -> list[Name]:
    """Leave out what is too much: of days gone by the oldest ones, of all else the last."""
    is_past = asked.measure.view is not View.LIVE
    return all_[-most:] if dimension and dimension.names is Names.DAY and is_past else all_[:most]


def _axis(asked: Asked, grain: str, keys: dict[str, Any]) -> list[str]:
    """Give the steps from the first day to the last; far too many are only those with something."""
    days = sorted(key for key in keys if key)
    unknown = [""] if "" in keys else []
    is_live = asked.measure.view is View.LIVE
    first = None if is_live else asked.first
    last = None if is_live else asked.last and min(asked.last, asked.today)
    if days:
        first = first or date.fromisoformat(days[0])
        last = last or date.fromisoformat(days[-1])
    steps_ = steps(first, last, grain) if first and last else None
    if steps_ is None:
        return [*days, *unknown]
    return [*sorted({day.isoformat() for day in steps_} | set(days)), *unknown]


def records(
    question: ReportQuestion, *, cell: Key, actor: Actor, now: datetime, limit: int, offset: int
) -> tuple[list[dict[str, Any]], int]:  # fmt: skip
    """List the records a cell has counted, youngest first; None: of every row, of every series."""
    asked = understand(replace(question, compare=None), actor=actor, now=now)
    subject = asked.measure.subject
    values = asked.values() | {"row": cell[0], "other": cell[1], "limit": limit, "offset": offset}
    title, table = TITLES[subject]
    sql = asked.counted() + RECORDS.format(title=title, table=table)
    found = fetch(sql, values)
    hidden = not actor.sees_values
    items = [
        {
            "kind": subject, "id": UUID(str(one[0])), "title": one[1],
            "owner_name": one[2], "created_at": one[3], "status": one[4],
            "value": None if hidden or subject is not Subject.DEAL else one[5],
            "currency": one[6],
        }
        for one in found
    ]  # fmt: skip
    return items, found[0][7] if found else 0
