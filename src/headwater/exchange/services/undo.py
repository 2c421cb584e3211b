"""Taking an import back: what it created goes, with its facts; what it changed is as before.

What somebody has worked on since is kept, and reported.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import ForeignKey, Model

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import OWN
from headwater.events.base import Event
from headwater.events.log import emit, emit_many
from headwater.exchange import selectors
from headwater.exchange.events import ImportTakenBack
from headwater.exchange.models import ImportChange, ImportResult, ImportRun, OutsideId
from headwater.exchange.rules.plan import Outcome, RunState, check_state
from headwater.exchange.rules.problems import stored_problem
from headwater.exchange.services import bulk
from headwater.exchange.services.batches import MODELS
from headwater.exchange.services.groups import Groups
from headwater.fields.services.values import put_many
from headwater.lib.errors import Conflict
from headwater.people.events import CompanyDeleted, PersonDeleted
from headwater.people.models import Channel
from headwater.pipeline.events import DealDeleted, PipelineChanged
from headwater.pipeline.models import DealPerson, DealVersion, StageVisit
from headwater.tenancy.models import WorkspaceModel

CHUNK = 1_000
KINDS: tuple[str, ...] = tuple(reversed(list(MODELS)))  # first what others do not refer to
# What goes along with a record; everything else that refers to it keeps it.
PARTS: dict[str, tuple[tuple[type[Model], str], ...]] = {
    "deal": ((DealVersion, "deal_id"), (StageVisit, "deal_id"), (DealPerson, "deal_id")),
    "person": ((Channel, "person_id"),),
    "company": ((Channel, "company_id"),),
}
RESTORE_OUTSIDE_IDS = """
UPDATE exchange_outsideid SET record_id = (previous->>'record_id')::uuid,
    digest = previous->>'digest', run_id = (previous->>'run_id')::uuid, previous = NULL
WHERE workspace_id = current_workspace() AND run_id = %s AND previous IS NOT NULL
"""
FACTS = {
    "value",
    "currency",
    "owner_id",
    "expected_close_date",
    "pipeline_id",
    "stage_id",
    "status",
}


class WorkedOnSince(Conflict):
    code = "worked_on_since"


def start_undo(import_id: UUID, *, actor: Actor, now: datetime) -> ImportRun:
    """Ask for the import to be taken back."""
    run = selectors.get_import(import_id, actor=actor, lock=True)
    check_state(run.state, "undo")
    run.state, run.done = RunState.UNDOING, 0
    run.total = ImportChange.objects.filter(run=run).count()
    run.saved("state", "done", "total")
    emit(ImportTakenBack(actor_id=actor.id, at=now, import_id=run.id))
    return run


def step_back(import_id: UUID, *, actor: Actor, now: datetime) -> bool:
    """Take the next chunk back in the caller's transaction; False when all is done."""
    run = selectors.get_import(import_id, actor=actor, lock=True)
    changes = ImportChange.objects.filter(run=run)
    kind = next((kind for kind in KINDS if changes.filter(kind=kind).exists()), None)
    if kind is None:
        _finish(run, now)
        return False
    chunk = list(changes.filter(kind=kind).order_by("-id")[:CHUNK])
    kept = _take_back(kind, [c for c in chunk if c.before is None], actor, now=now)
    kept |= _give_back(kind, [c for c in chunk if c.before is not None], now)
    _report(run, kept)
    ImportChange.objects.filter(id__in=[change.id for change in chunk]).delete()
    run.done += len(chunk)
    run.counts = dict(Counter(run.counts) + Counter({"kept": len(kept)}))
    run.saved("done", "counts")
    return True


def _take_back(
    kind: str, changes: Sequence[ImportChange], actor: Actor, *, now: datetime
) -> set[UUID]:
    """Remove what the import created and nobody has touched or used since; tell what stays."""
    if not changes:
        return set()
    made = {change.record_id: change.version for change in changes}
    model = MODELS[kind]
    rows = {row["id"]: row for row in model._default_manager.filter(id__in=made).values()}  # noqa: SLF001
    untouched = [id_ for id_, row in rows.items() if row.get("version", 0) in {0, made[id_]}]
    going = _unused(kind, untouched)
    emit_many([event for id_ in going if (event := _event(kind, rows[id_], actor, now=now))])
    for part, column in PARTS.get(kind, ()):
        bulk.delete(part, column, going)
    bulk.delete(model, "id", going)
    return set(rows) - set(going)


