"""The targets of a year, month by month, with what the year before came to; and who changed them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.targets.rules import TargetSpan, Whose, may_lead, months_of
from headwater.targets.rules.tree import Place
from headwater.targets.selectors.asked import Asked, Question, asked_by, places
from headwater.targets.selectors.sums import by_month
from headwater.tenancy.sql import fetch_all

MOST_CHANGES = 200
SET = """
SELECT t.member_id, t.team_id, t.month, t.amount FROM targets_target t
WHERE t.workspace_id = current_workspace() AND t.measure = %(measure)s AND t.valid_to IS NULL
  AND t.month >= %(first)s AND t.month < %(until)s AND t.amount IS NOT NULL
  AND t.pipeline_id IS NOT DISTINCT FROM %(pipeline)s::uuid
"""
CHANGES = """
SELECT t.valid_from, setter.name, t.member_id, t.team_id, coalesce(m.name, team.name), t.month,
    before.amount, t.amount, t.currency
FROM targets_target t
LEFT JOIN targets_target before ON before.workspace_id = t.workspace_id
    AND before.measure = t.measure AND before.month = t.month AND before.valid_to = t.valid_from
    AND before.member_id IS NOT DISTINCT FROM t.member_id
    AND before.team_id IS NOT DISTINCT FROM t.team_id
    AND before.pipeline_id IS NOT DISTINCT FROM t.pipeline_id
LEFT JOIN accounts_member setter ON setter.workspace_id = t.workspace_id AND setter.id = t.setter_id
LEFT JOIN accounts_member m ON m.workspace_id = t.workspace_id AND m.id = t.member_id
LEFT JOIN accounts_team team ON team.workspace_id = t.workspace_id AND team.id = t.team_id
WHERE t.workspace_id = current_workspace() AND t.measure = %(measure)s
  AND t.month >= %(first)s AND t.month < %(until)s
  AND t.pipeline_id IS NOT DISTINCT FROM %(pipeline)s::uuid
  AND (%(everybody)s OR t.member_id = ANY(%(members)s::uuid[]) OR t.team_id = ANY(%(teams)s::uuid[]))
ORDER BY t.valid_from DESC, t.month, t.id LIMIT %(most)s
"""
CHANGE = (
    "at", "by", "member_id", "team_id", "name", "month", "before", "after", "currency",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """The twelve targets of one place, and what the same months of the year before came to."""

    place: Place
    depth: int
    months: list[Decimal | None]
    last_year: list[Decimal | None]
    may_edit: bool


def year_of(question: Question, *, actor: Actor, now: datetime) -> tuple[Asked, list[Row]]:
    """Lay out the targets of a year for whoever the actor sees."""
    asked = asked_by(actor, replace(question, span=TargetSpan.YEAR, as_of=None), now=now)
    months = [one.start for one in months_of(TargetSpan.YEAR, asked.period.start)]
    found: dict[Whose, dict[date, Decimal]] = {}
    for member, team, month, amount in fetch_all(SET, asked.values()):
        found.setdefault(Whose(member, team), {})[month] = amount
    before = season_of(asked)
    rows = [
        Row(
            place,
            depth,
            [found.get(place.whose, {}).get(one) for one in months],
            _added_up(place, before, [last_year(one) for one in months]),
            may_edit=may_lead(actor),
        )
        for tree in asked.trees
        for depth, place in tree.walk()
        if asked.is_shown(place) or place.whose in found
    ]
    return asked, rows


def season_of(asked: Asked) -> Mapping[UUID, Mapping[date, Decimal]]:
    """Say what every member reached in the months of the year before."""
    return by_month(replace(asked, period=asked.period.last_year()))


def weights(place: Place, months: Iterable[date], season: Any) -> list[Decimal]:
    """Say how the same months of the year before went at a place; all the same where none did."""
    found = _added_up(place, season, [last_year(one) for one in months])
    return [one or Decimal(0) for one in found]


def last_year(month: date) -> date:
    return month.replace(year=month.year - 1)


def _added_up(
    place: Place, season: Mapping[UUID, Mapping[date, Decimal]], months: list[date]
) -> list[Decimal | None]:
    of_people = [season[one] for one in place.people if one in season]
    return [
        sum((of[month] for of in of_people if month in of), Decimal(0)) or None for month in months
    ]


def changes_of(question: Question, *, actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """Tell who changed the targets of a year, what and when; the youngest first."""
    asked = asked_by(actor, replace(question, span=TargetSpan.YEAR, as_of=None), now=now)
    seen = places(asked.trees)
    is_whole = asked.seen is None and question.team_id is None
    values = {
        "everybody": is_whole,
        "members": [one.member_id for one in seen if one.member_id],
        "teams": [one.team_id for one in seen if one.team_id],
        "most": MOST_CHANGES,
    }
    rows = fetch_all(CHANGES, asked.values() | values)
    return [dict(zip(CHANGE, row, strict=True)) for row in rows]
