"""What was done lately: operations, the latest first, as far as their records are seen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Min

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Right
from headwater.accounts.rules.fields import hidden_in
from headwater.changes import rules
from headwater.changes.models import Work
from headwater.changes.rules import OperationNotFound
from headwater.changes.selectors.records import KINDS, known, titles
from headwater.events.models import EventRecord
from headwater.exchange.models import ImportRun
from headwater.exchange.rules.plan import MAY, RunState
from headwater.exchange.selectors import imports_of
from headwater.fields.rules.hiding import changes_told
from headwater.tenancy.sql import fetch_all

PAGE, SCANNED, ROUNDS = 30, 60, 5
# Ids of operations sort by time: each step is one look into an index, however much was done in one.
NEWEST = """
WITH RECURSIVE steps AS (
    SELECT {newest} AS operation, 1 AS step
    UNION ALL
    SELECT {next}, step + 1 FROM steps WHERE operation IS NOT NULL AND step < %(most)s
)
SELECT operation FROM steps WHERE operation >= %(oldest)s
"""
LOOK = """(SELECT operation FROM events_eventrecord
        WHERE workspace_id = current_workspace() AND operation < {before} {by}
        ORDER BY operation DESC LIMIT 1)"""
OF_RECORD = """
SELECT DISTINCT operation FROM events_eventrecord
WHERE workspace_id = current_workspace() AND subject_id = %(record)s
  AND operation < %(before)s AND operation >= %(oldest)s
