"""The open deals at risk, what is worth most first, each with why."""

from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.selectors.risks import COLUMNS, told
from headwater.insights.selectors.hygiene import judged, judging
from headwater.insights.selectors.kept import kept_until_touched
from headwater.insights.selectors.scope import Scope, rows
from headwater.pipeline.selectors import health
from headwater.pipeline.selectors.sight import CARD_JOINS, in_language, sight

# Whoever may not see values is not told them by the order either.
THOSE = """
, risky AS (
    SELECT judged.id, judged.worth, judged.found,
        CASE WHEN %(may_value)s THEN judged.worth ELSE 0 END AS place
    FROM judged WHERE {which} AND (%(reason)s::text IS NULL OR %(reason)s = ANY(judged.found))
)
"""
AT_RISK = "'at_risk' = ANY(judged.found)"
ANY_REASON = "judged.found && %(risks)s::text[]"
PAGE = f"""
SELECT d.id, ARRAY(SELECT unnest(%(risks)s::text[]) INTERSECT SELECT unnest(risky.found)),
    {health.FACTS}, d.title, d.value::text, d.currency, round(risky.worth, 2)::text, d.owner_id,
    owner.name, company.id, company.name, d.expected_close_date, d.next_activity_at,
    risky.place::text
FROM risky JOIN pipeline_deal d ON d.workspace_id = current_workspace() AND d.id = risky.id
JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id AND stage.id = d.stage_id
{CARD_JOINS} {health.CONTACT}
WHERE %(after_id)s::uuid IS NULL
   OR (risky.place, risky.id) < (%(after_place)s::numeric, %(after_id)s::uuid)
ORDER BY risky.place DESC, risky.id DESC LIMIT %(limit)s
"""  # noqa: S608  # constants
MORE = (
    "title", "value", "currency", "worth", "owner_id", "owner_name", "company_id", "company_name",
    "expected_close_date", "next_activity_at",
)  # fmt: skip


@kept_until_touched
def risks(
    scope: Scope,
    *,
    actor: Actor,
    now: datetime,
    reason: str | None,
    limit: int,
    after: tuple[str, UUID] | None,
) -> tuple[list[dict[str, Any]], tuple[str, str] | None]:
    """List one page of them, and where the next one begins."""
    place, last_id = after or (None, None)
    asked = {"reason": reason, "limit": limit, "after_place": place, "after_id": last_id}
    deals, last = _page(scope, AT_RISK, asked, actor=actor, now=now)
    return deals, last if len(deals) == limit else None


def with_reasons(scope: Scope, *, actor: Actor, now: datetime, limit: int) -> list[dict[str, Any]]:
    """List what has a reason, though it may not put it at risk alone."""
    asked = {"reason": None, "limit": limit, "after_place": None, "after_id": None}
    return _page(scope, ANY_REASON, asked, actor=actor, now=now)[0]


def _page(
    scope: Scope, which: str, asked: dict[str, Any], *, actor: Actor, now: datetime
) -> tuple[list[dict[str, Any]], tuple[str, str] | None]:
    values = sight(actor) | scope.parameters() | judging(actor, now) | asked
    sql = judged(scope) + THOSE.replace("{which}", which) + PAGE
    found = rows(in_language(sql, actor.language), values)
    deals = [told(dict(zip((*COLUMNS, *MORE), row[:-1], strict=True))) for row in found]
    for deal in deals:
        deal["reasons"].sort(key=list(health.RISKS).index)
    return deals, (found[-1][-1], str(found[-1][0])) if found else None
