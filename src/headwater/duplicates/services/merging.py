"""Making two records one, and two again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import check_may_write
from headwater.accounts.rules.shares import check_editable
from headwater.duplicates.models import Merge
from headwater.duplicates.rules.records import (
    FIELDS,
    MergedOnward,
    RecordKind,
    check_age,
    check_choice,
)
from headwater.duplicates.selectors.links import MODELS, Link, links
from headwater.duplicates.selectors.merges import (
    get_both,
    get_merge,
    makes_circle,
    not_found,
)
from headwater.duplicates.services.own_fields import choose, give_back, put_aside, swap
from headwater.events.log import emit
from headwater.people.events import CompanyMerged, CompanyUnmerged, PersonMerged, PersonUnmerged
from headwater.people.models import Channel, Company, Person
from headwater.people.rules import CompanyIsItsOwnParent, check_parent
from headwater.people.selectors import ancestors, height
from headwater.people.services import hold_groups
from headwater.tenancy.sql import fetch_all

MOVE = """
UPDATE {table} x SET {column} = %(survivor)s
WHERE x.workspace_id = current_workspace() AND x.{column} = %(loser)s
  AND x.{key}::text <> %(survivor)s::text{apart}{unless}
RETURNING x.{key}::text
"""
APART = " AND x.{other} IS DISTINCT FROM %(survivor)s"
UNLESS = """ AND NOT EXISTS (SELECT FROM {table} y WHERE y.workspace_id = x.workspace_id
      AND y.{column} = %(survivor)s{alike})"""
MOVE_BACK = """
UPDATE {table} x SET {column} = %(loser)s
WHERE x.workspace_id = current_workspace() AND x.{column} = %(survivor)s AND {which}
RETURNING x.{key}::text
"""
# Whoever edits channels writes them anew, so that only what they say is the same.
WHICH_CHANNEL = "x.kind || ':' || x.key = ANY(%(rows)s)"
CHANNEL_KEYS = """
SELECT kind || ':' || key FROM people_channel
WHERE workspace_id = current_workspace() AND id::text = ANY(%s) ORDER BY id
"""


def merge(
    kind: RecordKind,
    survivor_id: UUID,
    loser_id: UUID,
    *,
    from_loser: frozenset[str],
    actor: Actor,
    now: datetime,
) -> Merge:
    """Let one record become part of another, with everything that points at it.

    The survivor takes the values of the fields named in `from_loser`. Merging twice merges once.
    What both have at most once (a part in a deal, a number) stays with the loser, out of sight.
    """
    check_choice(kind, survivor_id, loser_id, from_loser=from_loser)
    check_may_write(actor, Kind(kind), named=from_loser, changed=from_loser)
    if done := _done(kind, survivor_id, loser_id, actor=actor):
        return done
    if kind is RecordKind.COMPANY:
        hold_groups()
    survivor, loser = get_both(kind, survivor_id, loser_id, actor=actor, lock=True)
    changes = _take_over(kind, survivor, loser, from_loser=from_loser)
    chosen = choose(kind, survivor.id, from_loser=from_loser)
    moved = {link.name: ids for link in links(kind) if (ids := _move(link, survivor, loser))}
    swap(chosen, moved, survivor_id=survivor.id, loser_id=loser.id)
    loser.deleted_at, loser.deleted_by_id, loser.merged_into_id = now, actor.id, survivor_id
    loser.saved("deleted_at", "deleted_by", "merged_into")
    if isinstance(survivor, Company) and survivor.parent_id is not None:
        check_parent(survivor.id, ancestors(survivor.parent_id), height=height(survivor.id))
    made = Merge.objects.create(
        kind=kind,
        survivor_id=survivor_id,
        loser_id=loser_id,
        moved=moved,
        changes=changes,
        merged_at=now,
        merged_by_id=actor.id,
    )
    _tell_merged(kind, made, loser.name, actor=actor)
    return made


def unmerge(
    kind: RecordKind, survivor_id: UUID, loser_id: UUID, *, actor: Actor, now: datetime
) -> None:
    """Make two of one again: what was the other's goes back to it, with all later edits.

    What came after the merge stays with the survivor, and so does what was edited since.
    """
    if kind is RecordKind.COMPANY:
        hold_groups()
    survivor = _locked(kind, survivor_id, actor=actor)
    found = get_merge(kind, survivor_id, loser_id, lock=True)
    check_age(found.merged_at, now=now)
    loser = MODELS[kind].objects.known_to(actor).select_for_update().filter(id=loser_id).first()
    if loser is None:
        raise not_found(kind)
    loser.deleted_at, loser.deleted_by, loser.merged_into = None, None, None
    loser.saved("deleted_at", "deleted_by", "merged_into")
    put_aside(found)
    for link in links(kind):
        _move_back(link, found)
    give_back(found)
    _give_back(survivor, found.changes)
    if isinstance(loser, Company):
        _open_circle(loser)
    found.undone_at = now
    found.save(update_fields=["undone_at"])
    names: dict[str, Any] = {"other_id": loser_id, "other_name": loser.name, "merge_id": found.id}
    names |= {"actor_id": actor.id, "at": now}
    if kind is RecordKind.COMPANY:
        emit(CompanyUnmerged(company_id=survivor_id, **names))
    else:
        emit(PersonUnmerged(person_id=survivor_id, **names))


def _done(kind: RecordKind, survivor_id: UUID, loser_id: UUID, *, actor: Actor) -> Merge | None:
    if not MODELS[kind].objects.visible_to(actor).filter(id=survivor_id).exists():
        raise not_found(kind)
    return Merge.objects.filter(
        kind=kind, survivor_id=survivor_id, loser_id=loser_id, undone_at=None
    ).first()


def _locked(kind: RecordKind, record_id: UUID, *, actor: Actor) -> Company | Person:
    known = MODELS[kind].objects.known_to(actor).select_for_update(of=("self",))
    record: Company | Person | None = known.filter(id=record_id).first()
    if record is None:
        raise not_found(kind)
    check_editable(actor, Kind(kind), record)
    if record.merged_into_id is not None:
        raise MergedOnward("This was merged into another one since. Take that merge back first.")
    if record.deleted_at is not None:
        raise not_found(kind)
    return record


def _take_over(
    kind: RecordKind,
    survivor: Company | Person,
    loser: Company | Person,
    *,
    from_loser: frozenset[str],
) -> dict[str, list[Any]]:
    wanted = {name: getattr(loser, name) for name in FIELDS[kind] if name in from_loser}
    if isinstance(survivor, Company) and isinstance(loser, Company):
        if loser.id in ancestors(survivor.id):  # who stood above is not above itself
            wanted["parent_id"] = loser.parent_id
        if makes_circle(survivor, wanted.get("parent_id")):
            raise CompanyIsItsOwnParent(
                "A company cannot belong to itself. Choose another parent.", field="from_loser"
            )
    changes: dict[str, list[Any]] = {}
    for name, value in wanted.items():
        if (before := getattr(survivor, name)) != value:
            changes[name] = [_plain(before), _plain(value)]
            setattr(survivor, name, value)
    if changes:
        survivor.saved(*changes)
    return changes


def _give_back(survivor: Company | Person, changes: dict[str, list[Any]]) -> None:
    """Undo what the merge wrote, where nobody has written over it since."""
    survivor.refresh_from_db()
    back = [
        name for name, (_, after) in changes.items() if _plain(getattr(survivor, name)) == after
    ]
    for name in back:
        setattr(survivor, name, changes[name][0])
    if back:
        survivor.saved(*back)


def _open_circle(loser: Company) -> None:
    """Leave a company alone whose parent has come to belong to it since."""
    loser.refresh_from_db()
    if makes_circle(loser, loser.parent_id):
        loser.parent = None
        loser.saved("parent")


def _move(link: Link, survivor: Company | Person, loser: Company | Person) -> list[str]:
    names = {"table": link.table, "column": link.column, "key": link.key}
    unless = "".join(
        UNLESS.format(**names, alike="".join(f" AND y.{name} = x.{name}" for name in columns))
        for columns in link.alike
    )
    apart = "".join(APART.format(other=other) for other in link.apart)
    moved = fetch_all(
        MOVE.format(**names, apart=apart, unless=unless),
        {"survivor": survivor.id, "loser": loser.id},
    )
    ids = sorted(row_id for (row_id,) in moved)
    if link.model is Channel:
        return [key for (key,) in fetch_all(CHANNEL_KEYS, [ids])]
    return ids


def _move_back(link: Link, done: Merge) -> None:
    if not (rows := done.moved.get(link.name)):
        return
    key = link.key
    which = WHICH_CHANNEL if link.model is Channel else f"x.{key}::text = ANY(%(rows)s)"
    sql = MOVE_BACK.format(table=link.table, column=link.column, key=key, which=which)
    fetch_all(sql, {"survivor": done.survivor_id, "loser": done.loser_id, "rows": rows})


def _tell_merged(kind: RecordKind, made: Merge, name: str, *, actor: Actor) -> None:
    told: dict[str, Any] = {
        "actor_id": actor.id,
        "at": made.merged_at,
        "other_id": made.loser_id,
        "other_name": name,
        "merge_id": made.id,
        "moved": {link: len(rows) for link, rows in made.moved.items()},
    }
    if kind is RecordKind.COMPANY:
        emit(CompanyMerged(company_id=made.survivor_id, **told))
    else:
        emit(PersonMerged(person_id=made.survivor_id, **told))


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)
