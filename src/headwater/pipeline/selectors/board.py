"""The board: a column per stage with its totals and its first cards, written by PostgreSQL.

PostgreSQL writes the JSON of schemas.board.BoardOut: a page this large would otherwise cost more
in making Python objects, only to take them apart again, than in the query.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.fields.selectors.showing import shown
from headwater.fields.selectors.where import Where
from headwater.lib.errors import Invalid
from headwater.pipeline.selectors import health
from headwater.pipeline.selectors.evidence import Asked, counting, evidence_sql
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.pipelines import (
    criteria_at_stage,
    criteria_of_pipeline,
    get_pipeline,
)
from headwater.pipeline.selectors.sight import CARD, CARD_JOINS, VISIBLE, in_language, sight
from headwater.tenancy.kept import kept, told
from headwater.tenancy.sql import fetch_all, plan_once

# The first look shows what fits on a screen and a little more; whoever scrolls gets more at once.
FIRST_CARDS, MORE_CARDS = 20, 50
SEPARATOR = "~"

KEPT_TOTALS = """
SELECT stage_id, sum(count) AS count, sum(value * rate_on(currency, current_date)) AS value
FROM (
    SELECT stage_id, currency, sum(count) AS count, sum(value) AS value
    FROM pipeline_stagetotal
    WHERE workspace_id = current_workspace() AND pipeline_id = %(pipeline)s
      AND (%(deal_owners)s::uuid[] IS NULL OR owner_id = ANY(%(deal_owners)s::uuid[]))
      {owner}
    GROUP BY stage_id, currency
    UNION ALL
    SELECT stage_id, currency, count(*), sum(value) FROM pipeline_deal
    WHERE workspace_id = current_workspace() AND pipeline_id = %(pipeline)s
      AND id = ANY(%(deal_shared)s::uuid[]) AND owner_id <> ALL(%(deal_owners)s::uuid[])
      AND status = 'open' AND deleted_at IS NULL
      {owner}
    GROUP BY stage_id, currency
) by_currency GROUP BY stage_id
"""
COUNTED_TOTALS = """
SELECT stage_id, sum(count) AS count, sum(value * rate_on(currency, current_date)) AS value
FROM (
    SELECT d.stage_id, d.currency, count(*) AS count, sum(d.value) AS value
    FROM pipeline_deal d {joins}
    WHERE {visible} AND d.pipeline_id = %(pipeline)s AND d.status = 'open' {conditions}
    GROUP BY d.stage_id, d.currency
) by_currency GROUP BY stage_id
"""
CARDS = """
SELECT {card}{ring} FROM pipeline_deal d {joins}
WHERE {visible} AND d.status = 'open' AND d.stage_id = {stage} {conditions} {after}
ORDER BY d.stage_entered_at DESC, d.id DESC LIMIT %(cards)s
"""
# How many of its stage's criteria a deal meets, and of how many: nothing where there are none.
RING = """, (SELECT json_build_object('met', count({evidence}), 'count', count(*)) FROM pipeline_criterion c
    WHERE c.workspace_id = d.workspace_id AND c.stage_id = d.stage_id {only}
    HAVING count(*) > 0) AS criteria"""
BOARD = """
SELECT json_build_object(
    'pipeline_id', %(pipeline)s::uuid, 'currency', %(currency)s::text, 'as_of', now(),
    'stages', coalesce(json_agg(stages ORDER BY position), '[]'))::text
FROM (
    SELECT stage.id, coalesce(nullif(stage.name_{{language}}, ''), stage.name_{{other}}) AS name,
        stage.position, stage.probability, stage.limit_days,
        coalesce(totals.count, 0)::int AS count,
        round(coalesce(totals.value, 0), 2)::text AS value,
        round(coalesce(totals.value, 0) * stage.probability / 100, 2)::text AS weighted_value,
        cards.cards,
        CASE WHEN totals.count > %(cards)s THEN cards.next END AS next
    FROM pipeline_stage stage
    LEFT JOIN ({totals}) totals ON totals.stage_id = stage.id
    CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(card), '[]') AS cards,
            (array_agg(card.stage_entered_at::text || '~' || card.id))[%(cards)s] AS next
        FROM ({cards}) card
    ) cards
    WHERE stage.workspace_id = current_workspace() AND stage.pipeline_id = %(pipeline)s
      AND (NOT stage.is_archived OR totals.count > 0)
) stages
"""
COLUMN = """
SELECT json_build_object('items', coalesce(json_agg(card), '[]'), 'next',
    (array_agg(card.stage_entered_at::text || '~' || card.id))[%(cards)s])::text
