"""Companies and persons as pages and lists show them: JSON written by PostgreSQL."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.sight import is_shared, seen_owners, sees
from headwater.fields.selectors.asking import SortKey, order_of
from headwater.fields.selectors.catalogue import read_filter
from headwater.fields.selectors.firsts import first_ids
from headwater.fields.selectors.showing import shown
from headwater.fields.selectors.where import asking, literal
from headwater.people.rules import GROUP_DEPTH
from headwater.people.selectors import fields as _  # noqa: F401  # declares what can be asked
from headwater.people.selectors.records import CompanyNotFound, PersonNotFound
from headwater.tenancy.sql import Statement

COUNTED_AT_MOST = 1000
MOST_LEVELS = 2 * GROUP_DEPTH  # more than there can be, so that a circle ends

CHANNELS = """coalesce((
        SELECT json_agg(json_build_object('id', c.id, 'kind', c.kind, 'value', c.value,
            'label', c.label, 'is_primary', c.is_primary,
            'number', CASE WHEN c.kind = 'phone' AND c.key ^@ '+' THEN split_part(c.key, 'x', 1) END,
            'extension', CASE WHEN c.kind = 'phone' THEN split_part(c.key, 'x', 2) ELSE '' END,
            'state', c.state, 'verified_at', c.verified_at, 'verified_how', nullif(c.verified_how, ''),
            'verified_by_name', who.name) ORDER BY NOT c.is_primary, c.id)
        FROM people_channel c
        LEFT JOIN accounts_member who
            ON who.workspace_id = c.workspace_id AND who.id = c.verified_by_id
        WHERE c.workspace_id = r.workspace_id AND c.{kind}_id = r.id
    ), '[]') AS channels"""
# Deals live on the floor above, which this floor may not import; their table it may count.
OPEN_DEALS = f"""(
        SELECT count(*) FROM pipeline_deal d
        WHERE d.workspace_id = r.workspace_id AND d.company_id = r.id
          AND d.status = 'open' AND d.deleted_at IS NULL
          AND {sees(Kind.DEAL, "d")}
    ) AS open_deals"""  # noqa: S608  # constants
OWNER = """
    LEFT JOIN accounts_member owner ON owner.workspace_id = r.workspace_id AND owner.id = r.owner_id
"""
# Upwards only through what is seen: behind a hidden company nobody knows what belongs together.
HEAD_OF_GROUP = f"""
    LEFT JOIN LATERAL (
        WITH RECURSIVE above AS (
            SELECT c.id, c.name, c.parent_id, 1 AS level FROM people_company c
            WHERE c.workspace_id = r.workspace_id AND c.id = r.parent_id
                AND c.deleted_at IS NULL AND {sees(Kind.COMPANY, "c")}
            UNION ALL
            SELECT c.id, c.name, c.parent_id, above.level + 1 FROM above
            JOIN people_company c ON c.workspace_id = r.workspace_id AND c.id = above.parent_id
                AND c.deleted_at IS NULL AND {sees(Kind.COMPANY, "c")}
            WHERE above.level < {MOST_LEVELS}
        )
        SELECT id, name FROM above ORDER BY level DESC LIMIT 1
    ) head ON true
"""  # noqa: S608  # constants
COMPANY = f"""
SELECT r.id, r.name, r.domain, r.industry, r.tier, r.size, r.country, r.credit_code, r.description,
    parent.id AS parent_id, parent.name AS parent_name, head.id AS group_id,
    head.name AS group_name, r.owner_id, owner.name AS owner_name,
    {CHANNELS.format(kind="company")}, {OPEN_DEALS}, {{custom}} AS custom, (
        SELECT count(*) FROM people_person p
        WHERE p.workspace_id = r.workspace_id AND p.company_id = r.id AND p.deleted_at IS NULL
          AND {sees(Kind.PERSON, "p")}
    ) AS people_count, {is_shared(Kind.COMPANY, "r")} AS is_shared,
    r.created_at, r.updated_at, r.version
FROM ({{rows}}) r {OWNER} {HEAD_OF_GROUP}
    LEFT JOIN people_company parent ON parent.workspace_id = r.workspace_id
        AND parent.id = r.parent_id AND parent.deleted_at IS NULL AND {sees(Kind.COMPANY, "parent")}
