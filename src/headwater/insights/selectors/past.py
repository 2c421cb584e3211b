"""The board as it stood at an instant: a column a stage, with the deals that stood in it then.

What a deal was then (its stage, value, owner, expected close) is shown; its title, its company and
what has become of it are those of today. The JSON is written by PostgreSQL, as the board's is.
"""

from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.insights.selectors.changes import alive_and_seen
from headwater.insights.selectors.scope import Scope
from headwater.lib.errors import Invalid
from headwater.pipeline.selectors.sight import CARD_JOINS, in_language, sight
from headwater.tenancy.sql import fetch_all

FIRST_CARDS, MORE_CARDS = 20, 50
SEPARATOR = "~"
# By when a version and a visit ended, so that what was over before is not read: found_in_time.sql.
STOOD = """
WITH rate AS MATERIALIZED (
    SELECT currency, rate_on(currency, %(day)s::date) AS rate FROM (
        SELECT DISTINCT currency FROM accounts_exchangerate
        WHERE workspace_id = current_workspace() AND currency <> %(currency)s) used
), stood AS MATERIALIZED (
    SELECT v.deal_id, v.stage_id, v.owner_id, v.value, v.currency, v.expected_close_date,
        v.value * coalesce(rate.rate, 1) AS worth,
        coalesce(visit.entered_at, v.valid_from) AS entered_at
    FROM pipeline_dealversion v
    LEFT JOIN rate ON rate.currency = v.currency
    LEFT JOIN pipeline_stagevisit visit ON visit.workspace_id = v.workspace_id
        AND visit.pipeline_id = v.pipeline_id AND visit.deal_id = v.deal_id
        AND visit.entered_at <= %(as_of)s AND CASE WHEN visit.left_at IS NULL THEN 'infinity' ELSE visit.left_at END > %(as_of)s
    WHERE v.workspace_id = current_workspace() AND v.pipeline_id = %(pipeline)s
      AND v.status = 'open' AND NOT v.is_deleted
      AND v.valid_from <= %(as_of)s
      AND CASE WHEN v.valid_to IS NULL THEN 'infinity' ELSE v.valid_to END > %(as_of)s {seen} {owned}
)
"""
OWNED = " AND v.owner_id = ANY(%(people)s::uuid[])"
CARDS = f"""
SELECT stood.deal_id AS id, d.title, stood.value::text AS value, stood.currency, stood.stage_id,
    stood.owner_id, then_owner.name AS owner_name, company.id AS company_id,
    company.name AS company_name, stood.expected_close_date, stood.entered_at AS stage_entered_at,
    d.status AS status_now, d.closed_at
FROM (
    SELECT stood.* FROM stood WHERE stood.stage_id = {{stage}} {{after}}
    ORDER BY stood.entered_at DESC, stood.deal_id DESC LIMIT %(cards)s
) stood
JOIN pipeline_deal d ON d.workspace_id = current_workspace() AND d.id = stood.deal_id
JOIN accounts_member then_owner
    ON then_owner.workspace_id = d.workspace_id AND then_owner.id = stood.owner_id {CARD_JOINS}
ORDER BY stood.entered_at DESC, stood.deal_id DESC
"""  # noqa: S608  # constants
AFTER = "AND (stood.entered_at, stood.deal_id) < (%(after_time)s::timestamptz, %(after_id)s::uuid)"
BOARD = """{stood}
SELECT json_build_object('pipeline_id', %(pipeline)s::uuid, 'currency', %(currency)s::text,
    'as_of', %(as_of)s::timestamptz, 'count', coalesce(sum(stages.count), 0)::int,
    'value', coalesce(sum(stages.value), 0)::numeric(20, 2)::text,
    'stages', coalesce(json_agg(json_build_object('id', id, 'name', name, 'position', position,
        'probability', probability, 'count', stages.count, 'value', stages.value::text,
        'weighted_value', weighted_value::text, 'cards', cards, 'next', next)
        ORDER BY position), '[]'))::text
FROM (
    SELECT stage.id, coalesce(nullif(stage.name_{{language}}, ''), stage.name_{{other}}) AS name,
        stage.position, stage.probability, coalesce(totals.count, 0)::int AS count,
        round(coalesce(totals.value, 0), 2) AS value,
        round(coalesce(totals.value, 0) * stage.probability / 100, 2) AS weighted_value,
        cards.cards, CASE WHEN totals.count > %(cards)s THEN cards.next END AS next
    FROM pipeline_stage stage
    LEFT JOIN (
        SELECT stage_id, count(*) AS count, sum(worth) AS value FROM stood GROUP BY stage_id
    ) totals ON totals.stage_id = stage.id
    CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(card), '[]') AS cards,
            (array_agg(card.stage_entered_at::text || '~' || card.id))[%(cards)s] AS next
        FROM ({cards}) card
    ) cards
    WHERE stage.workspace_id = current_workspace() AND stage.pipeline_id = %(pipeline)s
      AND (NOT stage.is_archived OR totals.count > 0)
) stages
"""
COLUMN = """{stood}
SELECT json_build_object('items', coalesce(json_agg(card), '[]'), 'next',
    (array_agg(card.stage_entered_at::text || '~' || card.id))[%(cards)s])::text
FROM ({cards}) card
"""


class BadPage(Invalid):
    code = "bad_cursor"


def past_board(scope: Scope, *, actor: Actor) -> bytes:
    """Show every stage with its totals and first cards of then, as the JSON of PastBoardOut."""
    cards = CARDS.format(stage="stage.id", after="")
    sql = in_language(BOARD.format(stood=_stood(scope), cards=cards), actor.language)
    return _json(sql, sight(actor) | scope.parameters() | {"cards": FIRST_CARDS})


def past_column(scope: Scope, stage_id: UUID, *, actor: Actor, after: str) -> bytes:
    """Go on in one column of then behind the last card seen, as the JSON of PastCards."""
    moment, _, deal_id = after.partition(SEPARATOR)
    try:
        seen_last = UUID(deal_id)
    except ValueError:
        raise BadPage(
            "That page is not known. Start again from the first one.", field="after"
        ) from None
    cards = CARDS.format(stage="%(stage)s", after=AFTER)
    more = {"cards": MORE_CARDS, "stage": stage_id, "after_time": moment, "after_id": seen_last}
    sql = COLUMN.format(stood=_stood(scope), cards=cards)
    return _json(sql, sight(actor) | scope.parameters() | more)


def _stood(scope: Scope) -> str:
    return STOOD.format(seen=alive_and_seen(scope), owned="" if scope.people is None else OWNED)


def _json(sql: str, parameters: dict[str, Any]) -> bytes:
    ((document,),) = fetch_all(sql, parameters)
    return str(document).encode()