def _give_back(kind: str, changes: Sequence[ImportChange], now: datetime) -> set[UUID]:
    """Give what the import changed its old values, unless somebody has changed it since."""
    if not changes:  # parts and channels, which have no versions, are only ever made
        return set()
    model, ids = MODELS[kind], [change.record_id for change in changes]
    versions = dict(model._default_manager.filter(id__in=ids).values_list("id", "version"))  # noqa: SLF001
    kept = {
        id_ for id_, change in zip(ids, changes, strict=True) if versions.get(id_) != change.version
    }
    rows: list[dict[str, Any]] = [
        {"id": change.record_id, **(change.before or {})}
        for change in changes
        if change.record_id not in kept
    ]
    if held := {row["id"]: own for row in rows if (own := _own_out_of(row))}:
        put_many(Kind(kind), held)
    if kind == "company":
        _keep_trees(rows)
    for row in rows:
        if FACTS & set(row):
            row["changed_at"] = now
    for alike in bulk.alike([row for row in rows if len(row) > 1]):
        bulk.update(model, alike)
    return kept & set(versions)


def _own_out_of(row: dict[str, Any]) -> dict[str, Any]:
    """Take out of a row what its record held in fields of the workspace's own."""
    return {name: row.pop(name) for name in list(row) if name.startswith(OWN)}


def _keep_trees(rows: list[dict[str, Any]]) -> None:
    """Leave the parent as it is where the old one has come to belong to the company since."""
    rows = [row for row in rows if row.get("parent_id")]
    groups = Groups() if rows else None
    for row in rows:
        try:
            if groups is not None:
                groups.put(row["id"], {"parent_id": UUID(str(row["parent_id"]))})
        except Conflict:
            del row["parent_id"]


def _unused(kind: str, ids: Sequence[UUID]) -> list[UUID]:
    """Leave out what other records refer to, apart from its parts and what goes with it."""
    model, parts = MODELS[kind], set(PARTS.get(kind, ()))
    going = set(ids)
    for other, column in _references(model):
        if other is not model and (other, column) not in parts:
            going -= _referred(other, column, going)
    while held := _held_by_own_kind(model, going):
        going -= held
    return list(going)


def _held_by_own_kind(model: type[Model], going: set[UUID]) -> set[UUID]:
    """Find which are the parents of some that stay."""
    return {
        record_id
        for other, column in _references(model)
        if other is model
        for record_id in _referred(model, column, going, besides=going)
    }


def _references(model: type[Model]) -> Iterable[tuple[type[Model], str]]:
    for relation in model._meta.get_fields(include_hidden=True):  # noqa: SLF001
        source = relation.related_model
        field = getattr(relation, "field", None)
        if not relation.auto_created or not isinstance(field, ForeignKey):
            continue
        if isinstance(source, type) and issubclass(source, WorkspaceModel):
            yield source, field.attname


def _referred(
    model: type[Model], column: str, ids: set[UUID], *, besides: Iterable[UUID] = ()
) -> set[UUID]:
    found = model._default_manager.filter(**{f"{column}__in": ids}).exclude(id__in=besides)  # noqa: SLF001
    return set(found.values_list(column, flat=True).distinct())


def _event(kind: str, row: dict[str, Any], actor: Actor, *, now: datetime) -> Event | None:
    """Tell of the removal, so that open screens and the search forget the record."""
    about: dict[str, Any] = {"actor_id": actor.id, "at": now}
    match kind:
        case "deal":
            places = {"pipeline_id": row["pipeline_id"], "stage_id": row["stage_id"]}
            return DealDeleted(deal_id=row["id"], **places, **about)
        case "person":
            return PersonDeleted(person_id=row["id"], **about)
        case "company":
            return CompanyDeleted(company_id=row["id"], **about)
        case "pipeline":
            return PipelineChanged(pipeline_id=row["id"], what="undone", **about)
        case _:  # nobody watches the others
            return None


def _report(run: ImportRun, kept: set[UUID]) -> None:
    problem = stored_problem(WorkedOnSince("Somebody has worked on this since, so it stays."))
    rows = ImportResult.objects.filter(run=run, record_id__in=kept)
    rows.update(outcome=Outcome.KEPT, problem=problem)


def _finish(run: ImportRun, now: datetime) -> None:
    """Forget which rows came in; those of records that stay are still known."""
    kept = ImportResult.objects.filter(run=run, outcome=Outcome.KEPT).values("record_id")
    OutsideId.objects.filter(run_id=run.id, previous__isnull=True).exclude(
        record_id__in=kept
    ).delete()
    with connection.cursor() as cursor:
        cursor.execute(RESTORE_OUTSIDE_IDS, [run.id])
    run.state, run.finished_at = RunState.UNDONE, now
    run.saved("state", "finished_at")
