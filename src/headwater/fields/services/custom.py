"""Adding, editing, ordering and deleting the workspace's own fields."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.events.log import emit
from headwater.fields.events.custom import FieldChanged
from headwater.fields.models import CustomField, CustomValue
from headwater.fields.rules import custom as rules
from headwater.fields.rules.custom import Choice, CustomType
from headwater.fields.selectors import custom as selectors
from headwater.fields.selectors.uses import check_uses
from headwater.fields.services.formulas import settle_formulas
from headwater.fields.services.retyping import retype
from headwater.lib.colors import Color
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7
from headwater.tenancy.context import current_operation
from headwater.tenancy.sql import one_at_a_time

PLAIN_CHOICE = {
    "name_en": "",
    "name_zh": "",
    "color": str(Color.GRAY),
    "is_archived": False,
}


class FieldFacts(TypedDict, total=False):
    type: CustomType
    name_en: str
    name_zh: str
    help_en: str
    help_zh: str
    section_en: str
    section_zh: str
    decimals: int
    choices: list[dict[str, Any]]
    formula: str
    is_required: bool
    on_card: bool
    is_archived: bool


def create_field(
    kind: Kind, *, key: str | None, actor: Actor, now: datetime, **facts: Unpack[FieldFacts]
) -> CustomField:
    """Add a field to all records of a kind; it is there at once."""
    _alone(kind)
    taken = list(CustomField.objects.filter(kind=kind).values_list("key", flat=True))
    if len(taken) >= rules.MOST_FIELDS:
        raise rules.TooManyFields("There are at most {most} fields.", most=rules.MOST_FIELDS)
    names = {"name_en": facts.get("name_en", ""), "name_zh": facts.get("name_zh", "")}
    rules.check_named(**names)
    if key in taken:
        raise rules.KeyIsTaken("Another field has this key.", field="key")
    last = CustomField.objects.filter(kind=kind).order_by("-position").first()
    made = CustomField(
        **_kept(facts),
        kind=kind,
        key=key or rules.key_of(**names, taken=taken),
        position=last.position + 1 if last else 0,
    )
    _check(made)
    made.save(force_insert=True)
    settle_formulas(kind, about=made)
    _tell(made, "created", actor=actor, now=now)
    return made


def update_field(
    field_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[FieldFacts],
) -> CustomField:
    """Change the named facts; what records hold stays, if its new type can hold it."""
    _alone(selectors.get_field(field_id).kind)
    field = selectors.get_field(field_id, lock=True)
    check_version(field.version, version)
    wanted = _kept(changes)
    different = [name for name, value in wanted.items() if getattr(field, name) != value]
    if not different:
        return field
    if "choices" in different:
        _check_removed(field, wanted["choices"])
    if "type" in different:
        retype(field, CustomType(wanted["type"]), actor=actor)
        if wanted["type"] not in rules.CHOOSING and "choices" not in wanted:
            wanted["choices"] = []
        different = sorted({*different, "choices", "decimals"})
    for name, value in wanted.items():
        setattr(field, name, value)
    _check(field)
    field.saved(*different)
    settle_formulas(Kind(field.kind), about=field)
    check_uses(Kind(field.kind), selectors.definition(field).name)
    _tell(field, "edited", actor=actor, now=now)
    return field


def order_fields(kind: Kind, ids: Sequence[UUID], *, actor: Actor, now: datetime) -> None:
    """Show the fields of a kind in this order; all of them are named, also those out of use."""
    _alone(kind)
    fields = {one.id: one for one in selectors.fields_of(kind, with_archived=True)}
    if set(ids) != set(fields) or len(ids) != len(fields):
        raise rules.OrderIncomplete("Name every field of this kind once.", field="ids")
    moved = [one_id for place, one_id in enumerate(ids) if fields[one_id].position != place]
    for place, one_id in enumerate(ids):
        if fields[one_id].position != place:
            fields[one_id].position = place
            fields[one_id].saved("position")
    if moved:
        _tell(fields[moved[0]], "ordered", actor=actor, now=now)


def delete_field(
    field_id: UUID, *, values: int, actor: Actor, now: datetime, version: int | None = None
) -> None:
    """Delete a field and all it holds, for good; whoever asks says how many values they give up."""
    _alone(selectors.get_field(field_id).kind)
    field = selectors.get_field(field_id, lock=True)
    check_version(field.version, version)
    held = selectors.count_values(field_id)
    if held != values:
        raise rules.FieldHasValues(
            "{count} values would go with this field. Name their number to delete them.", count=held
        )
    _tell(field, "deleted", actor=actor, now=now)
    kind, name = Kind(field.kind), selectors.definition(field).name
    field.delete()
    settle_formulas(kind, about=field)
    check_uses(kind, name)


def _alone(kind: str) -> None:
    """Let nobody else change the fields of a kind until this transaction ends."""
    current_operation().changes_own_fields()
    one_at_a_time(f"fields {kind}")


def _kept(facts: FieldFacts) -> dict[str, Any]:
    """Write facts as they are kept; a choice that is new is given its id."""
    kept: dict[str, Any] = dict(facts)
    if "choices" in kept:
        kept["choices"] = [
            PLAIN_CHOICE | one | {"id": str(one.get("id") or uuid7())} for one in kept["choices"]
        ]
    return kept


def _check(field: CustomField) -> None:
    rules.check_named(name_en=field.name_en, name_zh=field.name_zh)
    type_ = CustomType(field.type)
    rules.check_choices(type_, list(map(_choice, field.choices)))
    if type_ is not CustomType.FORMULA:
        field.formula = ""
    else:
        field.is_required = False


def _choice(kept: Mapping[str, Any]) -> Choice:
    return selectors.choice(kept)


def _check_removed(field: CustomField, choices: Sequence[Mapping[str, Any]]) -> None:
    """Refuse to take away a choice that somebody has made."""
    left = {one["id"] for one in choices}
    removed = [one["id"] for one in field.choices if one["id"] not in left]
    if removed and CustomValue.objects.filter(field=field, ref__in=removed).exists():
        raise rules.FieldIsNeeded(
            "This choice was made in some records. Put it out of use instead.", field="choices"
        )


def _tell(field: CustomField, what: str, *, actor: Actor, now: datetime) -> None:
    emit(
        FieldChanged(actor_id=actor.id, at=now, field_id=field.id, kind=str(field.kind), what=what)
    )
