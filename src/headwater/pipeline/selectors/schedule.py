"""Deals in time: from when they came, through their stages, to when they are expected to close."""

from enum import StrEnum
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.fields.selectors.showing import shown
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.sight import ROW, ROW_JOINS, VISIBLE, in_language, sight
from headwater.tenancy.sql import fetch_all

PAGE_LENGTH = 200
SCHEDULE = f"""
SELECT coalesce(json_agg(deals), '[]')::text, (array_agg(deals.group_key))[%(limit)s],
    (array_agg(coalesce(deals.expected_close_date::text, 'infinity')))[%(limit)s],
    (array_agg(deals.id))[%(limit)s]
FROM (
    SELECT {ROW}, {{custom}} AS custom, {{group}} AS group_key, (
        SELECT json_agg(json_build_object('stage_id', s.id, 'position', s.position,
            'name', coalesce(nullif(s.name_{{language}}, ''), s.name_{{other}}),
            'entered_at', v.entered_at, 'left_at', v.left_at) ORDER BY v.entered_at, v.id)
        FROM pipeline_stagevisit v
        JOIN pipeline_stage s ON s.workspace_id = v.workspace_id AND s.id = v.stage_id
        WHERE v.workspace_id = d.workspace_id AND v.deal_id = d.id
            AND (v.left_at IS NULL OR v.left_at > v.entered_at)
    ) AS visits
    FROM pipeline_deal d {ROW_JOINS}
    WHERE {VISIBLE} {{conditions}} {{after}}
    ORDER BY {{group}}, coalesce(d.expected_close_date, 'infinity'), d.id LIMIT %(limit)s
) deals
"""  # noqa: S608  # constants


class Lane(StrEnum):
    """By what the rows stand together."""

    OWNER = "owner"
    STAGE = "stage"
    COMPANY = "company"


# Sorted as texts: the groups come in an order that pages can go on from.
GROUPS = {
    Lane.OWNER: "owner.name || '~' || owner.id",
    Lane.STAGE: "lpad(pipeline.position::text, 5, '0') || lpad(stage.position::text, 5, '0') || '~' || stage.id",
    Lane.COMPANY: "coalesce(company.name || '~' || company.id, '\U0010ffff')",
}
AFTER = """AND ({group}, coalesce(d.expected_close_date, 'infinity'), d.id)
    > (%(after_group)s, %(after_day)s::date, %(after_id)s)"""


def schedule(
    wish: DealFilter, *, actor: Actor, lane: Lane, after: tuple[str, str, UUID] | None
) -> tuple[bytes, tuple[str, str, UUID] | None]:
    """Read a page of deals with their stays in stages, and say where the next one begins."""
    asked = wish.asked(actor) | sight(actor) | {"limit": PAGE_LENGTH}
    if after is not None:
        asked |= dict(zip(("after_group", "after_day", "after_id"), after, strict=True))
    sql = SCHEDULE.replace("{after}", AFTER if after else "").replace("{group}", GROUPS[lane])
    sql = in_language(sql.replace("{conditions}", wish.conditions(actor)), actor.language)
    sql = sql.replace("{custom}", shown(Kind.DEAL, "d", actor=actor))
    ((document, group, day, deal_id),) = fetch_all(sql, asked)
    return str(document).encode(), (group, day, deal_id) if deal_id else None
