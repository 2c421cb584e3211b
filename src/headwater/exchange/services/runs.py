"""Trying and running an import: chunk by chunk, each with its checkpoint in the same transaction."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from headwater.accounts.rules import Actor
from headwater.accounts.rules.fields import check_may_write
from headwater.events.log import emit
from headwater.exchange import selectors
from headwater.exchange.events import ImportStarted
from headwater.exchange.models import ImportFile, ImportResult, ImportRun
from headwater.exchange.rules.fields import WRITES, FileKind
from headwater.exchange.rules.plan import (
    ORDER,
    Plan,
    PlanIncomplete,
    RunState,
    check_columns,
    check_state,
)
from headwater.exchange.rules.problems import stored_problem
from headwater.exchange.selectors import FileRow
from headwater.exchange.services import companies, deals, persons, pipelines, teams
from headwater.exchange.services.contexts import Context, load, route_of
from headwater.lib.errors import DomainError
from headwater.pipeline.services.limits import learn_limits
from headwater.tenancy.context import current_operation

CHUNK = 1_000
FIRST_CHUNK = 100  # small, since nothing is known yet of tables that were empty
SET_KEYS = """
UPDATE exchange_importrow SET key = left(cells->>%s, 200)
WHERE workspace_id = current_workspace() AND file_id = %s AND problem IS NULL
"""
ORPHANS = """
INSERT INTO exchange_importresult (run_id, file_id, number, outcome, kind, title, problem)
SELECT %(run)s, h.file_id, h.number, 'refused', '', '', %(problem)s::jsonb
FROM exchange_importrow h
WHERE h.workspace_id = current_workspace() AND h.file_id = %(history)s AND h.problem IS NULL
  AND NOT EXISTS (
    SELECT FROM exchange_importrow d WHERE d.workspace_id = h.workspace_id
    AND d.file_id = %(deals)s AND d.key = h.key)
ON CONFLICT DO NOTHING
"""
MISFITS = """
INSERT INTO exchange_importresult (run_id, file_id, number, outcome, kind, title, problem)
SELECT %(run)s, file_id, number, 'refused', '', '', problem FROM exchange_importrow
WHERE workspace_id = current_workspace() AND file_id = %(history)s AND problem IS NOT NULL
ON CONFLICT DO NOTHING
"""
TAKE_IN: Mapping[FileKind, Callable[[ImportFile, Sequence[FileRow], Context], None]] = {
    FileKind.TEAMS: teams.take_in,
    FileKind.COMPANIES: companies.take_in,
    FileKind.PEOPLE: persons.take_in,
    FileKind.DEALS: deals.take_in,
}


def start_trial(import_id: UUID, *, actor: Actor) -> ImportRun:
    """Ask what the import would do."""
    run = selectors.get_import(import_id, actor=actor, lock=True)
    check_state(run.state, "check")
    _check_plan(run, actor)
    _begin(run)
    run.state = RunState.CHECKING
    run.saved("state", "done", "counts", "created_kinds", "position", "problem")
    return run


def start_run(import_id: UUID, *, actor: Actor, now: datetime) -> ImportRun:
    """Ask for the import itself; one that was cancelled or failed goes on where it stopped."""
    run = selectors.get_import(import_id, actor=actor, lock=True)
    check_state(run.state, "run")
    _check_plan(run, actor)
    if run.state in {RunState.DRAFT, RunState.CHECKED}:
        _begin(run)
        run.started_at, run.operation = now, current_operation().operation
    run.state, run.problem = RunState.QUEUED, None
    run.saved(
        "state", "done", "counts", "created_kinds", "position", "problem", "started_at", "operation"
    )
    emit(ImportStarted(actor_id=actor.id, at=now, import_id=run.id))
    return run


def cancel(import_id: UUID, *, actor: Actor) -> ImportRun:
    """Stop after the chunk at hand; what is in stays in until it is undone."""
    run = selectors.get_import(import_id, actor=actor, lock=True)
    check_state(run.state, "cancel")
    run.state = RunState.CANCELLING
    run.saved("state")
    return run


def take_steps(import_id: UUID, *, actor: Actor, now: datetime) -> "Steps | None":
    """Prepare to go on with a trial or run; None when there is nothing to do."""
    run = selectors.get_import(import_id, actor=actor, lock=True)
    if run.state in {RunState.CHECKING, RunState.QUEUED, RunState.RUNNING, RunState.CANCELLING}:
        return Steps(run, actor=actor, now=run.started_at or now)
    return None


class Steps:
    """A trial or run on its way. What it knows of the workspace lasts from chunk to chunk."""

    def __init__(self, run: ImportRun, *, actor: Actor, now: datetime) -> None:
        self.import_id, self.actor, self.is_fresh = run.id, actor, True
        self.is_trial = run.state == RunState.CHECKING
        self.chunks = 1  # of the file at hand, since this process took over
        self.context = load(run, actor=actor, now=now, is_trial=self.is_trial)

    def step(self, *, now: datetime) -> bool:
        """Do the next chunk in the caller's transaction; False when all is done."""
        run = selectors.get_import(self.import_id, actor=self.actor, lock=True)
        self.context.run = run
        if self.is_trial and self.is_fresh:
            _begin(run)  # what a trial knows lives only as long as its process
            self.is_fresh = False
        if run.state == RunState.CANCELLING:
            _end(run, RunState.CANCELLED, now)
            return False
        if not self.is_trial:
            run.state = RunState.RUNNING
        _plan_for_growing_tables(look_again=self.chunks.bit_count() == 1)
        batch = self.context.new_batch()
        goes_on = self._next(run)
        if not self.is_trial:
            batch.write()
            batch.judge(self.actor)
        batch.write_results()
        run.done += len({(r["file_id"], r["number"]) for r in batch.results})
        run.counts = dict(Counter(run.counts) + batch.counts)
        run.created_kinds = dict(Counter(run.created_kinds) + batch.created_kinds)
        run.saved("state", "done", "counts", "created_kinds", "position", "made")
        if not goes_on:
            run.done = run.total
            _end(run, RunState.CHECKED if self.is_trial else RunState.DONE, now)
        return goes_on

    def _next(self, run: ImportRun) -> bool:
        """Plan the next chunk and move the checkpoint behind it."""
        files = [file for kind in ORDER for file in self.context.files if file.kind == kind]
        if not run.position:
            self._prepare(run)
            run.position = {"file": 0, "row": 0}
            return True
        place, after = run.position["file"], run.position["row"]
        if place >= len(files):
            self._close(run)
            return False
        rows = self._take_in(files[place], after)
        run.position = (
            {"file": place, "row": rows[-1].number} if rows else {"file": place + 1, "row": 0}
        )
        return True

    def _take_in(self, file: ImportFile, after: int) -> list[FileRow]:
        take_in = TAKE_IN.get(FileKind(file.kind))
        if take_in is None:  # products and histories are read with the rows they belong to
            return []
        rows = selectors.rows_from(file.id, after=after, limit=CHUNK if after else FIRST_CHUNK)
        self.chunks = bool(rows) + (self.chunks if after else 0)
        if rows:
            take_in(file, rows, self.context)
        return rows

    def _prepare(self, run: ImportRun) -> None:
        """Make the pipeline and its stages, and find out which history row is whose."""
        kinds = {file.kind for file in self.context.files}
        if kinds & {FileKind.DEALS, FileKind.STAGE_HISTORY}:
            run.made = pipelines.prepare(self.context)
            self.context.route = route_of(run, self.context.plan)
        if FileKind.STAGE_HISTORY not in kinds:
            return
        for file in self.context.files:
            column = selectors.column_of(file, "deal_id")
            if file.kind in {FileKind.STAGE_HISTORY, FileKind.DEALS} and column is not None:
                _execute(SET_KEYS, [column, file.id])

    def _close(self, run: ImportRun) -> None:
        """Refuse the history rows whose deal is not in the import or that do not fit; learn."""
        if not self.is_trial:
            learn_limits()
        history = selectors.file_of_kind(self.context.files, FileKind.STAGE_HISTORY)
        main = selectors.file_of_kind(self.context.files, FileKind.DEALS)
        if history is None or main is None:
            return
        self.context.batch.write_results()
        self.context.batch.results.clear()
        problem = stored_problem(NoSuchDeal("No row of the deals has this number."))
        ids = {"run": run.id, "history": history.id, "deals": main.id}
        refused = _execute(ORPHANS, ids | {"problem": orjson.dumps(problem).decode()}) + _execute(
            MISFITS, ids
        )
        run.counts = dict(Counter(run.counts) + Counter({"refused": refused}))


