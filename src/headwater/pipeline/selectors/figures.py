"""What deals are worth together: all a list shows, not only its page, and group by group."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from headwater.accounts.rules import Actor
from headwater.pipeline.selectors.fields import all_at_once
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.sight import ROW_JOINS, VISIBLE, in_language, sight
from headwater.tenancy.sql import fetch_all

MOST_GROUPS = 300
# Won deals are worth all of their value, lost ones nothing, open ones what their stage promises.
WEIGHTED = """CASE d.status WHEN 'open' THEN d.value * stage.probability / 100
    WHEN 'won' THEN d.value ELSE 0 END"""
GROUPS = f"""
SELECT key, label, hint, count, value, weighted_value, count(*) OVER () AS groups,
    sum(count) OVER (), sum(value) OVER (), sum(weighted_value) OVER ()
FROM (
    SELECT key, label, hint, rank, sum(count)::int AS count, round(sum(value * rate), 2) AS value,
        round(sum(weighted * rate), 2) AS weighted_value
    FROM (
        SELECT {{key}} AS key, {{label}} AS label, {{hint}} AS hint, {{rank}} AS rank, d.currency,
            count(*) AS count, sum(d.value) AS value, sum({WEIGHTED}) AS weighted
        FROM pipeline_deal d {{joins}} WHERE {{visible}} {{conditions}}
        GROUP BY 1, 2, 3, 4, d.currency
    ) by_currency
    CROSS JOIN LATERAL (SELECT rate_on(currency, current_date) AS rate) today
    GROUP BY key, label, hint, rank
) groups ORDER BY rank NULLS LAST, value DESC, key LIMIT {MOST_GROUPS}
"""  # noqa: S608  # constants


class GroupBy(StrEnum):
    STAGE = "stage"
    OWNER = "owner"
    SOURCE = "source"
    COMPANY = "company"
    CLOSE_MONTH = "close_month"
    STATUS = "status"


@dataclass(frozen=True)
class Grouping:
    """How SQL tells the groups apart, names them and puts them in order."""

    key: str
    label: str
    rank: str = "0"
    hint: str = "NULL::text"


WORD = "coalesce(nullif({0}.name_{{language}}, ''), {0}.name_{{other}})"
MONTH = "to_char(d.expected_close_date, 'YYYY-MM')"
WHOLE = Grouping("''", "''")
GROUPINGS = {
    GroupBy.STAGE: Grouping(
        "d.stage_id::text", WORD.format("stage"),
        rank="pipeline.position * 1000 + stage.position", hint=WORD.format("pipeline"),
    ),
    GroupBy.OWNER: Grouping("d.owner_id::text", "owner.name"),
    GroupBy.SOURCE: Grouping("d.source_id::text", WORD.format("source")),
    GroupBy.COMPANY: Grouping("company.id::text", "company.name"),
    GroupBy.CLOSE_MONTH: Grouping(
        MONTH, MONTH,
        rank="extract(year FROM d.expected_close_date) * 12 + extract(month FROM d.expected_close_date)",
    ),
    GroupBy.STATUS: Grouping(
        "d.status", "d.status", rank="array_position('{open,won,lost,void}', d.status::text)"
    ),
}  # fmt: skip


def totals(wish: DealFilter, *, actor: Actor, group_by: GroupBy | None = None) -> dict[str, Any]:
    """Count and add up the deals somebody wants and may see, in the workspace's currency."""
    by = GROUPINGS[group_by] if group_by else WHOLE
    sql = GROUPS
    for name in ("key", "label", "hint", "rank"):
        sql = sql.replace(f"{{{name}}}", getattr(by, name))
    sql = sql.replace("{joins}", ROW_JOINS).replace("{visible}", VISIBLE)
    conditions = all_at_once(wish.conditions(actor))
    sql = in_language(sql.replace("{conditions}", conditions), actor.language)
    rows = fetch_all(sql, wish.asked(actor) | sight(actor))
    groups, count, value, weighted = rows[0][6:] if rows else (0, 0, Decimal(0), Decimal(0))
    return {
        "currency": actor.currency,
        "count": int(count),
        "value": _money(value),
        "weighted_value": _money(weighted),
        "average": _money(value / count if count else Decimal(0)),
        "group_count": groups if group_by else 0,
        "groups": _in_order([_group(row) for row in rows], actor) if group_by else [],
    }


def _in_order(groups: list[dict[str, Any]], actor: Actor) -> list[dict[str, Any]]:
    """Leave the order as it is, by rank and value, unless that would tell what is hidden."""
    is_told = actor.sees_values
    return groups if is_told else sorted(groups, key=lambda one: str(one["label"]))


def _group(row: tuple[Any, ...]) -> dict[str, Any]:
    key, label, hint, count, value, weighted = row[:6]
    return {
        "key": key, "label": label, "hint": hint, "count": count, "value": _money(value),
        "weighted_value": _money(weighted),
    }  # fmt: skip


def _money(value: Decimal) -> str:
    return f"{value:.2f}"