ORDER BY {{order}}
"""  # noqa: S608  # constants
PERSON = f"""
SELECT r.id, r.name, r.title, r.description, company.id AS company_id,
    company.name AS company_name, r.owner_id, owner.name AS owner_name,
    {CHANNELS.format(kind="person")}, {{custom}} AS custom,
    {is_shared(Kind.PERSON, "r")} AS is_shared, r.created_at, r.updated_at, r.version
FROM ({{rows}}) r {OWNER}
    LEFT JOIN people_company company ON company.workspace_id = r.workspace_id
        AND company.id = r.company_id AND company.deleted_at IS NULL
        AND {sees(Kind.COMPANY, "company")}
ORDER BY {{order}}
"""  # noqa: S608  # constants
# Whoever asks for what was merged is shown what it became part of.
SUCCESSOR = """coalesce((SELECT gone.merged_into_id FROM {table} gone
        WHERE gone.workspace_id = current_workspace() AND gone.id = %(id)s), %(id)s)"""
ALIVE = "t.workspace_id = current_workspace() AND t.deleted_at IS NULL"
COMPANIES = f"FROM people_company t WHERE {ALIVE} AND {sees(Kind.COMPANY, 't')}"
PERSONS = f"FROM people_person t WHERE {ALIVE} AND {sees(Kind.PERSON, 't')}"

WISHES = {
    "q": "t.name ILIKE %(q)s",
    "owner_id": "t.owner_id = %(owner_id)s",
    "company_id": f"""t.company_id = %(company_id)s AND EXISTS (
        SELECT FROM people_company mine WHERE mine.workspace_id = t.workspace_id
          AND mine.id = t.company_id AND mine.deleted_at IS NULL AND {sees(Kind.COMPANY, "mine")})""",
    "parent_id": "t.parent_id = %(parent_id)s",
    "tier": "t.tier = %(tier)s",
    "group_id": f"""t.id IN (
        WITH RECURSIVE below AS (
            SELECT c.id FROM people_company c WHERE c.workspace_id = current_workspace()
                AND c.id = %(group_id)s AND c.deleted_at IS NULL AND {sees(Kind.COMPANY, "c")}
            UNION
            SELECT c.id FROM below JOIN people_company c
                ON c.workspace_id = current_workspace() AND c.parent_id = below.id
                AND c.deleted_at IS NULL AND {sees(Kind.COMPANY, "c")}
        ) SELECT id FROM below)""",  # noqa: S608  # constants
}
SORTS = {
    "name": SortKey("t.name", "rows.name", "text"),
    "created_at": SortKey("t.created_at", "rows.created_at::text", "timestamptz"),
}
SHOWN = {Kind.COMPANY: (COMPANY, COMPANIES), Kind.PERSON: (PERSON, PERSONS)}


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody wants to see of a list, in which order, from where on."""

    q: str = ""
    owner_id: UUID | None = None
    company_id: UUID | None = None
    parent_id: UUID | None = None
    group_id: UUID | None = None
    tier: str | None = None
    filter: str = ""
    sort: str = "name"
    limit: int = 50
    after: tuple[str, UUID] | None = None

    def asked(self, kind: Kind, actor: Actor) -> tuple[str, dict[str, Any]]:
        """Give the conditions, each behind an AND, and their values. Raises BadFilter."""
        values = {name: getattr(self, name) for name in WISHES}
        asked = {name: value for name, value in values.items() if value}
        sql = "".join(f" AND {WISHES[name]}" for name in asked)
        if self.q:
            asked["q"] = f"%{literal(self.q)}%"
        if self.filter:
            where = read_filter(self.filter, kind, actor=actor)
            return f"{sql} AND {where.sql}", asked | where.values
        return sql, asked


@dataclass(frozen=True)
class Page:
    """A page of a list as JSON, where the next one begins, and how many there are at all."""

    items: bytes
    next: tuple[str, UUID] | None
    total: int | None


def company_page(company_id: UUID, *, actor: Actor) -> tuple[bytes, int]:
    """Show one company: JSON of CompanyOut, and its version."""
    found = _one(Kind.COMPANY, company_id, actor=actor)
    if found is None:
        raise CompanyNotFound("There is no such company, or it is not shown to you.")
    return found


