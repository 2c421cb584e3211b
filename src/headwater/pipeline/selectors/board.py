"""The board: a column per stage with its totals and its first cards, written by PostgreSQL.

PostgreSQL writes the JSON of schemas.board.BoardOut: a page this large would otherwise cost more
in making Python objects, only to take them apart again, than in the query.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import connection

from headwater.accounts.rules import Actor, Kind
from headwater.fields.selectors.showing import shown
from headwater.lib.errors import Invalid
from headwater.pipeline.selectors.evidence import evidence_sql
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.pipelines import (
    get_pipeline,
    kinds_at_stage,
    kinds_of_criteria,
)
from headwater.pipeline.selectors.sight import CARD, CARD_JOINS, VISIBLE, in_language, sight
from headwater.tenancy.sql import fetch_all

# The first look shows what fits on a screen and a little more; whoever scrolls gets more at once.
FIRST_CARDS, MORE_CARDS = 20, 50
SEPARATOR = "~"

KEPT_TOTALS = """
SELECT stage_id, sum(count) AS count, sum(value * rate_on(currency, current_date)) AS value
FROM (
    SELECT stage_id, currency, sum(count) AS count, sum(value) AS value
    FROM pipeline_stagetotal
    WHERE workspace_id = current_workspace() AND pipeline_id = %(pipeline)s
      AND (%(owners)s::uuid[] IS NULL OR owner_id = ANY(%(owners)s::uuid[]))
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
    WHERE c.workspace_id = d.workspace_id AND c.stage_id = d.stage_id
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
HEALTH = """
SELECT d.stage_id,
    count(*) FILTER (WHERE s.limit_days IS NOT NULL
        AND d.stage_entered_at < now() - s.limit_days * interval '1 day') AS stalled,
    count(*) FILTER (WHERE NOT (s.limit_days IS NOT NULL
        AND d.stage_entered_at < now() - s.limit_days * interval '1 day')
        AND (d.next_task_id IS NULL OR d.next_activity_at < now()
             OR d.expected_close_date < current_date)) AS attention,
    count(*) AS all_of_them
FROM pipeline_deal d JOIN pipeline_stage s ON s.workspace_id = d.workspace_id AND s.id = d.stage_id
WHERE {visible} AND d.status = 'open' AND d.pipeline_id = %(pipeline)s GROUP BY d.stage_id
"""
AFTER = "AND (d.stage_entered_at, d.id) < (%(after_time)s::timestamptz, %(after_id)s::uuid)"


class BadPage(Invalid):
    code = "bad_cursor"


def board(pipeline_id: UUID, wish: DealFilter, *, actor: Actor) -> bytes:
    """Show every stage of a pipeline with totals and first cards, as the JSON of BoardOut."""
    kinds = kinds_of_criteria(pipeline_id)
    parameters = wish.asked() | sight(actor) | {"pipeline": pipeline_id}
    parameters |= {"currency": actor.currency, "cards": FIRST_CARDS}
    cards = _cards(wish, stage="stage.id", kinds=kinds)
    sql = BOARD.format(totals=_totals(wish), cards=cards)
    return _json(in_language(sql, actor.language), parameters)


def column(
    pipeline_id: UUID, stage_id: UUID, wish: DealFilter, *, actor: Actor, after: str | None
) -> bytes:
    """Go on in one column behind the last card seen, as the JSON of CardPage."""
    kinds = kinds_at_stage(stage_id, pipeline_id=pipeline_id)
    parameters = wish.asked() | sight(actor) | {"stage": stage_id}
    parameters |= {"cards": MORE_CARDS}
    if after is not None:
        moment, separator, deal_id = after.partition(SEPARATOR)
        if not separator:
            raise BadPage("That page is not known. Start again from the first one.", field="after")
        parameters |= {"after_time": moment, "after_id": _uuid(deal_id)}
    after_it = AFTER if after else ""
    cards = _cards(wish, stage="%(stage)s", kinds=kinds, after=after_it)
    return _json(COLUMN.format(cards=cards), parameters)


def health(pipeline_id: UUID, *, actor: Actor) -> list[dict[str, object]]:
    """Count for each stage the open deals that are well, that need a look, that are stalled."""
    get_pipeline(pipeline_id)
    with connection.cursor() as cursor:
        cursor.execute(HEALTH.format(visible=VISIBLE), sight(actor) | {"pipeline": pipeline_id})
        return [
            {
                "stage_id": stage_id,
                "stalled": stalled,
                "attention": attention,
                "healthy": total - stalled - attention,
            }
            for stage_id, stalled, attention, total in cursor.fetchall()
        ]


def _totals(wish: DealFilter) -> str:
    if not wish.needs_rows():
        owner = "AND owner_id = %(owner_id)s" if wish.owner_id else ""
        return KEPT_TOTALS.format(owner=owner)
    return COUNTED_TOTALS.format(joins=CARD_JOINS, visible=VISIBLE, conditions=wish.conditions())


def _cards(wish: DealFilter, *, stage: str, kinds: list[str], after: str = "") -> str:
    wish = replace(wish, stage_id=None, status=None)
    return CARDS.format(
        card=f"{CARD}, {shown(Kind.DEAL, 'd', on_card=True)} AS custom",
        ring=RING.format(evidence=evidence_sql(kinds)) if kinds else "",
        joins=CARD_JOINS,
        visible=VISIBLE,
        stage=stage,
        conditions=wish.conditions(),
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
