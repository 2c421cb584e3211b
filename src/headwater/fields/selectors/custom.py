"""The workspace's own fields, and what a record holds in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from headwater.accounts.rules import Actor, Kind
from headwater.fields.models import CustomField, CustomValue
from headwater.fields.rules.custom import (
    Choice,
    CustomType,
    Definition,
    FieldNotFound,
    in_language,
)
from headwater.fields.rules.formulas import FormulaType
from headwater.fields.rules.hiding import without
from headwater.fields.rules.values import Plain, from_rows
from headwater.fields.selectors.formulas import built_in
from headwater.lib.colors import Color
from headwater.tenancy.context import current_operation
from headwater.tenancy.sql import fetch_all

KNOWN_AT_MOST = 512  # kinds of workspaces, in a process

# By hand: the ORM takes a millisecond to write it.
DEFINITIONS = """
SELECT id, key, type, name_en, name_zh, decimals, choices::json, formula, formula_type,
    is_required, on_card
FROM fields_customfield
WHERE workspace_id = current_workspace() AND kind = %s AND NOT is_archived
ORDER BY position, id
"""
COUNT = """
SELECT count(*) FROM fields_customvalue
WHERE workspace_id = current_workspace() AND field_id = %s AND position = 0
"""


def fields_of(kind: Kind, *, with_archived: bool = False) -> QuerySet[CustomField]:
    """List the fields of a kind of record in the order they are shown."""
    rows = CustomField.objects.filter(kind=kind)
    return (rows if with_archived else rows.filter(is_archived=False)).order_by("position", "id")


def fields_for(actor: Actor, kind: Kind, *, with_archived: bool) -> list[CustomField]:
    """List the fields of a kind that an actor may know of, in the order they are shown."""
    rows = list(fields_of(kind, with_archived=with_archived))
    if not (hidden := actor.hidden(kind)):
        return rows
    kept = {one.id for one in without([definition(row) for row in rows], hidden)}
    return [row for row in rows if row.id in kept]


def get_field(field_id: UUID, *, lock: bool = False) -> CustomField:
    rows = CustomField.objects.select_for_update() if lock else CustomField.objects
    found = rows.filter(id=field_id).first()
    if found is None:
        raise FieldNotFound("There is no such field.")
    return found


class Kept(NamedTuple):
    """A row of DEFINITIONS."""

    id: UUID
    key: str
    type: str
    name_en: str
    name_zh: str
    decimals: int
    choices: list[dict[str, Any]]
    formula: str
    formula_type: str
    is_required: bool
    on_card: bool


def definition(row: CustomField | Kept) -> Definition:
    """Say of a field what its values need."""
    return Definition(
        id=row.id,
        key=row.key,
        type=CustomType(row.type),
        name_en=row.name_en,
        name_zh=row.name_zh,
        decimals=row.decimals,
        choices=tuple(map(choice, row.choices)),
        formula=row.formula,
        formula_type=FormulaType(row.formula_type) if row.formula_type else None,
        is_required=row.is_required,
        on_card=row.on_card,
    )


def choice(kept: Mapping[str, Any]) -> Choice:
    return Choice(**dict(kept) | {"id": UUID(kept["id"]), "color": Color(kept["color"])})


def definitions(kind: Kind) -> list[Definition]:
    """List the fields in use of a kind: asked once, until one of the workspace's fields changes."""
    acting = current_operation()
    if acting.own_fields is None:
        return _definitions(kind)
    return list(_known(acting.workspace_id, acting.own_fields, kind))


def _definitions(kind: Kind) -> list[Definition]:
    return [definition(Kept(*row)) for row in fetch_all(DEFINITIONS, [kind])]


@lru_cache(maxsize=KNOWN_AT_MOST)
def _known(_workspace_id: int, state: str, kind: Kind) -> tuple[Definition, ...]:
    return tuple(_definitions(kind)) if state else ()


def definitions_for(actor: Actor | None, kind: Kind) -> list[Definition]:
    """List the fields in use that an actor may know of: none that is hidden, nor made of such."""
    known = definitions(kind)
    if actor is None or not (hidden := actor.hidden(kind)):
        return known
    return without(known, hidden)


def values_of(record_id: UUID, fields: Iterable[Definition]) -> dict[UUID, list[CustomValue]]:
    """Read the rows of a record for some fields, each field's in their order."""
    held: dict[UUID, list[CustomValue]] = {one.id: [] for one in fields}
    rows = CustomValue.objects.filter(record_id=record_id, field_id__in=held)
    for row in rows.order_by("position"):
        held[row.field_id].append(row)
    return held


def rows_of_many(
    record_ids: Iterable[UUID], fields: Iterable[Definition]
) -> dict[tuple[UUID, UUID], list[CustomValue]]:
    """Read the rows of many records, by record and field, each field's in their order."""
    held: dict[tuple[UUID, UUID], list[CustomValue]] = defaultdict(list)
    about = {"record_id__in": list(record_ids), "field_id__in": [one.id for one in fields]}
    for row in CustomValue.objects.filter(**about).order_by("position"):
        held[row.record_id, row.field_id].append(row)
    return held


def held_by_many(
    record_ids: Iterable[UUID], fields: Collection[Definition]
) -> dict[UUID, dict[str, Plain]]:
    """Say of many records what they hold, by `custom.<key>`; None where it is nothing."""
    ids = list(record_ids)
    held = rows_of_many(ids, fields) if fields else {}
    return {
        record_id: {one.name: from_rows(one, held.get((record_id, one.id), [])) for one in fields}
        for record_id in ids
    }


def count_values(field_id: UUID) -> int:
    """Count the records in which a field holds something."""
    ((count,),) = fetch_all(COUNT, [field_id])
    return int(count)


def formula_names(
    kind: Kind, *, actor: Actor, language: str
) -> list[tuple[str, FormulaType, str | None]]:
    """List what a formula can name: what every record has, and the workspace's own fields."""
    hidden = actor.hidden(kind)
    every = {n: one for n, one in built_in(kind, row="r").items() if n not in hidden}
    ours = [(one, one.in_formulas) for one in definitions_for(actor, kind)]
    return [(name, type_, None) for name, (type_, _) in every.items()] + [
        (one.key, type_, in_language(language, one.name_en, one.name_zh))
        for one, type_ in ours
        if type_ is not None
    ]
