"""The workspace's own fields, and what a record holds in them."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from headwater.accounts.rules import Kind
from headwater.fields.models import CustomField, CustomValue
from headwater.fields.rules.custom import (
    Choice,
    ChoiceColor,
    CustomType,
    Definition,
    FieldNotFound,
)
from headwater.fields.rules.formulas import FormulaType
from headwater.fields.selectors.formulas import built_in
from headwater.tenancy.sql import fetch_all

COUNT = """
SELECT count(*) FROM fields_customvalue
WHERE workspace_id = current_workspace() AND field_id = %s AND position = 0
"""


def fields_of(kind: Kind, *, with_archived: bool = False) -> QuerySet[CustomField]:
    """List the fields of a kind of record in the order they are shown."""
    rows = CustomField.objects.filter(kind=kind)
    return (rows if with_archived else rows.filter(is_archived=False)).order_by("position", "id")


def get_field(field_id: UUID, *, lock: bool = False) -> CustomField:
    rows = CustomField.objects.select_for_update() if lock else CustomField.objects
    found = rows.filter(id=field_id).first()
    if found is None:
        raise FieldNotFound("There is no such field.")
    return found


def definition(row: CustomField) -> Definition:
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
    return Choice(**dict(kept) | {"id": UUID(kept["id"]), "color": ChoiceColor(kept["color"])})


def definitions(kind: Kind) -> list[Definition]:
    """List the fields in use of a kind: one quick question, asked once for a page."""
    return [definition(row) for row in fields_of(kind)]


def values_of(record_id: UUID, fields: Iterable[Definition]) -> dict[UUID, list[CustomValue]]:
    """Read the rows of a record for some fields, each field's in their order."""
    held: dict[UUID, list[CustomValue]] = {one.id: [] for one in fields}
    rows = CustomValue.objects.filter(record_id=record_id, field_id__in=held)
    for row in rows.order_by("position"):
        held[row.field_id].append(row)
    return held


def count_values(field_id: UUID) -> int:
    """Count the records in which a field holds something."""
    ((count,),) = fetch_all(COUNT, [field_id])
    return int(count)


def formula_names(kind: Kind, *, language: str) -> list[tuple[str, FormulaType, str | None]]:
    """List what a formula can name: what every record has, and the workspace's own fields."""
    every = built_in(kind, row="r")
    ours = [(row, definition(row).in_formulas) for row in fields_of(kind)]
    return [(name, type_, None) for name, (type_, _) in every.items()] + [
        (row.key, type_, row.name_in(language)) for row, type_ in ours if type_ is not None
    ]
