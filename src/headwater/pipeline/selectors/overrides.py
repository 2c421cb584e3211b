"""Which deals went on although criteria blocked them, and what history says about stages."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from django.utils.translation import gettext

from headwater.accounts.rules import Actor, Kind
from headwater.fields.selectors.catalogue import hidden_names
from headwater.fields.selectors.where import literal
from headwater.lib.writing import csv_text
from headwater.pipeline.selectors.pipelines import get_pipeline
from headwater.pipeline.selectors.sight import VISIBLE, in_language, sight
from headwater.tenancy.sql import fetch_all

PAGE_LENGTH = 50
MOST_IN_FILE = 20_000
ENOUGH = 30  # docs/metrics.md: fewer closed deals are too few to speak of a share

# Of whom fields are hidden from, only what is known not to ask for one of them.
TOLD = """(%(hidden)s::text[] IS NULL
    OR one ? 'fields' AND NOT one->'fields' ?| %(hidden)s::text[])"""
SEEN = f"""
    FROM pipeline_criterionoverride o
    JOIN pipeline_deal d ON d.workspace_id = o.workspace_id AND d.id = o.deal_id
    JOIN pipeline_pipeline p ON p.workspace_id = o.workspace_id AND p.id = o.pipeline_id
    LEFT JOIN pipeline_stage f ON f.workspace_id = o.workspace_id AND f.id = o.from_stage_id
    LEFT JOIN pipeline_stage t ON t.workspace_id = o.workspace_id AND t.id = o.to_stage_id
    LEFT JOIN accounts_member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
    WHERE o.workspace_id = current_workspace() AND {VISIBLE}
      AND (%(pipeline_id)s::uuid IS NULL OR o.pipeline_id = %(pipeline_id)s)
      AND (%(stage_id)s::uuid IS NULL OR o.from_stage_id = %(stage_id)s)
      AND (%(member_id)s::uuid IS NULL OR o.member_id = %(member_id)s)
      AND (%(from)s::date IS NULL
           OR o.overridden_at >= (%(from)s::date)::timestamp AT TIME ZONE %(zone)s)
      AND (%(to)s::date IS NULL
           OR o.overridden_at < (%(to)s::date + 1)::timestamp AT TIME ZONE %(zone)s)
      AND (%(words)s::text IS NULL OR o.reason ILIKE %(words)s)
      AND (%(hidden)s::text[] IS NULL
           OR EXISTS (SELECT FROM jsonb_array_elements(o.criteria) one WHERE {TOLD}))"""
NAME = "coalesce(nullif({0}.name_{{language}}, ''), {0}.name_{{other}})"
ROWS = f"""
SELECT o.id, o.deal_id, d.title, o.pipeline_id, {NAME.format("p")}, {NAME.format("f")},
    CASE WHEN t.id IS NOT NULL THEN {NAME.format("t")} END, o.criteria::text, o.reason,
    o.member_id, m.name, o.overridden_at
{SEEN}
  AND (%(after_at)s::timestamptz IS NULL
       OR (o.overridden_at, o.id) < (%(after_at)s::timestamptz, %(after_id)s::uuid))
ORDER BY o.overridden_at DESC, o.id DESC LIMIT %(most)s
"""  # constants
COLUMNS = (
    "id", "deal_id", "deal_title", "pipeline_id", "pipeline_name", "from_stage_name",
    "to_stage_name", "criteria", "reason", "member_id", "member_name", "at",
)  # fmt: skip
COUNTS = f"""
WITH seen AS (
    SELECT o.id, o.from_stage_id, {NAME.format("f")} AS stage, o.member_id, m.name AS member,
        o.criteria
    {SEEN}
)
SELECT 'total', '', '', count(*) FROM seen
UNION ALL SELECT 'by_stage', from_stage_id::text, coalesce(stage, ''), count(*) FROM seen GROUP BY 2, 3
UNION ALL SELECT 'by_member', coalesce(member_id::text, ''), coalesce(member, ''), count(*)
    FROM seen GROUP BY 2, 3
UNION ALL SELECT 'by_criterion', one->>'id', max(one->>'sentence_{{language}}'), count(*)
    FROM seen, jsonb_array_elements(criteria) one WHERE {TOLD} GROUP BY 2
ORDER BY 1, 4 DESC, 3
"""  # noqa: S608  # constants
STAGES = """
SELECT s.id, count(*) FILTER (WHERE d.status = 'open' AND d.stage_id = s.id),
    count(*) FILTER (WHERE d.status <> 'open' AND d.stage_id = s.id),
    count(*) FILTER (WHERE d.status = 'won' AND r.reached),
    count(*) FILTER (WHERE d.status = 'lost' AND r.reached)
FROM pipeline_stage s
LEFT JOIN pipeline_deal d ON d.workspace_id = s.workspace_id AND d.pipeline_id = s.pipeline_id
    AND d.deleted_at IS NULL
