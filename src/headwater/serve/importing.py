"""`headwater import`: what the import screens do, from the command line."""

import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from headwater.accounts.rules import Actor
from headwater.exchange import selectors
from headwater.exchange.models import ImportRun
from headwater.exchange.rules.fields import FileKind
from headwater.exchange.rules.plan import Outcome, RunState
from headwater.exchange.services import runs, undo, working
from headwater.exchange.services.uploads import Upload, create_import
from headwater.tenancy.context import acting_in

MOST_SHOWN = 20


def bring_in(
    files: Sequence[Path], *, actor: Actor, kind: str | None = None, only_check: bool = False
) -> bool:
    """Import the files as one, or only say what would become of them; True when all went well."""
    uploads = [Upload(path.name, path) for path in files]
    with acting_in(actor.workspace_id):
        run = create_import(uploads, actor=actor, kind=FileKind(kind) if kind else None)
        _show_plan(run)
        if only_check:
            runs.start_trial(run.id, actor=actor)
        else:
            runs.start_run(run.id, actor=actor, now=timezone.now())
    return _work(run.id, actor)


def take_back(import_id: str, *, actor: Actor) -> bool:
    """Undo an import: the named one, or the last one that can be."""
    with acting_in(actor.workspace_id):
        run = selectors.get_import(_which(import_id, actor), actor=actor)
        undo.start_undo(run.id, actor=actor, now=timezone.now())
    return _work(run.id, actor)


def _which(import_id: str, actor: Actor) -> UUID:
    if import_id != "last":
        return UUID(import_id)
    last = selectors.imports(actor=actor).exclude(state=RunState.UNDONE).first()
    if last is None:
        raise SystemExit("There is no import to undo.")
    return last.id


def _work(import_id: UUID, actor: Actor) -> bool:
    """Work here and now instead of leaving it to the worker; a kill loses nothing."""
    working.work_on(
        import_id,
        workspace_id=actor.workspace_id,
        member_id=actor.id,
        clock=timezone.now,
        tell=_tell if sys.stderr.isatty() else None,
    )
    with acting_in(actor.workspace_id):
        run = selectors.get_import(import_id, actor=actor)
        return _show_outcome(run)


def _show_plan(run: ImportRun) -> None:
    for file in selectors.files_of(run):
        print(f"{file.name}: {file.row_count:,} rows of {file.kind or 'an unknown kind'}")
        for column in file.columns:
            print(f"  {column['header'] or column['name']} → {column['field'] or '(left out)'}")


def _show_outcome(run: ImportRun) -> bool:
    told = {"kept"} if run.state == RunState.UNDONE else set(Outcome)
    counts = ", ".join(f"{run.counts[each]:,} {each}" for each in run.counts if each in told)
    print(f"Import {run.id} is {run.state}: {counts or 'nothing is left'}")
    if run.problem:
        print(run.problem["sentence"].format(**run.problem["values"]))
    for result in selectors.results(run, outcome=Outcome.REFUSED)[:MOST_SHOWN]:
        problem = result.problem or {}
        sentence = str(problem.get("sentence", "")).format(**problem.get("values", {}))
        print(f"  {result.file.name} row {result.number}: {sentence}")
    return run.state in {RunState.CHECKED, RunState.DONE, RunState.UNDONE}


def _tell(done: int, total: int) -> None:
    print(f"\r{done:,} of {total:,} rows", end="\n" if done >= total else "", file=sys.stderr)
