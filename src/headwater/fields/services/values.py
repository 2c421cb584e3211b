"""Writing what the workspace's own fields hold, and carrying it from one record to another."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import OWN, check_may_write
from headwater.accounts.selectors.sight import seen_owners, sees
from headwater.fields.models import CustomValue
from headwater.fields.rules.custom import (
    CHOOSING,
    REFERRING,
    CustomType,
    Definition,
)
from headwater.fields.rules.values import (
    Plain,
    UnknownField,
    ValueIsWrong,
    ValueMissing,
    check_chosen,
    from_rows,
    read,
    to_rows,
)
from headwater.fields.selectors.custom import (
    definitions,
    definitions_for,
    rows_of_many,
    values_of,
)
from headwater.tenancy.sql import fetch_all

Changes = dict[str, list[Any]]
EMPTY: Mapping[str, Any] = {
    "text": None,
    "number": None,
    "currency": "",
    "date": None,
    "moment": None,
    "flag": None,
    "ref": None,
}
SEEN = """
SELECT r.id FROM {table} r WHERE r.workspace_id = current_workspace() AND r.id = %(id)s
  AND r.deleted_at IS NULL AND {sees}
"""
REFERRED: Mapping[CustomType, tuple[Kind, str]] = {
    CustomType.PERSON: (Kind.PERSON, "people_person"),
    CustomType.COMPANY: (Kind.COMPANY, "people_company"),
}


def write_new(kind: Kind, record_id: UUID, given: Mapping[str, Any], *, actor: Actor) -> None:
    """Write what a new record holds; what is required must be there."""
    known, kept_from = definitions_for(actor, kind), actor.fields.get(kind, {})
    for field in known:
        if (
            field.is_required
            and field.name not in kept_from
            and given.get(field.key) in (None, "", [])
        ):
            raise ValueMissing("This is needed.", field=field.name)
    write(kind, record_id, given, actor=actor, known=known)


def hand_on(source: tuple[Kind, UUID], target: tuple[Kind, UUID], *, actor: Actor) -> None:
    """Let a record that was made of another have what that held, also what the actor does not see."""
    given = carried(*source, target[0], actor=actor)
    write(*target, given, actor=replace(actor, fields={}))


def write(
    kind: Kind,
    record_id: UUID,
    given: Mapping[str, Any],
    *,
    actor: Actor,
    known: list[Definition] | None = None,
) -> Changes:
    """Write the named fields of a record its caller has locked, or made.

    Says for each that changes, as `custom.<key>`, what it was and is. The caller tells of it with
    its own event and gives the record its new version.
    """
    if not given:
        return {}
    by_key = {one.key: one for one in (definitions_for(actor, kind) if known is None else known)}
    for key in given:
        if key not in by_key:
            raise UnknownField("Nothing of this name is known here.", field=f"{OWN}{key}")
    fields = [by_key[key] for key in given]
    held = values_of(record_id, fields)
    changes: Changes = {}
    for field in fields:
        before = from_rows(field, held[field.id])
        after = read(field, given[field.key], currency=actor.currency)
        if before == after:
            continue
        check_may_write(actor, kind, named=(), changed=[field.name])
        _check(field, before=before, after=after, actor=actor)
        _put(held[field.id], after, field=field, record_id=record_id)
        changes[field.name] = [before, after]
    return changes


def put_many(kind: Kind, wanted: Mapping[UUID, Mapping[str, Plain]]) -> None:
    """Write what was read and checked already into many records at once, by `custom.<key>`.

    For imports: three statements, however many records.
    """
    by_name = {one.name: one for one in definitions(kind)}
    held = rows_of_many(wanted, by_name.values())
    new, changed, gone = list[CustomValue](), list[CustomValue](), list[int]()
    for record_id, values in wanted.items():
        for field in (by_name[name] for name in values if name in by_name):
            rows, kept = held[record_id, field.id], to_rows(field, values[field.name])
            for position, columns in enumerate(kept):
                if position < len(rows):
                    _fill(rows[position], columns)
                    changed.append(rows[position])
                else:
                    about = {"field_id": field.id, "record_id": record_id, "position": position}
                    new.append(CustomValue(**about, **columns))
            gone += [row.pk for row in rows[len(kept) :]]
    CustomValue.objects.bulk_create(new)
    CustomValue.objects.bulk_update(changed, list(EMPTY), batch_size=1000)
    if gone:
        CustomValue.objects.filter(pk__in=gone).delete()


def carried(from_kind: Kind, record_id: UUID, to_kind: Kind, *, actor: Actor) -> dict[str, Plain]:
    """Say what a record hands on to one of another kind: what fields of the same key hold."""
    ours = {one.key: one for one in definitions(to_kind)}
    theirs = [one for one in definitions(from_kind) if _alike(one, ours.get(one.key))]
    held = values_of(record_id, theirs) if theirs else {}
    handed = {one.key: _handed(one, ours[one.key], from_rows(one, held[one.id])) for one in theirs}
    return {
        key: value
        for key, value in handed.items()
        if value is not None and _may_name(ours[key], value, actor=actor)
    }


def _check(field: Definition, *, before: Plain, after: Plain, actor: Actor) -> None:
    if after is None and field.is_required:
        raise ValueMissing("This is needed.", field=field.name)
    if field.type in CHOOSING:
        check_chosen(field, before=before, after=after)
    elif after is not None and not _may_name(field, after, actor=actor):
        raise ValueIsWrong(
            "There is nobody and nothing of this id, or it is not shown to you.", field=field.name
        )


def _may_name(field: Definition, plain: Plain, *, actor: Actor) -> bool:
    """Whether an actor may write a reference down; anything else they may."""
    if field.type not in REFERRING:
        return True
    if field.type is CustomType.MEMBER:
        return Member.objects.filter(id=plain, is_active=True).exists()
    kind, table = REFERRED[field.type]
    asked = {"id": plain} | seen_owners(actor, [kind])
    return bool(fetch_all(SEEN.format(table=table, sees=sees(kind, "r")), asked))


def _put(rows: list[CustomValue], plain: Plain, *, field: Definition, record_id: UUID) -> None:
    """Write over the rows that are there, so that a merge that moved them can be taken back."""
    wanted = to_rows(field, plain)
    for position, columns in enumerate(wanted):
        if position < len(rows):
            _fill(rows[position], columns)
            rows[position].save()
        else:
            CustomValue.objects.create(
                field_id=field.id, record_id=record_id, position=position, **columns
            )
    if gone := [row.pk for row in rows[len(wanted) :]]:
        CustomValue.objects.filter(pk__in=gone).delete()


def _fill(row: CustomValue, columns: Mapping[str, Any]) -> None:
    for name, value in {**EMPTY, **columns}.items():
        setattr(row, name, value)


def _alike(one: Definition, other: Definition | None) -> bool:
    return other is not None and one.type is other.type and one.type is not CustomType.FORMULA


def _handed(one: Definition, other: Definition, plain: Plain) -> Plain:
    """Take a value to another field; choices are the same when they are called the same."""
    if plain is None or one.type not in CHOOSING:
        return plain
    names = {str(choice.id): _called(choice.name_en, choice.name_zh) for choice in one.choices}
    there = {
        name: str(choice.id)
        for choice in other.choices
        if not choice.is_archived
        for name in _called(choice.name_en, choice.name_zh)
    }
    found = [
        there[name]
        for chosen in ([plain] if isinstance(plain, str) else plain)
        for name in names.get(chosen, ())
        if name in there
    ]
    unique = list(dict.fromkeys(found))
    if one.type is CustomType.CHOICE:
        return unique[0] if unique else None
    return unique or None


def _called(name_en: str, name_zh: str) -> list[str]:
    return [name.casefold() for name in (name_en, name_zh) if name]
