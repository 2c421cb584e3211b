"""What changed in the open pipeline between two instants: a waterfall that reconciles to the cent.

Every deal is looked at twice, as it was at the opening and as it is at the closing, and what
happened in between is told net: a date pushed out and pulled in again is no change. What was born
and closed in between passes through: it is new, and it is won. See docs/metrics.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor
from headwater.insights.rules import NOTHING, Amount, Change
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import SEEN, SEEN_OR_SHARED

OF_VALUE = {Change.UP, Change.DOWN}
BEFORE_ALL = datetime(1900, 1, 1, tzinfo=UTC)
# What happens at midnight belongs to the day that begins, here as in every period.
JUST_BEFORE = timedelta(microseconds=1)
# A version that lasts through both instants opens and closes alike. Every other deal has one that
# began in between and lasts at the closing, and at most one that lasted at the opening and ended in
# between: each kind is found by an index, and no deal itself is read. See found_in_time.sql.
VERSIONS = """
SELECT v.deal_id, v.pipeline_id, v.stage_id, v.status, v.owner_id, v.value, v.currency,
    v.is_deleted, v.expected_close_date, v.category, {worth} AS worth
FROM pipeline_dealversion v {rate}
WHERE v.workspace_id = current_workspace() AND {lasts} {seen}
"""
LASTED_AT_OPENING = """v.valid_from <= %(opening)s
    AND v.valid_to > %(opening)s AND v.valid_to <= %(closing)s"""
LASTS_AT_CLOSING = """v.valid_from > %(opening)s AND v.valid_from <= %(closing)s
    AND (v.valid_to IS NULL OR v.valid_to > %(closing)s)"""
LASTS_THROUGH = """v.pipeline_id = %(pipeline)s AND v.status = 'open' AND NOT v.is_deleted
    AND CASE WHEN v.valid_to IS NULL THEN 'infinity' ELSE v.valid_to END > %(closing)s
    AND v.valid_from <= %(opening)s"""
# An amount is rounded for each deal, so that what is written in one currency adds up as well.
RATE = "LEFT JOIN rate ON rate.currency = v.currency"
WORTH = """CASE WHEN rate.rate IS NULL THEN v.value ELSE round(v.value * rate.rate, 2) END"""
HERE = "coalesce({v}.pipeline_id = %(pipeline)s{owner}, false)"
OWNED = " AND {v}.owner_id = ANY(%(people)s::uuid[])"
DUE = """coalesce({v}.expected_close_date >= coalesce(%(due_from)s::date, '-infinity')
        AND {v}.expected_close_date <= coalesce(%(due_to)s::date, 'infinity'), false)"""
# `here`: in this pipeline and with these owners; `due`: expected to close in the days asked for.
KINDS = """
WITH rate AS MATERIALIZED (
    SELECT currency, rate_on(currency, %(day)s::date) AS rate FROM (
        SELECT DISTINCT currency FROM accounts_exchangerate
        WHERE workspace_id = current_workspace() AND currency <> %(currency)s) used
), a AS MATERIALIZED ({lasted}), b AS MATERIALIZED ({lasts}), through AS ({through}),
changed AS (
    SELECT b.deal_id, a.deal_id IS NOT NULL AND NOT a.is_deleted AS was, a.status AS was_status,
        a.is_deleted IS TRUE AS was_deleted, {was_here} AS was_here, {was_due} AS was_due,
        a.value AS was_value, a.currency AS was_currency, a.worth AS was_worth,
        a.stage_id AS was_stage_id, a.category AS was_category, b.status, b.is_deleted, {is_here} AS is_here,
        {is_due} AS is_due, b.value, b.currency, b.worth, b.stage_id, b.category,
        coalesce(a.pipeline_id = %(pipeline)s AND a.status = 'open' AND NOT a.is_deleted, false)
            OR (b.pipeline_id = %(pipeline)s AND b.status = 'open' AND NOT b.is_deleted)
            OR a.deal_id IS NULL AS is_looked_at
    FROM b LEFT JOIN a ON a.deal_id = b.deal_id
)
"""
# Only deals that were open here at some time in between, or born in between, can have changed.
PAIRS = """
SELECT d.id, d.created_at, both_ends.* FROM (
    {kinds}
    SELECT changed.* FROM changed
    WHERE is_looked_at OR deal_id IN (
        SELECT v.deal_id FROM pipeline_dealversion v
        WHERE v.workspace_id = current_workspace() AND v.pipeline_id = %(pipeline)s
          AND v.status = 'open' AND NOT v.is_deleted
          AND v.valid_from > %(opening)s AND v.valid_from <= %(closing)s)
    UNION ALL
    SELECT deal_id, true, status, false, true, true, value, currency, worth, stage_id,
        category, status, false, true, true, value, currency, worth, stage_id, category, true
    FROM through
) both_ends JOIN pipeline_deal d ON d.workspace_id = current_workspace() AND d.id = both_ends.deal_id
"""
# Why a deal that stands in the pipeline now did not at the opening, and the other way round. Deals
# that went the same way are added up before their way is told in steps.
MOVED = """{kinds}
, stood AS (
    SELECT changed.*, was AND was_here AND was_due AND was_status = 'open' AS was_in,
        NOT is_deleted AND is_here AND is_due AND status = 'open' AS is_in,
        currency IS NOT DISTINCT FROM was_currency AS is_same,
        CASE WHEN was_deleted THEN 'restored'
            WHEN NOT was THEN 'new'
            WHEN was_status <> 'open' THEN 'reopened'
            WHEN NOT was_here THEN 'moved_in' ELSE 'pulled_in' END AS entry,
        CASE WHEN is_deleted THEN 'deleted'
            WHEN NOT is_here THEN 'moved_out'
            WHEN status <> 'open' THEN status ELSE 'pushed_out' END AS leaving
    FROM changed
), known AS (
    SELECT stood.*, NOT was_in AND NOT is_in AND is_here AND NOT is_deleted
        AND (status = 'won' OR (status <> 'open' AND is_due))
        AND deal_id IN (SELECT v.deal_id FROM pipeline_stagevisit v
            WHERE v.workspace_id = current_workspace() AND v.exit IN ('won', 'lost', 'void')
              AND v.left_at > %(opening)s AND v.left_at <= %(closing)s) AS passed
    FROM stood
), cell AS (
    SELECT {each} entry, leaving, was_in, is_in, passed, is_same, sign(value - was_value) AS way,
        was_currency, currency, count(*) AS n, sum(was_value) AS was_value, sum(value) AS value,
        sum(was_worth) AS was_worth, sum(worth) AS worth
    FROM known WHERE was_in OR is_in OR passed
    GROUP BY {each} entry, leaving, was_in, is_in, passed, is_same, way, was_currency, currency
    UNION ALL
    SELECT {each} NULL, NULL, true, true, false, true, 0, currency, currency, count(*),
        sum(value), sum(value), sum(worth), sum(worth)
    FROM through GROUP BY {each} currency
), moved AS (
    SELECT {each} step.what, step.currency, n, step.amount, step.worth
    FROM cell CROSS JOIN LATERAL (VALUES
        ('opening', was_currency, was_value, was_worth, was_in),
        ('closing', cell.currency, value, cell.worth, is_in),
        ('up', cell.currency, value - was_value, cell.worth - was_worth,
            was_in AND is_same AND leaving <> 'deleted' AND way > 0),
        ('down', cell.currency, value - was_value, cell.worth - was_worth,
            was_in AND is_same AND leaving <> 'deleted' AND way < 0),
        ('down', was_currency, -was_value, -was_worth, was_in AND is_in AND NOT is_same),
        ('up', cell.currency, value, cell.worth, was_in AND is_in AND NOT is_same),
        (entry, cell.currency, value, cell.worth, (is_in AND NOT was_in) OR passed),
        (leaving, cell.currency, -value, -cell.worth,
            passed OR (was_in AND NOT is_in AND is_same AND leaving <> 'deleted')),
        (leaving, was_currency, -was_value, -was_worth,
            was_in AND NOT is_in AND (NOT is_same OR leaving = 'deleted'))
    ) AS step (what, currency, amount, worth, holds)
    WHERE step.holds
)
"""
# From which category to which, or why it came and why it went.
FLOWED = """
, flowed AS (
    SELECT deal_id, CASE WHEN was_in THEN was_category ELSE entry END AS origin,
        CASE WHEN is_in THEN category ELSE leaving END AS goal, was_in, is_in,
        was_worth AS opening, worth AS closing,
        CASE WHEN is_in OR NOT was_in OR is_same THEN worth ELSE was_worth END AS worth
    FROM known WHERE was_in OR is_in OR passed
    UNION ALL
    SELECT deal_id, category, category, true, true, worth, worth, worth FROM through
)
"""
TOTALS = """
SELECT what, currency, sum(n)::int, sum(amount), sum(worth) FROM moved GROUP BY what, currency
"""
ALIVE = """ AND v.deal_id NOT IN (SELECT t.deal_id FROM pipeline_dealversion t
    WHERE t.workspace_id = current_workspace() AND t.is_deleted AND t.valid_to IS NULL)"""
ALIVE_AND_SEEN = """ AND v.deal_id IN (SELECT d.id FROM pipeline_deal d
    WHERE d.workspace_id = current_workspace() AND d.deleted_at IS NULL {seen})"""


@dataclass(frozen=True)
class Changes:
    """Whose changes, and of deals expected to close within which days; None: whenever."""

    scope: Scope
    due_from: date | None = None
    due_to: date | None = None

    @property
    def closing(self) -> datetime:
        """The instant at the end: the last of the period, or the one the figures are as of."""
        end = self.scope.end
        return min(end - JUST_BEFORE, self.scope.as_of) if end else self.scope.as_of

    def parameters(self) -> dict[str, Any]:
        return self.scope.parameters() | {
            "opening": (self.scope.start or BEFORE_ALL) - JUST_BEFORE,
            "closing": self.closing,
            "day": self.closing.astimezone(ZoneInfo(self.scope.zone)).date(),
            "due_from": self.due_from,
            "due_to": self.due_to,
        }

    def moved(self, *, each: str = "") -> str:
        """Open a statement in which `moved` is the part of deals in each step; or of `each` deal."""
        return MOVED.format(each=each, kinds=self._kinds(self._in_question("v")))

    def pairs(self) -> str:
        """Write the query for what each deal was at the opening and is at the closing."""
        return PAIRS.format(kinds=self._kinds(self._owned("v")))

    def _kinds(self, asked: str) -> str:
        return KINDS.format(
            lasted=self._versions(LASTED_AT_OPENING),
            lasts=self._versions(LASTS_AT_CLOSING),
            through=self._versions(LASTS_THROUGH + asked),
            was_here=self._here("a"),
            is_here=self._here("b"),
            was_due=DUE.format(v="a") if self._has_due else "true",
            is_due=DUE.format(v="b") if self._has_due else "true",
        )

    @property
    def _has_due(self) -> bool:
        return self.due_from is not None or self.due_to is not None

    def _versions(self, lasts: str) -> str:
        seen = alive_and_seen(self.scope)
        return VERSIONS.format(worth=WORTH, rate=RATE, lasts=lasts, seen=seen)

    def _in_question(self, version: str) -> str:
        return self._owned(version) + (f" AND {DUE.format(v=version)}" if self._has_due else "")

    def _here(self, version: str) -> str:
        return HERE.format(v=version, owner=self._owned(version))

    def _owned(self, version: str) -> str:
        return "" if self.scope.people is None else OWNED.format(v=version)


def alive_and_seen(scope: Scope) -> str:
    """Write the condition that the deal of a version `v` is not in the trash today, and is seen."""
    if scope.owners is None:
        return ALIVE
    seen = (SEEN_OR_SHARED if scope.shared else SEEN).format(today="d")
    return ALIVE_AND_SEEN.format(seen=seen)


@kept_until_touched
def changes(asked: Changes, *, actor: Actor) -> dict[str, Any]:
    """Lead from what stood open when the period began to what stands open at its end.

    To whom the value is hidden, it is not told either how many deals gained or lost some.
    """
    is_told = actor.sees_values
    sql = asked.moved() + TOTALS
    by_currency: dict[str, dict[str, Amount]] = {}
    whole: dict[str, Amount] = {}
    for what, currency, n, value, worth in rows(sql, asked.parameters()):
        if what in OF_VALUE and not is_told:
            continue
        by_currency.setdefault(currency, {})[what] = Amount(n, value)
        before = whole.get(what, Amount(0, NOTHING))
        whole[what] = Amount(before.n + n, before.value + worth)
    return (
        asked.scope.heading("change")
        | {"as_of": asked.closing, "due_from": asked.due_from, "due_to": asked.due_to}
        | _waterfall(whole)
        | {
            "currencies": [
                {"currency": currency} | _waterfall(amounts)
                for currency, amounts in sorted(by_currency.items())
                if is_told
            ]
        }
    )


def _waterfall(amounts: Mapping[str, Amount]) -> dict[str, Any]:
    none = Amount(0, NOTHING)
    return {
        "opening": amounts.get("opening", none),
        "closing": amounts.get("closing", none),
        "steps": [
            {"what": step, "n": amounts[step].n, "value": amounts[step].value}
            for step in Change
            if step in amounts
        ],
    }
