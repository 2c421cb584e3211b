"""One deal, and lists of them."""

from dataclasses import dataclass
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.shares import check_editable
from headwater.accounts.selectors.sight import sees
from headwater.fields.selectors.asking import SortKey, UnknownOrder, sort_key
from headwater.fields.selectors.firsts import first_ids
from headwater.fields.selectors.showing import shown
from headwater.lib.errors import NotFound
from headwater.pipeline.models import Deal
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.sight import (
    CARD_JOINS,
    ROW,
    ROW_JOINS,
    VISIBLE,
    in_language,
    sight,
)
from headwater.tenancy.held import held
from headwater.tenancy.sql import Statement, fetch_all, fetch_one

COUNTED_AT_MOST = 1000
LARGEST_PAGE = 200

DEAL = """
SELECT row_to_json(deal)::text, deal.version FROM (
    SELECT {row}, d.lost_reason_id, d.competitor, d.lost_comment, d.win_back_date,
        d.own_category, d.is_zombie, d.close_date_pushes, creator.name AS creator_name,
        coalesce((
            SELECT json_agg(json_build_object('person_id', p.id, 'name', p.name, 'role', dp.role,
                'title', p.title,
                'email', (SELECT value FROM people_channel c WHERE c.workspace_id = p.workspace_id
                    AND c.person_id = p.id AND c.kind = 'email'
                    ORDER BY NOT is_primary, id LIMIT 1),
                'phone', (SELECT value FROM people_channel c WHERE c.workspace_id = p.workspace_id
                    AND c.person_id = p.id AND c.kind = 'phone'
                    ORDER BY NOT is_primary, id LIMIT 1)) ORDER BY dp.id)
            FROM pipeline_dealperson dp
            JOIN people_person p ON p.workspace_id = dp.workspace_id AND p.id = dp.person_id
            WHERE dp.workspace_id = d.workspace_id AND dp.deal_id = d.id AND p.deleted_at IS NULL
              AND {sees_person}
        ), '[]') AS people,
        (
            SELECT json_agg(json_build_object('stage_id', s.id,
                'name', coalesce(nullif(s.name_{language}, ''), s.name_{other}),
                'position', s.position, 'entered_at', v.entered_at, 'left_at', v.left_at)
                ORDER BY s.position)
            FROM pipeline_stage s
            LEFT JOIN (
                SELECT stage_id, min(entered_at) AS entered_at,
                    CASE WHEN bool_or(left_at IS NULL) THEN NULL ELSE max(left_at) END AS left_at
                FROM pipeline_stagevisit v
                WHERE v.workspace_id = d.workspace_id AND v.deal_id = d.id GROUP BY stage_id
            ) v ON v.stage_id = s.id
            WHERE s.workspace_id = d.workspace_id AND s.pipeline_id = d.pipeline_id
              AND (NOT s.is_archived OR v.stage_id IS NOT NULL)
        ) AS stages
    FROM pipeline_deal d {joins}
    LEFT JOIN accounts_member creator
        ON creator.workspace_id = d.workspace_id AND creator.id = d.creator_id
    WHERE {visible} AND d.id = %(id)s
) deal
"""
PAGE = """
SELECT json_build_object('items', coalesce(json_agg(rows), '[]'))::text,
    (array_agg({key_of_row}))[%(limit)s], (array_agg(rows.id))[%(limit)s], ({count})
FROM (
    SELECT {row} FROM (
        SELECT d.* FROM pipeline_deal d {names} WHERE {visible} {conditions} {after}
        ORDER BY {key} {direction}, d.id {direction} LIMIT %(limit)s
    ) d {joins}
    ORDER BY {key} {direction}, d.id {direction}
) rows
"""
EVERY = "SELECT {row} FROM pipeline_deal d {joins} WHERE {visible} {conditions}"
COUNT = """
SELECT count(*) FROM (
    SELECT 1 FROM pipeline_deal d {joins} WHERE {visible} {conditions} LIMIT %(most)s
) counted
"""


def _time(column: str, missing: str) -> SortKey:
    return SortKey(
        f"coalesce(d.{column}, '{missing}')",
        f"coalesce(rows.{column}, '{missing}')::text",
        "timestamptz",
    )


ORDERS = {
    "title": SortKey("d.title", "rows.title", "text"),
    "value": SortKey("d.value", "rows.value", "numeric"),
    "created_at": SortKey("d.created_at", "rows.created_at::text", "timestamptz"),
    "updated_at": SortKey("d.updated_at", "rows.updated_at::text", "timestamptz"),
    "stage_entered_at": SortKey("d.stage_entered_at", "rows.stage_entered_at::text", "timestamptz"),
}
# What has no such date comes last, whichever way the list runs.
DATED = ("closed_at", "next_activity_at", "expected_close_date")


def _chance(missing: int) -> SortKey:
    """Only open deals have one; what has none comes last, whichever way the list runs."""
    return SortKey(
        f"coalesce(CASE WHEN d.status = 'open' THEN d.win_probability END, {missing})",
        f"coalesce(rows.win_probability, {missing})::text",
        "int",
    )


class DealNotFound(NotFound):
    code = "deal_not_found"


