"""Every call of a member or team for a period, and how calls of the past have done."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from headwater.accounts.rules import Actor, Kind
from headwater.forecast.models import Call
from headwater.forecast.rules.calls import NOTHING, Amount, Ledger, Line, Word, mid, roll_up
from headwater.forecast.rules.periods import Period, period_of
from headwater.forecast.selectors.calls import Sheet, tree, won_in
from headwater.forecast.selectors.outlooks import people_of_team
from headwater.tenancy.sql import fetch_all

PERIODS = 12  # of the past that are looked at
PERIODS_CALLED = """
SELECT DISTINCT c.start FROM forecast_call c
WHERE c.workspace_id = current_workspace() AND c.pipeline_id = %(pipeline)s AND c.unit = %(unit)s
  AND c.category = %(category)s AND c.basis = %(basis)s AND c.start < %(first)s
  AND c.made_at <= %(as_of)s
ORDER BY c.start DESC LIMIT %(most)s
"""
# Who said what last before the day in the middle began, where the workspace is.
WORDS_THEN = """
SELECT DISTINCT ON (c.start, coalesce(c.member_id, c.team_id)) c.start,
    coalesce(c.member_id, c.team_id), c.amount, c.note, c.made_at
FROM tenancy_workspace w
CROSS JOIN unnest(%(firsts)s::date[], %(middles)s::date[]) AS p(first, middle)
JOIN forecast_call c ON c.workspace_id = w.id AND c.pipeline_id = %(pipeline)s
    AND c.unit = %(unit)s AND c.category = %(category)s AND c.basis = %(basis)s
    AND c.start = p.first AND NOT c.is_override
    AND c.made_at <= least(p.middle::timestamp AT TIME ZONE w.time_zone, %(as_of)s)
WHERE w.id = current_workspace()
ORDER BY c.start, coalesce(c.member_id, c.team_id), c.made_at DESC, c.id DESC
"""


@dataclass
class Record:
    """The sums of somebody's past calls: what was called, what came, by how much they differ."""

    n: int = 0
    called: Decimal = NOTHING
    came: Decimal = NOTHING
    missed: Decimal = NOTHING


def calls_seen(
    asked: Sheet, *, member_id: UUID | None, team_id: UUID | None, actor: Actor
) -> QuerySet[Call]:
    """List what was called for a line of a roll-up, the youngest first."""
    owners = actor.owners_seen(Kind.DEAL)
    whose = [member_id] if member_id else people_of_team(team_id) if team_id else []
    # A team of nobody is shown to nobody but who sees everybody, as in the roll-up.
    if owners is not None and not (whose and owners.issuperset(whose)):
        return Call.objects.none()
    return (
        Call.objects.filter(
            Q(member_id=member_id) if member_id else Q(team_id=team_id, member_id=None),
            pipeline_id=asked.pipeline_id,
            unit=asked.unit,
            start=asked.period.start,
            category=asked.category,
            basis=asked.basis,
            made_at__lte=asked.as_of,
        )
        .select_related("author")
        .order_by("-made_at", "-id")
    )


def accuracy_of_calls(asked: Sheet, *, actor: Actor) -> dict[str, Any]:
    """Hold the calls that stood in the middle of past periods against what was won in them."""
    values = asked.parameters(actor)
    seen = [start for (start,) in fetch_all(PERIODS_CALLED, values | {"most": PERIODS})]
    periods = [period_of(asked.unit, start) for start in seen]
    records: dict[UUID, Record] = defaultdict(Record)
    names: dict[UUID, Line] = {}
    for ledger in _ledgers(asked, periods, actor=actor) if periods else ():
        for line in roll_up(ledger):
            names.setdefault(line.id, line)
            if line.call is not None:
                _add(records[line.id], line.call.amount, line.amounts.get("closed", Amount()).value)
    return {
        "pipeline_id": asked.pipeline_id,
        "unit": asked.unit,
        "category": asked.category,
        "basis": asked.basis,
        "currency": actor.currency,
        "as_of": asked.as_of,
        "periods": len(periods),
        "lines": [_written(names[key], record) for key, record in _ordered(names, records)],
    }


def _ledgers(asked: Sheet, periods: Sequence[Period], *, actor: Actor) -> Iterator[Ledger]:
    """Lay out each period with the calls of its middle, and with what came until its end."""
    values = asked.parameters(actor) | {
        "firsts": [one.start for one in periods],
        "middles": [mid(one.start, one.end) for one in periods],
    }
    words: dict[date, dict[UUID, Word]] = defaultdict(dict)
    for start, whose, amount, note, made_at in fetch_all(WORDS_THEN, values):
        if amount is not None:
            words[start][whose] = Word(amount, note, None, made_at, 1)
    shape, won = tree(values), won_in(asked, periods, actor=actor)
    for one in periods:
        yield Ledger(**shape, calls=words[one.start], amounts=won.get(one.start, {}))


def _add(record: Record, called: Decimal, came: Decimal) -> None:
    record.n += 1
    record.called += called
    record.came += came
    record.missed += abs(called - came)


def _ordered(names: dict[UUID, Line], records: dict[UUID, Record]) -> list[tuple[UUID, Record]]:
    """By name, never by how good they were: samples are small, and this is no race."""
    return sorted(records.items(), key=lambda one: (names[one[0]].kind, names[one[0]].name))


def _written(line: Line, record: Record) -> dict[str, Any]:
    def share(part: Decimal) -> float | None:
        return float(part / record.came) if record.came else None

    return {
        "kind": line.kind,
        "id": line.id,
        "name": line.name,
        "n": record.n,
        "called": record.called,
        "came": record.came,
        "wape": share(record.missed),
        "bias": share(record.called - record.came),
    }