class NoSuchDeal(PlanIncomplete):
    code = "no_such_deal_in_import"


def fail(import_id: UUID, error: DomainError, *, actor: Actor, now: datetime) -> None:
    """Note why an import cannot go on."""
    run = selectors.get_import(import_id, actor=actor, lock=True)
    run.problem = stored_problem(error)
    _end(run, RunState.DRAFT if run.state == RunState.CHECKING else RunState.FAILED, now)


def _check_plan(run: ImportRun, actor: Actor) -> None:
    files, own = selectors.files_of(run), selectors.own_fields(actor)
    for file in files:
        named = [column["field"] for column in file.columns]
        check_columns(file.kind, named, own.get(FileKind(file.kind), {}) if file.kind else {})
        for kind, name in (WRITES[one] for one in named if one in WRITES):
            check_may_write(actor, kind, named=[name], changed=[name])
    kinds = [file.kind for file in files]
    if FileKind.STAGE_HISTORY in kinds and FileKind.DEALS not in kinds:
        raise PlanIncomplete("A stage history comes with the file of its deals. Choose both files.")
    repeated = {kind for kind in kinds if kinds.count(kind) > 1}
    if repeated:
        raise PlanIncomplete("Only one file of each kind can be imported at once.")
    Plan.from_json(run.plan)


def _begin(run: ImportRun) -> None:
    ImportResult.objects.filter(run=run).delete()
    run.done, run.counts, run.created_kinds, run.position, run.problem = 0, {}, {}, {}, None
    run.made = {}


def _end(run: ImportRun, state: RunState, now: datetime) -> None:
    run.state, run.finished_at = state, now
    run.saved("state", "done", "finished_at", "problem", "counts")


def _plan_for_growing_tables(*, look_again: bool) -> None:
    """Let PostgreSQL know how much has come in, and plan anew, at every doubling.

    Foreign keys and triggers keep the plan of their first use in a session. Made while a table
    was empty it reads all of it, for each of the many rows that then come in.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        if look_again:
            cursor.execute("SELECT look_at_imported_tables()")
            cursor.execute("DISCARD PLANS")


def _execute(statement: str, values: Sequence[Any] | Mapping[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        count: int = cursor.rowcount
    return count