FROM ({cards}) card
"""
HEALTH = f"""{health.judged("= %(pipeline)s", f"{VISIBLE} AND d.pipeline_id = %(pipeline)s")}
SELECT stage_id, count(*) FILTER (WHERE {health.at_risk("reasons")}),
    count(*) FILTER (WHERE reasons <> '{{}}' AND NOT {health.at_risk("reasons")}), count(*)
FROM judged GROUP BY stage_id
"""  # noqa: S608  # constants
AFTER = "AND (d.stage_entered_at, d.id) < (%(after_time)s::timestamptz, %(after_id)s::uuid)"


class BadPage(Invalid):
    code = "bad_cursor"


def board(pipeline_id: UUID, wish: DealFilter, *, actor: Actor) -> bytes:
    """Show every stage of a pipeline with totals and first cards, as the JSON of BoardOut."""
    ring = _ring(criteria_of_pipeline(pipeline_id), actor)
    parameters = wish.asked(actor) | sight(actor) | ring.values | {"pipeline": pipeline_id}
    parameters |= {"currency": actor.currency, "cards": FIRST_CARDS}
    cards = _cards(wish, actor, stage="stage.id", ring=ring.sql)
    sql = BOARD.format(totals=_totals(wish, actor), cards=cards)
    if not wish.needs_rows() and actor.owners_seen(Kind.DEAL) is None:
        plan_once()  # the first cards of each stage, by the index that has them in this order
    return _json(in_language(sql, actor.language), parameters)


def column(
    pipeline_id: UUID, stage_id: UUID, wish: DealFilter, *, actor: Actor, after: str | None
) -> bytes:
    """Go on in one column behind the last card seen, as the JSON of CardPage."""
    ring = _ring(criteria_at_stage(stage_id, pipeline_id=pipeline_id), actor)
    parameters = wish.asked(actor) | sight(actor) | ring.values | {"stage": stage_id}
    parameters |= {"cards": MORE_CARDS}
    if after is not None:
        moment, separator, deal_id = after.partition(SEPARATOR)
        if not separator:
            raise BadPage("That page is not known. Start again from the first one.", field="after")
        parameters |= {"after_time": moment, "after_id": _uuid(deal_id)}
    after_it = AFTER if after else ""
    cards = _cards(wish, actor, stage="%(stage)s", ring=ring.sql, after=after_it)
    return _json(COLUMN.format(cards=cards), parameters)


def stage_health(pipeline_id: UUID, *, actor: Actor, now: datetime) -> list[dict[str, object]]:
    """Count for each stage the open deals that are well, that need a look, that are at risk."""
    get_pipeline(pipeline_id)
    return kept(
        ("health", pipeline_id, told(actor), now.date()),
        lambda now: _stage_health(pipeline_id, actor=actor, now=now),
        now=now,
    )


def _stage_health(pipeline_id: UUID, *, actor: Actor, now: datetime) -> list[dict[str, object]]:
    asked = sight(actor) | health.judging(actor, now) | {"pipeline": pipeline_id}
    return [
        {
            "stage_id": stage_id,
            "at_risk": at_risk,
            "attention": attention,
            "healthy": total - at_risk - attention,
        }
        for stage_id, at_risk, attention, total in fetch_all(HEALTH, asked)
    ]


def _totals(wish: DealFilter, actor: Actor) -> str:
    if not wish.needs_rows():
        owner = "AND owner_id = %(owner_id)s" if wish.owner_id else ""
        return KEPT_TOTALS.format(owner=owner)
    return COUNTED_TOTALS.format(
        joins=CARD_JOINS, visible=VISIBLE, conditions=wish.conditions(actor)
    )


def _ring(criteria: Sequence[Asked], actor: Actor) -> Where:
    counted = counting(criteria, actor=actor)
    if not counted:
        return Where("", {})
    evidence = evidence_sql(counted)
    if len(counted) == len(criteria):
        return Where(RING.format(evidence=evidence.sql, only=""), evidence.values)
    ring = RING.format(evidence=evidence.sql, only="AND c.id = ANY(%(counted)s)")
    return Where(ring, evidence.values | {"counted": [one.id for one in counted]})


def _cards(wish: DealFilter, actor: Actor, *, stage: str, ring: str, after: str = "") -> str:
    wish = replace(wish, stage_id=None, status=None)
    return CARDS.format(
        card=f"{CARD}, {shown(Kind.DEAL, 'd', actor=actor, on_card=True)} AS custom",
        ring=ring,
        joins=CARD_JOINS,
        visible=VISIBLE,
        stage=stage,
        conditions=wish.conditions(actor),
        after=after,
    )


def _json(sql: str, parameters: dict[str, Any]) -> bytes:
    ((document,),) = fetch_all(sql, parameters)
    return str(document).encode()


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadPage(
            "That page is not known. Start again from the first one.", field="after"
        ) from None
