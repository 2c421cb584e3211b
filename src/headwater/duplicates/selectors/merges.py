"""What a merge would do, and merges that were done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.shares import check_editable
from headwater.accounts.selectors.sight import seen_owners
from headwater.duplicates.models import Merge
from headwater.duplicates.rules.records import FIELDS, MergeNotFound, RecordKind
from headwater.duplicates.selectors.links import MODELS, links
from headwater.fields.selectors.showing import shown as own_values
from headwater.fields.selectors.where import asking
from headwater.people.models import Company, Person
from headwater.people.selectors import CompanyNotFound, PersonNotFound, ancestors
from headwater.tenancy.sql import fetch_all

BLANK = {"description": "", "credit_code": ""}  # what of a field shows nothing, if not null


@dataclass(frozen=True)
class Preview:
    """Both sides field by field, what is proposed from the other, and what would move."""

    survivor: Mapping[str, Any]
    loser: Mapping[str, Any]
    from_loser: list[str]
    moves: dict[str, int]


def get_both(
    kind: RecordKind, survivor_id: UUID, loser_id: UUID, *, actor: Actor, lock: bool = False
) -> tuple[Company | Person, Company | Person]:
    """Find both records, each of which the actor must see; locked in one order for everybody."""
    rows = MODELS[kind].objects.visible_to(actor).filter(id__in=[survivor_id, loser_id])
    if lock:
        rows = rows.order_by("id").select_for_update(of=("self",))
    found = {row.id: row for row in rows}
    for wanted in (survivor_id, loser_id):
        if wanted not in found:
            raise not_found(kind)
    for row in rows if lock else ():
        check_editable(actor, Kind(kind), row)
    return found[survivor_id], found[loser_id]


def not_found(kind: RecordKind) -> CompanyNotFound | PersonNotFound:
    if kind is RecordKind.COMPANY:
        return CompanyNotFound("There is no such company, or it is not shown to you.")
    return PersonNotFound("There is no such person, or they are not shown to you.")


def preview(kind: RecordKind, survivor_id: UUID, loser_id: UUID, *, actor: Actor) -> Preview:
    """Show what a merge would do. Only what the actor sees is counted."""
    survivor, loser = get_both(kind, survivor_id, loser_id, actor=actor)
    moves: dict[str, int] = {}
    for link in links(kind):
        rows = link.model._default_manager.filter(**{link.column: loser_id})  # noqa: SLF001  # documented
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(actor)
        if count := rows.count():
            moves[link.table] = moves.get(link.table, 0) + count
    return Preview(
        _shown(kind, survivor, actor),
        _shown(kind, loser, actor),
        [
            one
            for one in proposed(kind, survivor, loser)
            if one not in actor.fields.get(Kind(kind), {})
        ],
        moves,
    )


def proposed(kind: RecordKind, survivor: Company | Person, loser: Company | Person) -> list[str]:
    """Propose the other's value where there is none; a name and an owner stay."""
    return [
        name
        for name in FIELDS[kind]
        if getattr(survivor, name) in {None, ""} and getattr(loser, name) not in {None, ""}
        and not (name == "parent_id" and makes_circle(survivor, getattr(loser, name)))
    ]  # fmt: skip


def makes_circle(survivor: Company | Person, parent_id: UUID | None) -> bool:
    return parent_id is not None and survivor.id in ancestors(parent_id)


def get_merge(kind: RecordKind, survivor_id: UUID, loser_id: UUID, *, lock: bool = False) -> Merge:
    """Find the merge that has not been taken back; who asks must have been shown the survivor."""
    merges = Merge.objects.filter(kind=kind, survivor_id=survivor_id, loser_id=loser_id)
    if lock:
        merges = merges.select_for_update(of=("self",))
    merge = merges.filter(undone_at=None).first()
    if merge is None:
        raise MergeNotFound("There is no such merge, or it was taken back already.")
    return merge


def _shown(kind: RecordKind, record: Company | Person, actor: Actor) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in FIELDS[kind]}
    owner = record.owner
    values |= {name: BLANK.get(name) for name in actor.hidden(Kind(kind)) & values.keys()}
    shown = values | {"id": record.id, "owner_name": owner.name if owner else None}
    for field in ("parent_id", "company_id"):
        if field in values:
            seen = Company.objects.visible_to(actor).filter(id=values[field]).first()
            shown[field] = seen.id if seen else None
            shown[field.replace("_id", "_name")] = seen.name if seen else None
    ((custom,),) = fetch_all(
        f"SELECT ({own_values(Kind(kind), 'r', actor=actor)})::text FROM {record._meta.db_table} r"  # noqa: S608, SLF001  # ours
        " WHERE r.workspace_id = current_workspace() AND r.id = %(id)s",
        seen_owners(actor, (Kind.PERSON, Kind.COMPANY)) | asking(actor) | {"id": record.id},
    )
    return shown | {"updated_at": record.updated_at, "custom": orjson.loads(custom)}