@dataclass(frozen=True)
class Page:
    """One page of a list: its items as JSON, where it ends, and how many fit in all.

    `total` is None when there are more than COUNTED_AT_MOST.
    """

    items: bytes
    next_key: str | None
    next_id: UUID | None
    total: int | None


def get_deal(deal_id: UUID, *, actor: Actor, lock: bool = False) -> Deal:
    """Find a deal the actor may see; whoever locks it is about to write and must be let to."""
    if lock and (ours := held(Deal, deal_id)) is not None:
        return ours
    deals = Deal.objects.visible_to(actor)
    if lock:
        deals = deals.select_for_update(of=("self",))
    deal = deals.filter(id=deal_id).first()
    if deal is None:
        raise DealNotFound("There is no such deal, or it is not shown to you.")
    if lock:
        check_editable(actor, Kind.DEAL, deal)
    return deal


def deal_page(deal_id: UUID, *, actor: Actor, is_own_word: bool = False) -> tuple[bytes, int]:
    """Show one deal with its people and its way through the stages: JSON of DealOut, version.

    `is_own_word`: the actor has just written it, so they are answered even if they have given it
    to somebody whose deals they do not see.
    """
    sql = (
        DEAL.replace("{row}", _row(actor))
        .replace("{sees_person}", sees(Kind.PERSON, "p"))
        .replace("{joins}", ROW_JOINS)
        .replace("{visible}", VISIBLE)
    )
    parameters = sight(actor) | {"id": deal_id}
    if is_own_word:
        parameters["deal_owners"] = None
    row = fetch_one(in_language(sql, actor.language), parameters)
    if row is None:
        raise DealNotFound("There is no such deal, or it is not shown to you.")
    return str(row[0]).encode(), row[1]


def order_of(sort: str, *, actor: Actor) -> tuple[SortKey, str]:
    """Read `-value` or `title`: which column, and which way."""
    name, direction = sort.removeprefix("-"), "DESC" if sort.startswith("-") else "ASC"
    if name in DATED:
        return _time(name, "-infinity" if direction == "DESC" else "infinity"), direction
    if name == "win_probability":
        return _chance(-1 if direction == "DESC" else 101), direction
    if (own := sort_key(Kind.DEAL, name, row="d", way=direction, actor=actor)) is not None:
        return own, direction
    if name not in ORDERS or name in actor.hidden(Kind.DEAL):
        raise UnknownOrder("Deals cannot be sorted by that.", field="sort")
    return ORDERS[name], direction


def list_deals(
    wish: DealFilter, *, actor: Actor, sort: str, limit: int, after: tuple[str, UUID] | None
) -> Page:
    """Read one page of the deals somebody wants and may see."""
    order, direction = order_of(sort, actor=actor)
    parameters = wish.asked(actor) | sight(actor) | {"limit": limit}
    parameters |= {"most": COUNTED_AT_MOST + 1}
    if after is not None:
        parameters |= {"after_key": after[0], "after_id": after[1]}
    compare = "<" if direction == "DESC" else ">"
    further = f"AND ({order.key}, d.id) {compare} (%(after_key)s::{order.cast}, %(after_id)s)"
    page = first_ids(
        order,
        Kind.DEAL,
        row="d",
        way=direction,
        joins=_names(wish),
        where=VISIBLE + wish.conditions(actor),
        values=parameters,
        after=after,
    )
    if page is not None:
        parameters |= {"page": page}
    sql = in_language(PAGE.replace("{row}", _row(actor)), actor.language).format(
        key_of_row=order.of_row,
        count=_count(wish, actor),
        joins=ROW_JOINS,
        names=_names(wish),
        visible=VISIBLE,
        conditions=wish.conditions(actor),
        after="AND d.id = ANY(%(page)s)" if page is not None else further if after else "",
        key=order.key,
        direction=direction,
    )
    ((document, next_key, next_id, total),) = fetch_all(sql, parameters)
    return Page(
        str(document).encode(), next_key, next_id, total if total <= COUNTED_AT_MOST else None
    )


def every_deal(wish: DealFilter, *, actor: Actor, sort: str) -> Statement:
    """Write what reads all the deals somebody wants and may see, as the list shows them."""
    order, direction = order_of(sort, actor=actor)
    sql = in_language(EVERY.replace("{row}", _row(actor)), actor.language).format(
        joins=ROW_JOINS,
        visible=VISIBLE,
        conditions=wish.conditions(actor),
    )
    return Statement(
        sql, wish.asked(actor) | sight(actor), f"ORDER BY {order.key} {direction}, d.id {direction}"
    )


def _row(actor: Actor) -> str:
    return f"{ROW}, {shown(Kind.DEAL, 'd', actor=actor)} AS custom"


def _count(wish: DealFilter, actor: Actor) -> str:
    """Write the query that counts what fits."""
    return COUNT.format(joins=_names(wish), visible=VISIBLE, conditions=wish.conditions(actor))


def _names(wish: DealFilter) -> str:
    """Join names only where they are asked for, before it is known which deals are shown."""
    return CARD_JOINS if wish.names("q", "company_id", "without") else ""