def person_page(person_id: UUID, *, actor: Actor) -> tuple[bytes, int]:
    """Show one person: JSON of PersonOut, and its version."""
    found = _one(Kind.PERSON, person_id, actor=actor)
    if found is None:
        raise PersonNotFound("There is no such person, or they are not shown to you.")
    return found


def list_companies(wish: Wish, *, actor: Actor) -> Page:
    return _list(Kind.COMPANY, wish, actor=actor)


def list_people(wish: Wish, *, actor: Actor) -> Page:
    return _list(Kind.PERSON, wish, actor=actor)


def every_company(wish: Wish, *, actor: Actor) -> Statement:
    """Write what reads all the companies somebody wants and may see, as the list shows them."""
    return _every(Kind.COMPANY, wish, actor=actor)


def every_person(wish: Wish, *, actor: Actor) -> Statement:
    """Write what reads all the people somebody wants and may see, as the list shows them."""
    return _every(Kind.PERSON, wish, actor=actor)


def _every(kind: Kind, wish: Wish, *, actor: Actor) -> Statement:
    pages, source = SHOWN[kind]
    order, way = order_of(kind, wish.sort, SORTS, row="t", actor=actor)
    conditions, values = wish.asked(kind, actor)
    sql = pages.format(
        rows=f"SELECT t.*, {order.key} AS sorted_by {source} {conditions}",
        order="%order",
        custom=shown(kind, "r", actor=actor),
    )
    return Statement(
        sql.replace("ORDER BY %order", ""),
        sight(actor) | values,
        f"ORDER BY r.sorted_by {way}, r.id {way}",
    )


def _one(kind: Kind, record_id: UUID, *, actor: Actor) -> tuple[bytes, int] | None:
    pages, source = SHOWN[kind]
    table = source.split()[1]
    sql = pages.format(
        rows=f"SELECT t.* {source} AND t.id = {SUCCESSOR.format(table=table)}",
        order="r.id",
        custom=shown(kind, "r", actor=actor),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT row_to_json(one)::text, one.version FROM ({sql}) one",  # noqa: S608  # ours
            sight(actor) | {"id": record_id},
        )
        row = cursor.fetchone()
    return (str(row[0]).encode(), row[1]) if row else None


def _list(kind: Kind, wish: Wish, *, actor: Actor) -> Page:
    pages, source = SHOWN[kind]
    order, direction = order_of(kind, wish.sort, SORTS, row="t", actor=actor)
    conditions, values = wish.asked(kind, actor)
    chosen = source + conditions
    parameters = sight(actor) | values | {"limit": wish.limit, "most": COUNTED_AT_MOST + 1}
    after = ""
    if wish.after is not None:
        parameters |= {"after_key": wish.after[0], "after_id": wish.after[1]}
        compare = "<" if direction == "DESC" else ">"
        after = f"AND ({order.key}, t.id) {compare} (%(after_key)s::{order.cast}, %(after_id)s)"
    page = first_ids(
        order,
        kind,
        row="t",
        way=direction,
        where=chosen.partition(" WHERE ")[2],
        values=parameters,
        after=wish.after,
    )
    if page is not None:
        parameters, after = parameters | {"page": page}, "AND t.id = ANY(%(page)s)"
    rows = pages.format(
        rows=f"""SELECT t.*, {order.key} AS sorted_by {chosen} {after}
            ORDER BY sorted_by {direction}, t.id {direction} LIMIT %(limit)s""",
        order=f"r.sorted_by {direction}, r.id {direction}",
        custom=shown(kind, "r", actor=actor),
    )
    sql = f"""SELECT coalesce(json_agg(rows), '[]')::text,
        (array_agg({order.of_row}))[%(limit)s], (array_agg(rows.id))[%(limit)s],
        (SELECT count(*) FROM (SELECT 1 {chosen} LIMIT %(most)s) counted) FROM ({rows}) rows"""  # noqa: S608  # constants
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        items, next_key, next_id, total = cursor.fetchone()
    return Page(
        str(items).encode(),
        (next_key, next_id) if next_id else None,
        total if total <= COUNTED_AT_MOST else None,
    )


def sight(actor: Actor) -> dict[str, Any]:
    """Give the parameters of these conditions for an actor."""
    return asking(actor) | seen_owners(actor, (Kind.DEAL, Kind.COMPANY, Kind.PERSON))
