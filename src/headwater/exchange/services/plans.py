"""Proposing what an import will do, and changing it as somebody decides."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any, TypedDict
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from headwater.accounts.rules import Actor
from headwater.exchange import selectors
from headwater.exchange.models import ImportFile, ImportResult, ImportRow, ImportRun
from headwater.exchange.rules import stages
from headwater.exchange.rules.fields import FileKind
from headwater.exchange.rules.plan import (
    OwnerChoice,
    Plan,
    PlanIncomplete,
    RunState,
    StageAction,
    StageChoice,
    check_state,
)
from headwater.exchange.rules.reading import name_key
from headwater.exchange.rules.recognition import Recognised, recognise
from headwater.exchange.rules.stages import ExistingStage, StageEvent
from headwater.lib import dates
from headwater.lib.dates import Order
from headwater.lib.errors import Invalid
from headwater.lib.money import currency_code
from headwater.pipeline.selectors.pipelines import get_pipeline
from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.models import Workspace


class FileChange(TypedDict, total=False):
    id: UUID
    kind: FileKind | None
    columns: Mapping[str, str | None]
    date_order: Order | None
    decimal_comma: bool | None


class StageChange(TypedDict, total=False):
    value: str
    action: str
    stage_id: UUID | None
    name: str


class OwnerChange(TypedDict):
    value: str
    member_id: UUID | None


class PlanChanges(TypedDict, total=False):
    source: str
    currency: str
    time_zone: str
    pipeline_id: UUID | None
    new_pipeline: str
    closed_stage: str
    reopen: bool
    files: Sequence[FileChange]
    stages: Sequence[StageChange]
    owners: Sequence[OwnerChange]


PLAIN = ("source", "currency", "time_zone", "new_pipeline", "closed_stage", "reopen")


def propose(files: Sequence[ImportFile], *, actor: Actor) -> Plan:
    """Make the plan that most probably is the right one."""
    workspace = Workspace.objects.get(id=current_workspace_id())
    main = _main_file(files)
    plan = Plan(
        source=next((file.system for file in files if file.system), "") or _stem(main.name),
        currency=actor.currency,
        time_zone=workspace.time_zone,
        new_pipeline=_stem(main.name).replace("_", " ").strip().capitalize()[:100],
    )
    return _with_owners(_with_stages(plan, files, choose=True), files)


def change_plan(import_id: UUID, *, actor: Actor, changes: PlanChanges) -> ImportRun:
    """Change what the import will do; what it was tried with no longer counts."""
    run = selectors.get_import(import_id, actor=actor, lock=True)
    check_state(run.state, "edit")
    plan = Plan.from_json(run.plan)
    if changes.get("files"):
        _change_files(run, changes["files"], actor)
    plan = plan.with_changes(
        **{n: value for n, value in changes.items() if n in PLAIN and value is not None}
    )
    _check_plain(plan)
    if "pipeline_id" in changes:
        chosen = changes["pipeline_id"]
        if chosen:
            get_pipeline(chosen)  # of this workspace
        plan = plan.with_changes(pipeline_id=str(chosen) if chosen else None, stages={})
    files = selectors.files_of(run)
    plan = _with_owners(_with_stages(plan, files, choose=False), files)
    plan = plan.with_changes(
        stages=dict(plan.stages) | _stage_changes(plan, changes.get("stages", [])),
        owners=dict(plan.owners) | _owner_changes(plan, changes.get("owners", [])),
    )
    _forget_trial(run)
    run.plan = plan.to_json()
    run.saved("plan", "state", "counts", "created_kinds", "problem", "done", "position")
    return run


def delete_import(import_id: UUID, *, actor: Actor) -> None:
    """Forget an import that has brought nothing in, with the rows of its files."""
    run = selectors.get_import(import_id, actor=actor, lock=True)
    check_state(run.state, "delete")
    ImportResult.objects.filter(run=run).delete()
    ImportRow.objects.filter(file__run=run).delete()
    run.delete()


def _forget_trial(run: ImportRun) -> None:
    ImportResult.objects.filter(run=run).delete()
    run.state, run.counts, run.created_kinds, run.problem = RunState.DRAFT, {}, {}, None
    run.done, run.position = 0, {}


def _main_file(files: Sequence[ImportFile]) -> ImportFile:
    for kind in (FileKind.DEALS, FileKind.STAGE_HISTORY, FileKind.PEOPLE, FileKind.COMPANIES):
        found = selectors.file_of_kind(files, kind)
        if found:
            return found
    return files[0]


def _stem(name: str) -> str:
    """Name a source by its file, without what changes from one export to the next."""
    stem = PurePath(name).name.partition(".")[0]
    return re.sub(r"[\s_-]*(\(\d+\)|\d{4,}.*)$", "", stem)[:100] or stem[:100] or "file"


def _check_plain(plan: Plan) -> None:
    if currency_code(plan.currency) != plan.currency:
        raise Invalid("“{text}” is not a currency.", text=plan.currency, field="currency")
    if plan.time_zone not in available_timezones():
        raise Invalid("There is no time zone “{text}”.", text=plan.time_zone, field="time_zone")
    if not plan.source.strip():
        raise Invalid("Give the source a name.", field="source")


def _change_files(run: ImportRun, changes: Sequence[FileChange], actor: Actor) -> None:
    files = {file.id: file for file in selectors.files_of(run)}
    for change in changes:
        file = files.get(change["id"])
        if file is None:
            raise PlanIncomplete("This import has no such file.")
        kind = change.get("kind") or file.kind
        if kind != file.kind:
            _recognise_again(file, FileKind(kind), actor)
        for column in file.columns:
            if column["name"] in change.get("columns", {}):
                column |= {"field": change["columns"][column["name"]], "is_guess": False}
        if "date_order" in change:
            file.date_order = change["date_order"] or ""
        if change.get("decimal_comma") is not None:
            file.decimal_comma = bool(change["decimal_comma"])
        file.save()


def _recognise_again(file: ImportFile, kind: FileKind, actor: Actor) -> None:
    names = [column["name"] for column in file.columns]
    recognised = recognise(names, kind, own=selectors.own_fields_seen(actor))
    file.kind = kind
    for column in file.columns:
        column.update(meaning_of(column["name"], recognised, actor=actor))


def meaning_of(column: str, recognised: Recognised, *, actor: Actor) -> dict[str, Any]:
    """Propose what a column fills: nothing where the actor's role may not write what it means."""
    field = recognised.fields.get(column)
    is_withheld = field is not None and selectors.is_withheld(field, recognised.kind, actor)
    return {
        "field": None if is_withheld else field,
        "is_guess": column in recognised.guesses,
        "is_withheld": is_withheld,
    }


