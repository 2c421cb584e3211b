"""Leads as the inbox and the page show them: JSON written by PostgreSQL."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.fields.selectors.asking import SortKey, order_of
from headwater.fields.selectors.catalogue import read_filter
from headwater.fields.selectors.firsts import first_ids
from headwater.fields.selectors.showing import shown
from headwater.fields.selectors.where import literal
from headwater.leads.rules.states import LeadState
from headwater.leads.selectors import fields as _  # noqa: F401  # declares what can be asked
from headwater.leads.selectors.records import LeadNotFound
from headwater.leads.selectors.sight import ROW, ROW_JOINS, VISIBLE, sight
from headwater.pipeline.selectors.sight import in_language
from headwater.tenancy.sql import Statement, fetch_all, fetch_one

COUNTED_AT_MOST = 1000
LEAD = f"""
SELECT row_to_json(one)::text, one.version FROM (
    SELECT {ROW}, {{custom}} AS custom FROM leads_lead l {ROW_JOINS} WHERE {VISIBLE} AND l.id = %(id)s
) one
"""  # noqa: S608  # constants
PAGE = f"""
SELECT coalesce(json_agg(rows), '[]')::text,
    (array_agg({{of_row}}))[%(limit)s], (array_agg(rows.id))[%(limit)s],
    (SELECT count(*) FROM (
        SELECT 1 FROM leads_lead l WHERE {VISIBLE} {{conditions}} LIMIT %(most)s) counted)
FROM (
    SELECT {ROW}, {{custom}} AS custom FROM (
        SELECT l.*, {{key}} AS sorted_by FROM leads_lead l WHERE {VISIBLE} {{conditions}} {{after}}
        ORDER BY sorted_by {{way}}, l.id {{way}} LIMIT %(limit)s
    ) l {ROW_JOINS}
    ORDER BY l.sorted_by {{way}}, l.id {{way}}
) rows
"""  # noqa: S608  # constants
EVERY = f"""
SELECT {ROW}, {{custom}} AS custom FROM leads_lead l {ROW_JOINS} WHERE {VISIBLE} {{conditions}}
"""  # noqa: S608  # constants
COUNTS = f"""
SELECT l.state, count(*) FROM leads_lead l WHERE {VISIBLE} {{conditions}} GROUP BY l.state
"""  # noqa: S608  # constants
WISHES = {
    "state": "l.state = %(state)s",
    "owner_id": "l.owner_id = %(owner_id)s",
    "unowned": "l.owner_id IS NULL",
    "source_id": "l.source_id = %(source_id)s",
    "campaign_id": "l.campaign_id = %(campaign_id)s",
    "ids": "l.id = ANY(%(ids)s::uuid[])",
    "q": "",  # SOUGHT
}
SOUGHT = ("name", "company_name", "title", "email", "phone")
SORTS = {
    name: SortKey(f"l.{name}", f"rows.{name}::text", "timestamptz")
    for name in ("created_at", "state_entered_at", "answer_due_at")
}


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody wants to see of the leads they may see, in which order, from where on."""

    state: LeadState | None = None
    owner_id: UUID | None = None
    unowned: bool = False
    source_id: UUID | None = None
    campaign_id: UUID | None = None
    ids: tuple[UUID, ...] = ()
    q: str = ""
    filter: str = ""
    sort: str = "-created_at"
    limit: int = 50
    after: tuple[str, UUID] | None = None

    def asked(self, actor: Actor) -> tuple[str, dict[str, Any]]:
        """Give the conditions, each behind an AND, and their values. Raises BadFilter."""
        values = {name: getattr(self, name) for name in WISHES}
        asked = {name: value for name, value in values.items() if value}
        asked |= {"ids": list(self.ids)} if self.ids else {}
        sql = "".join(f" AND {WISHES[name]}" for name in asked if name != "q")
        if self.q:
            sql += f" AND ({' OR '.join(_sought(actor))})"
            asked["q"] = f"%{literal(self.q)}%"
        if self.filter:
            where = read_filter(self.filter, Kind.LEAD, actor=actor)
            return f"{sql} AND {where.sql}", asked | where.values
        return sql, asked


@dataclass(frozen=True)
class Page:
    """A page of the inbox as JSON, where the next one begins, and how many there are at all."""

    items: bytes
    next: tuple[str, UUID] | None
    total: int | None


def lead_page(lead_id: UUID, *, actor: Actor, is_own_word: bool = False) -> tuple[bytes, int]:
    """Show one lead: JSON of LeadOut, and its version.

    `is_own_word`: the actor has just written it down, for whomever.
    """
    seen = sight(actor) | ({"lead_owners": None} if is_own_word else {})
    sql = LEAD.replace("{custom}", shown(Kind.LEAD, "l", actor=actor))
    row = fetch_one(in_language(sql, actor.language), seen | {"id": lead_id})
    if row is None:
        raise LeadNotFound("There is no such lead, or it is not shown to you.")
    return str(row[0]).encode(), row[1]


def list_leads(wish: Wish, *, actor: Actor) -> Page:
    """Read one page of the leads somebody wants and may see."""
    order, way = order_of(Kind.LEAD, wish.sort, SORTS, row="l", actor=actor)
    conditions, values = wish.asked(actor)
    asked = sight(actor) | values | {"limit": wish.limit, "most": COUNTED_AT_MOST + 1}
    after = ""
    if wish.after is not None:
        asked |= {"after_key": wish.after[0], "after_id": wish.after[1]}
        compare = "<" if way == "DESC" else ">"
        after = f"AND ({order.key}, l.id) {compare} (%(after_key)s::{order.cast}, %(after_id)s)"
    page = first_ids(
        order,
        Kind.LEAD,
        row="l",
        way=way,
        where=VISIBLE + conditions,
        values=asked,
        after=wish.after,
    )
    if page is not None:
        asked, after = asked | {"page": page}, "AND l.id = ANY(%(page)s)"
    sql = in_language(PAGE, actor.language).format(
        key=order.key,
        of_row=order.of_row,
        way=way,
        conditions=conditions,
        after=after,
        custom=shown(Kind.LEAD, "l", actor=actor),
    )
    ((items, next_key, next_id, total),) = fetch_all(sql, asked)
    return Page(
        str(items).encode(),
        (next_key, next_id) if next_id else None,
        total if total <= COUNTED_AT_MOST else None,
    )


def every_lead(wish: Wish, *, actor: Actor) -> Statement:
    """Write what reads all the leads somebody wants and may see, as the list shows them."""
    order, way = order_of(Kind.LEAD, wish.sort, SORTS, row="l", actor=actor)
    conditions, values = wish.asked(actor)
    sql = in_language(EVERY, actor.language).format(
        conditions=conditions, custom=shown(Kind.LEAD, "l", actor=actor)
    )
    return Statement(sql, sight(actor) | values, f"ORDER BY {order.key} {way}, l.id {way}")


def count_leads(wish: Wish, *, actor: Actor) -> dict[str, int]:
    """Count the leads somebody wants and may see by their state, whichever state they asked for."""
    conditions, values = replace(wish, state=None).asked(actor)
    rows = fetch_all(COUNTS.format(conditions=conditions), sight(actor) | values)
    return {str(state): 0 for state in LeadState} | dict(rows)


def _sought(actor: Actor) -> list[str]:
    """Say where somebody's words are looked for: nowhere they see nothing."""
    hidden = actor.hidden(Kind.LEAD)
    return [f"l.{name} ILIKE %(q)s" for name in SOUGHT if name not in hidden]
