"""Filtering and sorting by the workspace's own fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import OWN
from headwater.accounts.selectors.sight import sees
from headwater.fields.rules.custom import (
    AMOUNTS,
    CHOOSING,
    COLUMNS,
    CustomType,
    Definition,
)
from headwater.fields.rules.types import Field, FieldType, Indexed
from headwater.fields.selectors.custom import definitions_for
from headwater.fields.selectors.formulas import ONE, expressions
from headwater.fields.selectors.where import asking
from headwater.lib.errors import Invalid
from headwater.tenancy.sql import fetch_all

IN_INDEX = frozenset({"number", "date", "moment", "ref"})
IN_ORDER = frozenset({"near", "date", "moment"})
TABLES: Mapping[
    Kind, tuple[str, str]
] = {  # the tables of the floors above, and what a row is called
    Kind.DEAL: ("pipeline_deal", "r.title"),
    Kind.COMPANY: ("people_company", "r.name"),
    Kind.PERSON: ("people_person", "r.name"),
    Kind.LEAD: ("leads_lead", "coalesce(nullif(r.name, ''), r.company_name)"),
    Kind.TASK: ("activities_task", "r.title"),
}
HOLDS = """EXISTS (SELECT FROM fields_customvalue v WHERE v.workspace_id = {row}.workspace_id
        AND v.record_id = {row}.id AND v.field_id = '{id}' AND {{condition}})"""
IDS = """SELECT v.record_id FROM fields_customvalue v WHERE v.workspace_id = current_workspace()
        AND v.field_id = '{id}' AND {{condition}}"""
MANY = """coalesce((SELECT true FROM fields_customvalue v WHERE v.workspace_id = {row}.workspace_id
        AND v.record_id = {row}.id AND v.field_id = '{id}' AND {{condition}} LIMIT 1), false)"""
EXAMPLE = """
SELECT {title}, to_json({sql})::text FROM {table} r
WHERE r.workspace_id = current_workspace() AND r.deleted_at IS NULL
ORDER BY r.created_at DESC, r.id DESC LIMIT 1
"""


def custom_fields(kind: Kind, *, alias: str, actor: Actor | None) -> dict[str, Field]:
    """Name the workspace's own fields as the filter language asks for them.

    A formula is an expression of the row itself; of all others a row of values is looked for.
    """
    known = definitions_for(actor, kind)
    formulas = expressions(known, kind=kind, row=alias)
    return {
        one.name: Field(
            name=one.name,
            type=one.asked_as,
            sql=formulas.get(one.key) or _asked_of(one),
            within="{condition}" if one.key in formulas else HOLDS.format(row=alias, id=one.id),
            indexed=_indexed(one, alias),
        )
        for one in known
    }


def _indexed(one: Definition, row: str) -> Indexed | None:
    if one.type is CustomType.CHOICES or COLUMNS.get(one.type) not in IN_INDEX:
        return None
    ids = IDS.format(id=one.id)
    return Indexed(
        ids=ids, few=f"{row}.id IN ({ids} LIMIT {{most}})", many=MANY.format(row=row, id=one.id)
    )


def _asked_of(one: Definition) -> str:
    if one.type is CustomType.CHOICES:
        return "v.ref::text"  # several are asked for as texts, like tags
    return f"v.{_column(one)}"


class UnknownOrder(Invalid):
    code = "unknown_order"


@dataclass(frozen=True)
class SortKey:
    """What a list is sorted by: never NULL, as a row without it comes last whichever way.

    `of_row` is the key as a text of a row (`rows`) that was already read. `field_id` and `column`
    are those of values that an index has in this order (selectors.firsts).
    """

    key: str
    of_row: str
    cast: str
    field_id: UUID | None = None
    column: str = ""


def sort_key(kind: Kind, name: str, *, row: str, way: str, actor: Actor) -> SortKey | None:
    """Write what a list is sorted by that is sorted by a field of one's own; None: there is none.

    The query is given `person_owners` and `company_owners`. Lists that are sorted by something
    else ask nothing.
    """
    if not name.startswith(OWN):
        return None
    known = definitions_for(actor, kind)
    one = next((one for one in known if one.name == name), None)
    if one is None:
        return None
    cast = "float8" if one.type in AMOUNTS else SORTED_AS[one.asked_as]
    if one.type is CustomType.FORMULA:
        held = expressions(known, kind=kind, row=row)[one.key]
    else:
        held = ONE.format(column=_sorted_by(one), row=row, id=one.id)
    is_down = way == "DESC"
    if cast == "text":
        key = f"coalesce('1' || {held}, '{0 if is_down else 2}')"
    else:
        number = f"({held})::int" if one.asked_as is FieldType.FLAG else held
        key = f"coalesce(({number})::{cast}, '{'-' if is_down else ''}infinity')"
    of_row = f"""(SELECT ({key})::text FROM {TABLES[kind][0]} {row}
        WHERE {row}.workspace_id = current_workspace() AND {row}.id = rows.id)"""  # noqa: S608  # ours
    column = _column(one)
    if column not in IN_ORDER:
        return SortKey(key, of_row, cast)
    return SortKey(key, of_row, cast, one.id, column)


def order_of(  # all that an order is made of
    kind: Kind, sort: str, sorts: Mapping[str, SortKey], *, row: str, actor: Actor
) -> tuple[SortKey, str]:
    """Read `-created_at`, `name` or `custom.rank`: what to sort by, and which way."""
    name, way = sort.removeprefix("-"), "DESC" if sort.startswith("-") else "ASC"
    own = sort_key(kind, name, row=row, way=way, actor=actor)
    if own is None and name not in sorts:
        raise UnknownOrder("The list cannot be sorted by that.", field="sort")
    return own or sorts[name], way


def _sorted_by(one: Definition) -> str:
    if one.type in CHOOSING:
        order = ", ".join(f"'{choice.id}'" for choice in one.choices)
        return f"array_position(ARRAY[{order}]::uuid[], v.ref)"
    return SORTED_BY.get(one.type, f"v.{_column(one)}")


def _column(one: Definition) -> str:
    """Name the column of the values that can be compared by an index."""
    column = COLUMNS.get(one.type, "")
    return "near" if column == "number" else column


SORTED_BY = {
    CustomType.MEMBER: """(SELECT m.name FROM accounts_member m
        WHERE m.workspace_id = v.workspace_id AND m.id = v.ref)""",
    CustomType.PERSON: f"""(SELECT named.name FROM people_person named
        WHERE named.workspace_id = v.workspace_id AND named.id = v.ref AND named.deleted_at IS NULL
          AND {sees(Kind.PERSON, "named")})""",  # noqa: S608  # constants
    CustomType.COMPANY: f"""(SELECT firm.name FROM people_company firm
        WHERE firm.workspace_id = v.workspace_id AND firm.id = v.ref AND firm.deleted_at IS NULL
          AND {sees(Kind.COMPANY, "firm")})""",  # noqa: S608  # constants
}
SORTED_AS: Mapping[FieldType, str] = {
    FieldType.TEXT: "text",
    FieldType.LINK: "text",
    FieldType.MEMBER: "text",
    FieldType.PERSON: "text",
    FieldType.COMPANY: "text",
    FieldType.NUMBER: "numeric",
    FieldType.MONEY: "numeric",
    FieldType.FLAG: "numeric",
    FieldType.CHOICE: "numeric",
    FieldType.CHOICES: "numeric",
    FieldType.DATE: "date",
    FieldType.MOMENT: "timestamptz",
}


def example(kind: Kind, sql: str, *, actor: Actor) -> tuple[str, str] | None:
    """Compute an expression for the youngest record of a kind: what it is called, and the JSON."""
    table, title = TABLES[kind]
    rows = fetch_all(EXAMPLE.format(title=title, sql=sql, table=table), asking(actor))
    return (str(rows[0][0]), str(rows[0][1] or "null")) if rows else None
