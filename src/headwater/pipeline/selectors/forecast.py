"""The forecast board: open deals by when they are expected to close, a column a month or quarter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.fields.selectors.showing import shown
from headwater.lib.errors import Invalid
from headwater.pipeline.rules import Span
from headwater.pipeline.selectors.figures import WEIGHTED
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.sight import CARD, CARD_JOINS, VISIBLE, sight
from headwater.tenancy.sql import fetch_all

FIRST_CARDS, MORE_CARDS = 20, 50
STAGE = """
    JOIN pipeline_stage stage ON stage.workspace_id = d.workspace_id AND stage.id = d.stage_id"""
OPEN = f"FROM pipeline_deal d {CARD_JOINS} {STAGE} WHERE {VISIBLE} AND d.status = 'open'"
WITHIN = """AND (spans.first IS NULL OR d.expected_close_date >= spans.first)
    AND (spans.until IS NULL OR d.expected_close_date < spans.until)
    AND (d.expected_close_date IS NULL) = (spans.key = 'none')"""
KEY_OF_CARD = "coalesce(card.expected_close_date::text, 'infinity') || '~' || card.id"
CARDS = f"""
SELECT {CARD}, {{custom}} AS custom, stage.probability, stage.limit_days {OPEN} {WITHIN} {{conditions}} {{after}}
ORDER BY d.expected_close_date, d.id LIMIT %(cards)s
"""
AFTER = """AND (coalesce(d.expected_close_date, 'infinity'), d.id)
    > (%(after_day)s::date, %(after_id)s::uuid)"""
BOARD = f"""
SELECT json_build_object('currency', %(currency)s::text, 'today', %(today)s::date,
    'columns', json_agg(columns ORDER BY position))::text
FROM (
    SELECT spans.key, spans.first, spans.until, spans.position, coalesce(totals.count, 0) AS count,
        coalesce(totals.value, 0)::text AS value,
        coalesce(totals.weighted, 0)::text AS weighted_value, cards.cards,
        CASE WHEN totals.count > %(cards)s THEN cards.next END AS next
    FROM unnest(%(keys)s::text[], %(firsts)s::date[], %(untils)s::date[])
        WITH ORDINALITY AS spans(key, first, until, position)
    CROSS JOIN LATERAL (
        SELECT sum(count)::int AS count, round(sum(value * rate_on(currency, current_date)), 2) AS value,
            round(sum(weighted * rate_on(currency, current_date)), 2) AS weighted
        FROM (
            SELECT d.currency, count(*) AS count, sum(d.value) AS value, sum({WEIGHTED}) AS weighted
            {OPEN} {WITHIN} {{conditions}} GROUP BY d.currency
        ) by_currency
    ) totals
    CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(card), '[]') AS cards,
            (array_agg({KEY_OF_CARD}))[%(cards)s] AS next
        FROM ({CARDS.replace("{after}", "")}) card
    ) cards
) columns
"""  # noqa: S608  # constants
COLUMN = f"""
SELECT json_build_object('items', coalesce(json_agg(card), '[]'), 'next',
    (array_agg({KEY_OF_CARD}))[%(cards)s])::text
FROM (
    SELECT card.* FROM unnest(%(keys)s::text[], %(firsts)s::date[], %(untils)s::date[])
        AS spans(key, first, until)
    CROSS JOIN LATERAL ({CARDS}) card
) card
"""  # noqa: S608  # constants


class BadForecastPage(Invalid):
    code = "bad_cursor"


class UnknownSpan(Invalid):
    code = "unknown_span"


def forecast(wish: DealFilter, *, actor: Actor, spans: Sequence[Span]) -> bytes:
    """Show the open deals somebody wants by the span they are expected in, as JSON of ForecastOut."""
    wish = replace(wish, status=None)
    asked = wish.asked(actor) | sight(actor) | _arrays(spans)
    asked |= {"currency": actor.currency, "today": spans[0].until, "cards": FIRST_CARDS}
    sql = _written(BOARD, wish, actor)
    ((document,),) = fetch_all(sql, asked)
    return str(document).encode()


def forecast_column(
    key: str, wish: DealFilter, *, actor: Actor, spans: Sequence[Span], after: str | None
) -> bytes:
    """Go on in one column behind the last card seen, as JSON of ForecastCards."""
    wish = replace(wish, status=None)
    chosen = [one for one in spans if one.key == key]
    if not chosen:
        raise UnknownSpan("There is no such column.", field="key")
    asked = wish.asked(actor) | sight(actor) | _arrays(chosen)
    asked |= {"cards": MORE_CARDS}
    if after is not None:
        day, _, deal_id = after.partition("~")
        asked |= {"after_day": _day(day), "after_id": _id(deal_id)}
    sql = _written(COLUMN, wish, actor)
    ((document,),) = fetch_all(sql.replace("{after}", AFTER if after else ""), asked)
    return str(document).encode()


def _written(sql: str, wish: DealFilter, actor: Actor) -> str:
    custom = shown(Kind.DEAL, "d", actor=actor, on_card=True)
    return sql.replace("{conditions}", wish.conditions(actor)).replace("{custom}", custom)


def _arrays(chosen: Sequence[Span]) -> dict[str, object]:
    return {
        "keys": [one.key for one in chosen],
        "firsts": [one.first for one in chosen],
        "untils": [one.until for one in chosen],
    }


def _day(text: str) -> str:
    try:
        return text if text == "infinity" else date.fromisoformat(text).isoformat()
    except ValueError:
        raise _bad_page() from None


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise _bad_page() from None


def _bad_page() -> BadForecastPage:
    return BadForecastPage("That page is not known. Start again from the first one.", field="after")