LEFT JOIN LATERAL (
    SELECT d.status = 'won' OR EXISTS (
        SELECT FROM pipeline_stagevisit v
        JOIN pipeline_stage at ON at.workspace_id = v.workspace_id AND at.id = v.stage_id
        WHERE v.workspace_id = d.workspace_id AND v.deal_id = d.id
          AND v.pipeline_id = s.pipeline_id AND at.position >= s.position) AS reached
    WHERE d.status IN ('won', 'lost')
) r ON true
WHERE s.workspace_id = current_workspace() AND s.pipeline_id = %(pipeline)s AND NOT s.is_archived
GROUP BY s.id, s.position ORDER BY s.position
"""


@dataclass(frozen=True, kw_only=True)
class OverrideWish:
    """Which overrides somebody wants to see."""

    pipeline_id: UUID | None = None
    stage_id: UUID | None = None
    member_id: UUID | None = None
    first: date | None = None
    last: date | None = None
    q: str = ""


def overrides(
    wish: OverrideWish, *, actor: Actor, after: tuple[str, UUID] | None
) -> tuple[list[dict[str, Any]], tuple[Any, ...] | None]:
    """List them, the latest first, and say where the next page begins."""
    items = _read(wish, actor=actor, after=after, most=PAGE_LENGTH)
    is_full = len(items) == PAGE_LENGTH
    return items, (items[-1]["at"], items[-1]["id"]) if is_full else None


def every_override(wish: OverrideWish, *, actor: Actor) -> list[dict[str, Any]]:
    """List them all, the latest first, up to as many as a file is good for."""
    return _read(wish, actor=actor, after=None, most=MOST_IN_FILE)


def override_file(wish: OverrideWish, *, actor: Actor) -> str:
    """Write those somebody may see as CSV, in their language and time zone."""
    zone = ZoneInfo(actor.time_zone)
    heads = [
        gettext("Deal name"), gettext("Pipeline"), gettext("From stage"), gettext("To stage"),
        gettext("Not met"), gettext("Reason"), gettext("Let through by"), gettext("Date"),
    ]  # fmt: skip
    rows = [
        [
            one["deal_title"],
            one["pipeline_name"],
            one["from_stage_name"] or "",
            one["to_stage_name"] or gettext("Won"),
            " · ".join(missing["sentence"] for missing in one["criteria"]),
            one["reason"],
            one["member_name"] or "",
            one["at"].astimezone(zone).replace(tzinfo=None),
        ]
        for one in every_override(wish, actor=actor)
    ]
    return csv_text(heads, rows)


def _read(
    wish: OverrideWish, *, actor: Actor, after: tuple[str, UUID] | None, most: int
) -> list[dict[str, Any]]:
    after_at, after_id = after or (None, None)
    values = _values(wish, actor) | {"after_at": after_at, "after_id": after_id, "most": most}
    rows = fetch_all(in_language(ROWS, actor.language), values)
    items = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    hidden = None if values["hidden"] is None else set(values["hidden"])
    key = "sentence_zh" if actor.language.lower().startswith("zh") else "sentence_en"
    for item in items:
        kept = orjson.loads(item["criteria"])
        item["criteria"] = [
            {"id": one["id"], "stage_id": one["stage_id"], "sentence": one[key]}
            for one in kept
            if hidden is None or ("fields" in one and hidden.isdisjoint(one["fields"]))
        ]
    return items


def override_counts(wish: OverrideWish, *, actor: Actor) -> dict[str, Any]:
    """Count them in all, and by stage, member and criterion."""
    found: dict[str, Any] = {"total": 0, "by_stage": [], "by_member": [], "by_criterion": []}
    for what, key, name, count in fetch_all(
        in_language(COUNTS, actor.language), _values(wish, actor)
    ):
        if what == "total":
            found["total"] = count
        else:
            found[what].append({"key": key, "name": name, "count": count})
    return found


def stages_in_history(pipeline_id: UUID) -> list[dict[str, Any]]:
    """Say for each stage what stands in it, and what became of the deals that reached it."""
    get_pipeline(pipeline_id)
    return [
        {
            "stage_id": stage_id,
            "open_deals": still_open,
            "closed_deals": closed,
            "won": won,
            "decided": won + lost,
            "suggested": round(100 * won / (won + lost)) if won + lost else None,
            "is_enough": won + lost >= ENOUGH,
        }
        for stage_id, still_open, closed, won, lost in fetch_all(STAGES, {"pipeline": pipeline_id})
    ]


def _values(wish: OverrideWish, actor: Actor) -> dict[str, Any]:
    return sight(actor) | {
        "pipeline_id": wish.pipeline_id,
        "stage_id": wish.stage_id,
        "member_id": wish.member_id,
        "from": wish.first,
        "to": wish.last,
        "words": f"%{literal(wish.q)}%" if wish.q else None,
        "hidden": sorted(hidden_names(Kind.DEAL, actor=actor)) or None,
    }
