"""The roll-up of a period: what was called, and what stands in each category, as of an instant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.forecast.rules.calls import (
    Amount,
    Basis,
    Group,
    Ledger,
    Line,
    Person,
    Word,
    cumulative,
    roll_up,
)
from headwater.forecast.rules.periods import Period, PeriodUnit
from headwater.pipeline.rules import Category
from headwater.tenancy.sql import fetch_all

PEOPLE = """
SELECT m.id, m.name, m.team_id, m.is_active AND m.role <> 'observer' FROM accounts_member m
WHERE m.workspace_id = current_workspace()
  AND (%(owners)s::uuid[] IS NULL OR m.id = ANY(%(owners)s::uuid[]))
ORDER BY m.id
"""
# A team is shown to whom all in it and below it are.
GROUPS = """
SELECT t.id, t.name, t.parent_id, t.path FROM accounts_team t
WHERE t.workspace_id = current_workspace() AND (%(owners)s::uuid[] IS NULL OR (
    SELECT bool_and(m.id = ANY(%(owners)s::uuid[])) FROM accounts_team below
    JOIN accounts_member m ON m.workspace_id = below.workspace_id AND m.team_id = below.id
    WHERE below.workspace_id = t.workspace_id AND below.path ^@ t.path))
ORDER BY t.id
"""
WORDS = """
SELECT DISTINCT ON (c.is_override, coalesce(c.member_id, c.team_id)) c.is_override,
    coalesce(c.member_id, c.team_id), c.amount, c.note, author.name, c.made_at,
    count(*) OVER (PARTITION BY c.is_override, coalesce(c.member_id, c.team_id))
FROM forecast_call c
LEFT JOIN accounts_member author
    ON author.workspace_id = c.workspace_id AND author.id = c.author_id
WHERE c.workspace_id = current_workspace() AND c.pipeline_id = %(pipeline)s
  AND c.unit = %(unit)s AND c.start = %(first)s AND c.category = %(category)s
  AND c.basis = %(basis)s AND c.made_at <= %(as_of)s
ORDER BY c.is_override, coalesce(c.member_id, c.team_id), c.made_at DESC, c.id DESC
"""
SEEN = " AND (%(owners)s::uuid[] IS NULL OR d.owner_id = ANY(%(owners)s::uuid[]))"
OPEN_NOW = f"""
SELECT place.first, d.owner_id,
    category_of(d.status, d.own_category, d.is_zombie, s.category) AS category,
    d.value, d.currency, (%(as_of)s::timestamptz AT TIME ZONE place.time_zone)::date AS day
FROM pipeline_deal d CROSS JOIN place
JOIN pipeline_stage s ON s.workspace_id = d.workspace_id AND s.id = d.stage_id
WHERE d.workspace_id = current_workspace() AND d.pipeline_id = %(pipeline)s
  AND d.status = 'open' AND d.deleted_at IS NULL AND d.created_at <= %(as_of)s
  AND d.expected_close_date >= place.first AND d.expected_close_date < place.until {SEEN}
"""  # noqa: S608  # constants
OPEN_THEN = f"""
SELECT place.first, v.owner_id, v.category, v.value, v.currency,
    (%(as_of)s::timestamptz AT TIME ZONE place.time_zone)::date AS day
FROM pipeline_dealversion v CROSS JOIN place
JOIN pipeline_deal d ON d.workspace_id = v.workspace_id AND d.id = v.deal_id
WHERE v.workspace_id = current_workspace() AND v.pipeline_id = %(pipeline)s
  AND v.status = 'open' AND NOT v.is_deleted AND d.deleted_at IS NULL
  AND v.valid_from <= %(as_of)s AND (v.valid_to IS NULL OR v.valid_to > %(as_of)s)
  AND v.expected_close_date >= place.first AND v.expected_close_date < place.until {SEEN}
"""  # noqa: S608  # constants
# What was won in the period, is won still, and was not won anew later.
WON = f"""
SELECT place.first, v.owner_id, v.category, v.value, v.currency,
    (won.left_at AT TIME ZONE place.time_zone)::date AS day
FROM place
JOIN pipeline_stagevisit won ON won.workspace_id = current_workspace() AND won.exit = 'won'
    AND won.left_at >= place.begins AND won.left_at < place.ends AND won.left_at <= %(as_of)s
JOIN pipeline_dealversion v ON v.workspace_id = won.workspace_id AND v.deal_id = won.deal_id
    AND v.valid_from <= %(as_of)s AND (v.valid_to IS NULL OR v.valid_to > %(as_of)s)
JOIN pipeline_deal d ON d.workspace_id = v.workspace_id AND d.id = v.deal_id
WHERE v.pipeline_id = %(pipeline)s AND v.status = 'won' AND NOT v.is_deleted
  AND d.deleted_at IS NULL {SEEN} AND NOT EXISTS (
    SELECT FROM pipeline_stagevisit later WHERE later.workspace_id = won.workspace_id
        AND later.deal_id = won.deal_id AND later.left_at > won.left_at
        AND later.left_at <= %(as_of)s AND later.exit IN ('won', 'lost', 'void'))
