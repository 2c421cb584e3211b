"""The deals behind what is said of somebody: won, saved from risk, put off, and those at risk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor
from headwater.coaching.rules import LISTED
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import closed_in, worth
from headwater.pipeline.selectors.health import WAS_STALLED
from headwater.pipeline.selectors.sight import CARD_JOINS, in_language, sight

WITHIN = """(%(start)s::timestamptz IS NULL OR {at} >= %(start)s)
    AND (%(end)s::timestamptz IS NULL OR {at} < %(end)s) AND {at} <= %(as_of)s"""
# A stay that was longer than the stage's limit, and ended well within the period.
SAVED = f"""SELECT v.deal_id, coalesce(nullif(stage.name_{{language}}, ''), stage.name_{{other}}) AS stage_name,
        extract(day FROM v.left_at - v.entered_at)::int AS days, stage.limit_days
    FROM pipeline_stagevisit v
    JOIN pipeline_stage stage ON stage.workspace_id = v.workspace_id AND stage.id = v.stage_id
    WHERE v.workspace_id = current_workspace() AND v.pipeline_id = %(pipeline)s
      AND v.exit IN ('advanced', 'won') AND {WAS_STALLED} AND {WITHIN.format(at="v.left_at")}"""  # noqa: S608  # constants
# What was put off within the period: its expected close before the first time and after the last.
PUSHED = f"""SELECT deal_id, (array_agg(before ORDER BY valid_from))[1] AS due_before,
        (array_agg(due ORDER BY valid_from DESC))[1] AS due, count(*)::int AS times
    FROM (
        SELECT v.deal_id, v.valid_from, v.expected_close_date AS due,
            lag(v.expected_close_date) OVER (PARTITION BY v.deal_id ORDER BY v.valid_from, v.id)
                AS before
        FROM pipeline_dealversion v
        WHERE v.workspace_id = current_workspace() AND v.deal_id IN (SELECT id FROM deal)
          AND v.valid_from <= %(as_of)s
    ) step WHERE due > before AND {WITHIN.format(at="valid_from")} GROUP BY deal_id"""  # noqa: S608  # constants
LIST = """{worth}, fact AS ({fact})
SELECT d.id, d.title, company.name, deal.value::text, deal.currency, round(deal.worth, 2)::text,
    d.expected_close_date, {facts}, count(*) OVER ()::int, sum(deal.worth) OVER ()
FROM deal JOIN pipeline_deal d ON d.workspace_id = current_workspace() AND d.id = deal.id
JOIN fact ON fact.deal_id = deal.id {cards}
ORDER BY CASE WHEN %(may_value)s THEN deal.worth END DESC NULLS LAST, d.title, d.id
LIMIT %(limit)s
"""
DEAL = ("deal_id", "title", "company_name", "value", "currency", "worth", "expected_close_date")


@dataclass(frozen=True)
class Listed:
    """The first of some deals, how many there are, and what they are worth together."""

    deals: list[dict[str, Any]]
    total: int = 0
    amount: Decimal = Decimal(0)


@dataclass(frozen=True)
class Wanted:
    """Which deals: those whose state fits, and that have a row of facts."""

    condition: str
    fact: str
    facts: Mapping[str, str]


WON_FACT = (
    "SELECT id AS deal_id, extract(day FROM closed_at - created_at)::int AS cycle_days FROM deal"
)
SAVED_FACT = f"SELECT DISTINCT ON (deal_id) * FROM ({SAVED}) saved ORDER BY deal_id, days DESC"  # noqa: S608  # constants
IS_SAVED = f"s.status IN ('open', 'won') AND s.id IN (SELECT deal_id FROM ({SAVED}) saved)"  # noqa: S608  # constants


def won(scope: Scope, *, actor: Actor) -> Listed:
    """List what was won in the period, what is worth most first."""
    condition = f"{closed_in(scope)} AND s.status = 'won'"
    wanted = Wanted(condition, WON_FACT, {"cycle_days": "fact.cycle_days"})
    return _listed(scope, wanted, actor=actor)


def saved(scope: Scope, *, actor: Actor) -> Listed:
    """List what had been stalled, and went on or was won in the period; what was lost is not saved."""
    facts = {
        "stage_name": "fact.stage_name",
        "days_in_stage": "fact.days",
        "limit_days": "fact.limit_days",
    }
    return _listed(scope, Wanted(IS_SAVED, SAVED_FACT, facts), actor=actor)


def pushed(scope: Scope, *, actor: Actor) -> Listed:
    """List the open deals whose expected close was put off in the period."""
    facts = {"due_before": "fact.due_before", "due": "fact.due", "times": "fact.times"}
    return _listed(scope, Wanted("s.status = 'open'", PUSHED, facts), actor=actor)


def _listed(scope: Scope, wanted: Wanted, *, actor: Actor) -> Listed:
    sql = LIST.format(
        worth=worth(scope, wanted.condition),
        fact=wanted.fact,
        facts=", ".join(wanted.facts.values()),
        cards=CARD_JOINS,
    )
    asked = sight(actor) | scope.parameters()
    asked |= {"limit": LISTED, "may_value": actor.sees_values}
    found = rows(in_language(sql, actor.language), asked)
    if not found:
        return Listed([])
    names = (*DEAL, *wanted.facts)
    deals = [dict(zip(names, row[:-2], strict=True)) for row in found]
    return Listed(deals, found[0][-2], found[0][-1])


def ending(deal: Mapping[str, Any], *, now: datetime, zone: ZoneInfo) -> int | None:
    """Say in how many days a deal is expected to close; less than nothing: it should have."""
    due = deal["expected_close_date"]
    return (due - now.astimezone(zone).date()).days if due else None
