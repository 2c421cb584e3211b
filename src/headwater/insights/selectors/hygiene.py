"""What is wrong with the open deals of now, by reason, owner and stage: one statement."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from headwater.accounts.rules import Actor
from headwater.insights.rules import NOTHING, Amount, money, ratio
from headwater.insights.rules.hygiene import OF_VALUE, Check
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import Scope, rows
from headwater.insights.selectors.state import SEEN, SEEN_OR_SHARED
from headwater.pipeline.selectors import health

GAPS: dict[str, str] = {
    Check.NO_VALUE: health.NO_VALUE,
    Check.NO_DATE: health.NO_DATE,
    Check.DATE_PASSED: health.DATE_PASSED,
    Check.NO_PERSON: health.NO_PERSON,
    Check.NO_COMPANY: health.NO_COMPANY,
    Check.NO_SOURCE: health.NO_SOURCE,
    Check.NO_NEXT_STEP: health.ADRIFT,
}
JUDGED = """
WITH {mine}, {rates}, deal AS MATERIALIZED (
    SELECT d.id, d.created_at, d.owner_id, d.stage_id, {worth} AS worth, {risks} AS risks,
        {gaps} AS gaps
    FROM pipeline_deal d
    JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id AND stage.id = d.stage_id
    {rate} {contact}
    WHERE d.workspace_id = current_workspace() AND d.pipeline_id = %(pipeline)s
      AND d.status = 'open' AND d.deleted_at IS NULL {seen} {owned}
), oldest AS (
    SELECT max(r.closed_at - r.created_at) AS age FROM insights_dealreach r
    WHERE r.workspace_id = current_workspace() AND r.pipeline_id = %(pipeline)s
      AND r.status = 'won' {seen_won}
), judged AS MATERIALIZED (
    SELECT deal.id, created_at, owner_id, stage_id, worth, risks || gaps || array_remove(ARRAY[
        CASE WHEN %(now)s::timestamptz - created_at > oldest.age THEN 'too_old' END,
        CASE WHEN {at_risk} THEN 'at_risk' END], NULL) AS found
    FROM deal CROSS JOIN oldest
)
"""
# Many deals are alike in what is found: they are added up before it is taken apart.
COUNTED = """
SELECT grouping(judged.owner_id, judged.stage_id), one.what, judged.owner_id, judged.stage_id,
    min(m.name), sum(judged.n)::int, sum(judged.worth)
FROM (
    SELECT owner_id, stage_id, found, count(*) AS n, sum(worth) AS worth FROM judged GROUP BY 1, 2, 3
) judged
JOIN accounts_member m ON m.workspace_id = current_workspace() AND m.id = judged.owner_id
CROSS JOIN LATERAL unnest(judged.found || 'open'::text) AS one (what)
GROUP BY GROUPING SETS ((one.what), (one.what, judged.owner_id), (one.what, judged.stage_id))
"""
WHOLE, BY_OWNER, BY_STAGE = 0b11, 0b01, 0b10  # what `grouping` says
THOSE = """{judged} SELECT id, created_at FROM judged
WHERE %(check)s = ANY(found) AND (%(stage)s::uuid IS NULL OR stage_id = %(stage)s)
"""
Counts = Mapping[str, Amount]


@kept_until_touched
def hygiene(scope: Scope, *, actor: Actor, now: datetime) -> dict[str, Any]:
    """Judge every open deal: what puts it at risk, and what is not written down about it."""
    whole: dict[str, Amount] = {}
    owners: dict[Any, dict[str, Amount]] = {}
    stages: dict[Any, dict[str, Amount]] = {}
    names: dict[Any, str] = {}
    found = rows(judged(scope) + COUNTED, scope.parameters() | judging(actor, now))
    for grouping, what, owner_id, stage_id, name, n, value in found:
        amount = Amount(n, money(value))
        if grouping == WHOLE:
            whole[what] = amount
        elif grouping == BY_OWNER:
            owners.setdefault(owner_id, {})[what] = amount
            names[owner_id] = name
        else:
            stages.setdefault(stage_id, {})[what] = amount
    checks = [check for check in Check if _may_value(actor) or check not in OF_VALUE]
    return scope.heading("live") | {
        "as_of": now,
        **_told(whole, checks),
        "by_owner": [
            {"owner_id": owner_id, "name": names[owner_id], **_told(counts, checks)}
            for owner_id, counts in sorted(
                owners.items(), key=lambda one: (-one[1]["open"].n, names[one[0]])
            )
        ],
        "by_stage": [
            {"stage_id": stage.stage_id, "name": stage.name}
            | _told(stages.get(stage.stage_id, {}), checks)
            for stage in scope.stages
            if not stage.is_archived or stage.stage_id in stages
        ],
    }


def failing_deals(scope: Scope) -> str:
    """Write the query for the open deals that fail a check."""
    return THOSE.format(judged=judged(scope))


def judging(actor: Actor, now: datetime) -> dict[str, Any]:
    """Give the parameters of the judgement, besides those of the scope."""
    return health.judging(actor, now) | {"risks": list(health.RISKS)}


def _may_value(actor: Actor) -> bool:
    return actor.sees_values


def _told(counts: Counts, checks: list[Check]) -> dict[str, Any]:
    none = Amount(0, NOTHING)
    opened = counts.get("open", none)
    return {
        "open": opened,
        "checks": [
            {"check": check, "n": one.n, "value": one.value, "share": ratio(one.n, opened.n)}
            for check in checks
            for one in [counts.get(check, none)]
        ],
    }


def judged(scope: Scope) -> str:
    seen = ""
    if scope.owners is not None:
        seen = SEEN_OR_SHARED if scope.shared else SEEN
    return JUDGED.format(
        mine=health.MINE,
        rate=health.RATE,
        contact=health.CONTACT,
        rates=health.RATES.format(pipelines="= %(pipeline)s"),
        worth=health.WORTH,
        risks=health.reasons(health.RISKS),
        gaps=health.reasons(GAPS),
        at_risk=health.at_risk("risks"),
        seen=seen.format(today="d"),
        seen_won=seen.format(today="r"),
        owned="" if scope.people is None else "AND d.owner_id = ANY(%(people)s::uuid[])",
    )