ORDER BY operation DESC LIMIT %(most)s
"""
LAST_OF_ALL = UUID(int=(1 << 128) - 1)


@dataclass(frozen=True)
class Told:
    """One kind of thing that an operation did, and to how many records."""

    kind: str
    name: str
    count: int
    line: int = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Operation:
    id: UUID
    at: datetime
    actor_id: UUID | None
    actor_name: str | None
    what: Sequence[Told]
    fields: Sequence[str]
    record: Mapping[str, Any] | None
    until: datetime
    can_undo: bool
    undone: Work | None
    work: Work | None
    brought_in: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeWish:
    member_id: UUID | None = None
    kind: str | None = None
    record_id: UUID | None = None
    before: UUID | None = None


def recent(wish: ChangeWish, *, actor: Actor, now: datetime) -> tuple[list[Operation], UUID | None]:
    """List operations the actor sees something of, and where the next page begins."""
    items: list[Operation] = []
    before = wish.before
    for _ in range(ROUNDS):
        ids = _next(wish, before=before or LAST_OF_ALL, now=now)
        found = _told(ids, actor=actor, now=now)
        items += [one for one in found if _is_wanted(one, wish)]
        if len(ids) < SCANNED:
            return items, None
        before = ids[-1]
        if len(items) >= PAGE:
            break
    return items, before


def get_operation(operation: UUID, *, actor: Actor, now: datetime) -> Operation:
    found = _told([operation], actor=actor, now=now)
    if not found:
        raise OperationNotFound("There is no such change, or it is not shown to you.")
    return found[0]


def _next(wish: ChangeWish, *, before: UUID, now: datetime) -> list[UUID]:
    asked = {"before": before, "oldest": rules.oldest(now), "most": SCANNED}
    if wish.record_id is not None:
        rows = fetch_all(OF_RECORD, asked | {"record": wish.record_id})
        return [operation for (operation,) in rows]
    by = "AND actor_id = %(member)s" if wish.member_id else ""
    sql = NEWEST.format(
        newest=LOOK.format(before="%(before)s", by=by),
        next=LOOK.format(before="steps.operation", by=by),
    )
    rows = fetch_all(sql, asked | {"member": wish.member_id})
    return [operation for (operation,) in rows]


def _is_wanted(one: Operation, wish: ChangeWish) -> bool:
    return wish.kind is None or any(told.kind == wish.kind for told in one.what)


@dataclass(frozen=True, kw_only=True)
class _Around:
    """What all operations of a page are told with."""

    lines: Mapping[int, EventRecord]  # the first of each kind of thing that was done
    names: Mapping[UUID, str]
    members: Mapping[UUID, str]
    works: Mapping[UUID, Work]
    undone: Mapping[UUID, Work]
    imports: Mapping[UUID, ImportRun]
    actor: Actor
    now: datetime


def _told(ids: Sequence[UUID], *, actor: Actor, now: datetime) -> list[Operation]:
    told = _what(ids, actor)
    first = [one.line for several in told.values() for one in several]
    lines = EventRecord.objects.in_bulk(first)
    doers = {line.actor_id for line in lines.values() if line.actor_id}
    works = Work.objects.select_related("creator")
    undone = works.filter(undoes__in=ids, is_undone=False).order_by("id")
    around = _Around(
        lines=lines,
        names=titles(((row.subject_kind, row.subject_id) for row in lines.values()), actor=actor),
        members=dict(Member.objects.filter(id__in=doers).values_list("id", "name")),
        works=works.in_bulk(ids),
        undone={one.undoes: one for one in undone if one.undoes},
        imports=imports_of(ids, actor=actor),
        actor=actor,
        now=now,
    )
    return [
        _import(around.imports[one], told.get(one, []), around)
        if one in around.imports
        else _operation(one, told[one], around)
        for one in ids
        if told.get(one) or one in around.imports
    ]


def _what(ids: Sequence[UUID], actor: Actor) -> dict[UUID, list[Told]]:
    """Count what was done to the records that the actor may know of, kind by kind."""
    found: dict[Any, list[Told]] = defaultdict(list)
    for kind in KINDS:
        lines = EventRecord.objects.filter(
            operation__in=ids, subject_kind=kind, subject_id__in=known(kind, actor).values("id")
        ).exclude(name__in=rules.NOT_TOLD)
        rows = lines.values("operation", "name").annotate(
            count=Count("subject_id", distinct=True), first=Min("id")
        )
        for row in rows.order_by("first"):
            one = Told(kind, row["name"], row["count"], row["first"])
            found[row["operation"]].append(one)
    return found


def _operation(operation: UUID, told: list[Told], around: _Around) -> Operation:
    first, actor = around.lines[told[0].line], around.actor
    can_undo = (
        operation not in around.undone
        and actor.may(Right.WRITE)
        and (actor.may(Right.CONFIGURE) or first.actor_id == actor.id)
        and any(one.name in rules.TAKEN_BACK for one in told)
        and around.now <= rules.until(operation)
    )
    return Operation(
        id=operation,
        at=rules.moment_of(operation),
        actor_id=first.actor_id,
        actor_name=around.members.get(first.actor_id) if first.actor_id else None,
        what=told,
        fields=_fields(told, around),
        record=_record(told, around.lines, around.names),
        until=rules.until(operation),
        can_undo=can_undo,
        undone=around.undone.get(operation),
        work=around.works.get(operation),
    )


def _import(run: ImportRun, told: list[Told], around: _Around) -> Operation:
    """Tell of an import as one thing; it is taken back as a whole, by its own rule."""
    operation = run.operation or LAST_OF_ALL
    files = sorted(run.files.all(), key=lambda file: file.position)
    can_undo = RunState(run.state) in MAY["undo"] and around.actor.may(Right.IMPORT)
    return Operation(
        id=operation,
        at=rules.moment_of(operation),
        actor_id=run.creator_id,
        actor_name=run.creator.name,
        what=told,
        fields=[],
        record=None,
        until=rules.until(operation),
        can_undo=can_undo,
        undone=None,
        work=None,
        brought_in={"id": run.id, "files": [file.name for file in files], "state": run.state},
    )


def _fields(told: Iterable[Told], around: _Around) -> list[str]:
    names = [
        name
        for one in told
        for name in changes_told(
            around.lines[one.line].payload.get("changes", {}), hidden_in(one.kind, around.actor)
        )
    ]
    return list(dict.fromkeys(names))


def _record(
    told: Sequence[Told], lines: Mapping[int, EventRecord], names: Mapping[UUID, str]
) -> Mapping[str, Any] | None:
    """Name the one record it was about; the first of a kind that stands above the others' kinds."""
    heads = [one for one in told if one.kind == told[0].kind]
    ids = {lines[one.line].subject_id for one in heads}
    if len(ids) != 1 or any(one.count > 1 for one in heads):
        return None
    record_id = ids.pop()
    return {"kind": told[0].kind, "id": record_id, "title": names.get(record_id, "")}