"""  # noqa: S608  # constants
PLACE = """
WITH place AS MATERIALIZED (
    SELECT w.time_zone, p.first, p.until, p.first::timestamp AT TIME ZONE w.time_zone AS begins,
        p.until::timestamp AT TIME ZONE w.time_zone AS ends
    FROM tenancy_workspace w
    CROSS JOIN unnest(%(firsts)s::date[], %(untils)s::date[]) AS p(first, until)
    WHERE w.id = current_workspace()
)
"""
AMOUNTS = """
SELECT first, owner_id, category, sum(n)::int, sum(round(value
    * CASE WHEN currency = %(currency)s THEN 1 ELSE rate_on(currency, day) END, 2) * n)
FROM (
    SELECT first, owner_id, category, currency, CASE WHEN currency <> %(currency)s THEN day END AS day,
        value, count(*) AS n
    FROM ({states}) state GROUP BY 1, 2, 3, 4, 5, 6
) cell GROUP BY 1, 2, 3
"""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Which roll-up is asked for."""

    pipeline_id: UUID
    unit: PeriodUnit
    period: Period
    category: Category
    basis: Basis
    as_of: datetime
    is_now: bool

    def parameters(self, actor: Actor) -> dict[str, Any]:
        owners = actor.owners_seen(Kind.DEAL)
        return {
            "firsts": [self.period.start],
            "untils": [self.period.end],
            "pipeline": self.pipeline_id,
            "unit": self.unit.value,
            "first": self.period.start,
            "category": self.category.value,
            "basis": self.basis.value,
            "as_of": self.as_of,
            "currency": actor.currency,
            "owners": None if owners is None else list(owners),
        }


def sheet(asked: Sheet, *, actor: Actor) -> dict[str, Any]:
    """Show each member and team an actor sees with what was called and what stands there."""
    lines = roll_up(ledger(asked, actor=actor), actor=actor)
    top = [line for line in lines if line.depth == 0]
    return {
        "pipeline_id": asked.pipeline_id,
        "unit": asked.unit,
        "from": asked.period.start,
        "to": date.fromordinal(asked.period.end.toordinal() - 1),
        "category": asked.category,
        "basis": asked.basis,
        "currency": actor.currency,
        "as_of": asked.as_of,
        "called": sum(line.called for line in top),
        "callers": sum(line.callers for line in top),
        "lines": [_written(line, asked.basis) for line in lines],
    }


def ledger(asked: Sheet, *, actor: Actor) -> Ledger:
    values = asked.parameters(actor)
    words: dict[bool, dict[UUID, Word]] = {False: {}, True: {}}
    for is_override, whose, amount, *rest in fetch_all(WORDS, values):
        if amount is not None:
            words[is_override][whose] = Word(amount, *rest)
    return Ledger(
        **tree(values),
        calls=words[False],
        overrides=words[True],
        amounts=amounts(asked, actor=actor),
    )


def tree(values: dict[str, Any]) -> dict[str, Any]:
    """Give the members and teams somebody sees: the shape of every roll-up."""
    return {
        "people": [Person(*row) for row in fetch_all(PEOPLE, values)],
        "groups": [Group(*row) for row in fetch_all(GROUPS, values)],
    }


def amounts(asked: Sheet, *, actor: Actor) -> dict[UUID, dict[str, Amount]]:
    """Sum by owner and category what is won and what stands open for the period."""
    opened = OPEN_NOW if asked.is_now else OPEN_THEN
    sql = PLACE + AMOUNTS.format(states=f"{opened} UNION ALL {WON}")
    found: dict[UUID, dict[str, Amount]] = defaultdict(dict)
    for _, owner_id, category, n, value in fetch_all(sql, asked.parameters(actor)):
        found[owner_id][category] = Amount(n, value)
    return found


def won_in(
    asked: Sheet, periods: Sequence[Period], *, actor: Actor
) -> dict[date, dict[UUID, dict[str, Amount]]]:
    """Sum by period and owner what was won."""
    found: dict[date, dict[UUID, dict[str, Amount]]] = defaultdict(lambda: defaultdict(dict))
    values = asked.parameters(actor) | {
        "firsts": [one.start for one in periods],
        "untils": [one.end for one in periods],
    }
    for first, owner_id, category, n, value in fetch_all(
        PLACE + AMOUNTS.format(states=WON), values
    ):
        found[first][owner_id][category] = Amount(n, value)
    return found


def _written(line: Line, basis: Basis) -> dict[str, Any]:
    amounts = cumulative(line.amounts) if basis is Basis.CUMULATIVE else line.amounts
    return {
        "kind": line.kind,
        "id": line.id,
        "name": line.name,
        "depth": line.depth,
        "call": line.call,
        "override": line.override,
        "calls_below": line.calls_below,
        "expected": line.expected,
        "called": line.called,
        "callers": line.callers,
        "may_call": line.may_call,
        "may_override": line.may_override,
    } | {
        name: amounts.get(name, Amount())
        for name in ("closed", "commit", "best_case", "pipeline", "omitted")
    }