def _stage_changes(plan: Plan, changes: Sequence[StageChange]) -> dict[str, StageChoice]:
    known = {str(s.id) for s in selectors.stages() if str(s.pipeline_id) == plan.pipeline_id}
    chosen = {}
    for change in changes:
        action, stage_id = StageAction(change["action"]), change.get("stage_id")
        if action is StageAction.STAGE and str(stage_id) not in known:
            raise PlanIncomplete("Choose the stage for “{value}”.", value=change["value"])
        before = plan.stages.get(change["value"], StageChoice(action))
        name = change.get("name") or before.name or change["value"]
        chosen[change["value"]] = replace(
            before,
            action=action,
            stage_id=str(stage_id) if action is StageAction.STAGE else None,
            name=name[:100] if action is StageAction.NEW else "",
        )
    return chosen


def _owner_changes(plan: Plan, changes: Sequence[OwnerChange]) -> dict[str, OwnerChoice]:
    known = {member.id for member in selectors.members()}
    for change in changes:
        if change["member_id"] and change["member_id"] not in known:
            raise PlanIncomplete("Choose the owner for “{value}”.", value=change["value"])
    return {
        change["value"]: replace(
            plan.owners.get(change["value"], OwnerChoice()),
            member_id=str(change["member_id"]) if change["member_id"] else None,
        )
        for change in changes
    }


def _with_stages(plan: Plan, files: Sequence[ImportFile], *, choose: bool) -> Plan:
    """Propose a meaning for every stage value that has none yet; perhaps choose a pipeline."""
    counts, order, final = _stage_values(files, plan)
    by_pipeline: dict[str, list[ExistingStage]] = defaultdict(list)
    for stage in selectors.stages():
        by_pipeline[str(stage.pipeline_id)].append(ExistingStage(str(stage.id), stage.names))
    if choose:
        for pipeline_id, existing in by_pipeline.items():
            choices = stages.suggest(counts, existing, final, order=order)
            if stages.fits(choices):
                return plan.with_changes(pipeline_id=pipeline_id, new_pipeline="", stages=choices)
    existing = by_pipeline.get(plan.pipeline_id or "", [])
    suggested = stages.suggest(counts, existing, final, order=order)
    kept = {value: plan.stages[value] for value in suggested if value in plan.stages}
    return plan.with_changes(stages=suggested | kept)


def _stage_values(
    files: Sequence[ImportFile], plan: Plan
) -> tuple[dict[str, int], list[str], dict[str, float]]:
    counts: Counter[str] = Counter()
    order: list[str] = []
    final: dict[str, float] = {}
    for file in files:
        column = selectors.column_of(file, "stage")
        if column is None:
            continue
        found = selectors.value_counts(file, column)
        counts.update(found)
        if file.kind == FileKind.STAGE_HISTORY:
            histories = _histories(file, column, plan)
            order = stages.observed_order(histories)
            final = stages.final_shares(histories)
        else:
            order += stages.usual_order(value for value in found if value not in order)
    return dict(counts), list(dict.fromkeys([*order, *counts])), final


def _histories(file: ImportFile, stage: int, plan: Plan) -> list[list[StageEvent]]:
    """Read the histories as far as they can be read; what cannot is reported by the trial."""
    deal, at = selectors.column_of(file, "deal_id"), selectors.column_of(file, "at")
    if deal is None or at is None:
        return []
    order = Order(file.date_order) if file.date_order else Order.MONTH_FIRST
    zone = ZoneInfo(plan.time_zone)
    found: dict[str, list[StageEvent]] = defaultdict(list)
    for key, value, text in selectors.lines(file, (deal, stage, at)):
        if key and value:
            try:
                moment = dates.parse_moment(text, order=order, zone=zone)
            except Invalid:
                continue
            found[key].append(StageEvent(value, moment))
    return [sorted(events, key=lambda event: event.at) for events in found.values()]


def _with_owners(plan: Plan, files: Sequence[ImportFile]) -> Plan:
    """Match the owners in the files with members by mail address, then by name."""
    members = selectors.members()
    known = {name_key(member.name): str(member.id) for member in reversed(members)}
    known |= {member.email.lower(): str(member.id) for member in members if member.email}
    counts: Counter[str] = Counter()
    for file in files:
        column = selectors.column_of(file, "owner")
        if column is not None:
            counts.update(selectors.value_counts(file, column))
    owners: dict[str, OwnerChoice] = {}
    for value, count in counts.most_common():
        member_id = known.get(value.strip().lower()) or known.get(name_key(value))
        before: Any = plan.owners.get(value)
        owners[value] = replace(before or OwnerChoice(member_id), count=count)
    return plan.with_changes(owners=owners)
