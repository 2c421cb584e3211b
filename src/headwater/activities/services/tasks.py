from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.shares import only_to_read
from headwater.activities import rules
from headwater.activities.events import (
    TaskChanged,
    TaskCreated,
    TaskDeleted,
    TaskRestored,
)
from headwater.activities.models import Task
from headwater.activities.rules import TaskKind
from headwater.activities.rules.links import TaskProgress
from headwater.activities.selectors.tasks import get_task
from headwater.activities.services.links import free_followers, hold_links, link
from headwater.activities.services.telling import LINKS, plain, told
from headwater.activities.services.types import task_kind_of
from headwater.events.log import emit
from headwater.events.since import check_apart, check_seen
from headwater.fields.services.values import write, write_new
from headwater.leads.selectors.records import get_lead
from headwater.lib.ids import uuid7
from headwater.people.selectors import check_owner, get_company, get_person
from headwater.pipeline.selectors.deals import get_deal


@dataclass(frozen=True, kw_only=True)
class NewTask:
    """What is to be done, by whom (whoever asks, if nobody is named) and about what."""

    title: str
    kind: TaskKind = TaskKind.TASK
    due_at: datetime | None = None
    is_all_day: bool = False
    repeat: str | None = None
    repeats_after_done: bool = False
    minutes: int | None = None
    type_id: UUID | None = None
    progress: TaskProgress = TaskProgress.TODO
    agenda: str = ""
    id: UUID | None = None
    owner_id: UUID | None = None
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    blocker_ids: Sequence[UUID] = ()
    custom: Mapping[str, Any] | None = None  # None: nobody asked for what is required


class TaskChanges(TypedDict, total=False):
    title: str
    kind: TaskKind
    type_id: UUID | None
    due_at: datetime | None
    is_all_day: bool
    repeat: str | None
    repeats_after_done: bool
    minutes: int | None
    agenda: str
    owner_id: UUID
    deal_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    lead_id: UUID | None
    custom: Mapping[str, Any]


def create_task(new: NewTask, *, actor: Actor, now: datetime) -> Task:
    if new.id is not None and Task.objects.filter(id=new.id).exists():
        return get_task(new.id, actor=actor)  # the same request once more
    check_owner(new.owner_id)
    links = {name: getattr(new, name) for name in LINKS}
    check_links(actor, **links)
    task = Task(
        id=new.id or uuid7(),
        title=new.title,
        kind=task_kind_of(new.type_id) if new.type_id else new.kind,
        type_id=new.type_id,
        due_at=new.due_at,
        is_all_day=new.is_all_day,
        minutes=new.minutes,
        progress=new.progress,
        agenda=new.agenda,
        owner_id=new.owner_id or actor.id,
        creator_id=actor.id,
        **links,
        repeat=new.repeat or "",
        repeats_after_done=new.repeats_after_done,
        occurrence=1,
    )
    settle(task)
    task.save(force_insert=True)
    if new.custom is not None:
        write_new(Kind.TASK, task.id, new.custom, actor=actor)
    about = told(task, actor=actor, now=now)
    emit(TaskCreated(title=task.title, owner_id=task.owner_id, **about))
    for blocker_id in dict.fromkeys(new.blocker_ids):
        link(task, blocker_id, actor=actor, now=now)
    return task


def update_task(
    task_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    merges: bool = False,
    following: bool = False,
    **changes: Unpack[TaskChanges],
) -> Task:
    """Change the named fields; a value that is already there changes nothing.

    A repeating task is moved alone, unless what follows is to move with it. `merges`: others may
    have changed other fields since that version.
    """
    task = get_task(task_id, actor=actor, lock=True)
    check_seen(task, None if merges else version)
    wanted: dict[str, Any] = _typed(task, _as_kept(dict(changes)))
    custom = write(Kind.TASK, task.id, wanted.pop("custom", {}), actor=actor)
    before = {
        name: getattr(task, name) for name, new in wanted.items() if getattr(task, name) != new
    }
    if not before and not custom:
        return task
    check_apart(task.id, {*before, *custom}, version=version, current=task.version)
    if "owner_id" in before:
        check_owner(wanted["owner_id"])
    check_links(actor, **{name: wanted[name] for name in before if name in LINKS})
    for name in before:
        setattr(task, name, wanted[name])
    if {"repeat", "owner_id"} & before.keys() or (following and "due_at" in before):
        settle(task)
    elif task.repeat and task.due_at is None:
        raise rules.RepeatNeedsDay("Say when the task is due before it can repeat.", field="due_at")
    # The title is named so that new values of own fields alone are a new version, too.
    task.saved(*before, "title", "repeat", "slot_day", "slot_time")
    edited = {name: [plain(old), plain(wanted[name])] for name, old in before.items()}
    emit(TaskChanged(changes=edited | custom, **told(task, actor=actor, now=now)))
    return task


def delete_task(task_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Put a task into the trash."""
    hold_links()
    task = get_task(task_id, actor=actor, lock=True)
    check_seen(task, version)
    task.deleted_at, task.deleted_by_id = now, actor.id
    task.saved("deleted_at", "deleted_by")
    emit(TaskDeleted(**told(task, actor=actor, now=now)))
    free_followers(task, actor=actor, now=now)


def restore_task(task_id: UUID, *, actor: Actor, now: datetime) -> Task:
    """Take a task back from the trash; one that is not there is left alone."""
    task = get_task(task_id, actor=actor, lock=True, in_trash=True)
    if task.deleted_at is not None:
        task.deleted_at, task.deleted_by = None, None
        task.saved("deleted_at", "deleted_by")
        emit(TaskRestored(**told(task, actor=actor, now=now)))
    return task


def settle(task: Task) -> None:
    """Tie the rule of a repeating task to the day and time it is due, where its owner lives."""
    if not task.repeat:
        task.slot_day = task.slot_time = None
        return
    if task.due_at is None:
        raise rules.RepeatNeedsDay("Say when the task is due before it can repeat.", field="due_at")
    slot = rules.wall(task.due_at, task.owner.time_zone)
    full = rules.repeat_of(task.repeat, slot=slot)
    # Counted from the day it is done, a rule is bound to no day before that.
    task.repeat = task.repeat if task.repeats_after_done else full
    task.slot_day, task.slot_time = slot.date(), slot.time()


def _typed(task: Task, changes: dict[str, Any]) -> dict[str, Any]:
    """Let the kind be that of the type; with another kind a task is of that type no longer."""
    type_id = changes.get("type_id", task.type_id)
    if type_id is None:
        return changes
    if type_id != task.type_id:
        return changes | {"kind": task_kind_of(type_id)}
    if changes.get("kind", task.kind) != task.kind:
        return changes | {"type_id": None}
    return changes


def _as_kept(changes: dict[str, Any]) -> dict[str, Any]:
    return changes | {"repeat": changes["repeat"] or ""} if "repeat" in changes else changes


def check_links(
    actor: Actor,
    *,
    deal_id: UUID | None = None,
    person_id: UUID | None = None,
    company_id: UUID | None = None,
    lead_id: UUID | None = None,
) -> None:
    """Refuse to tie something to what is not there or not seen, or all shown for reading only."""
    about: list[tuple[Kind, Any]] = []
    if deal_id is not None:
        about.append((Kind.DEAL, get_deal(deal_id, actor=actor)))
    if person_id is not None:
        about.append((Kind.PERSON, get_person(person_id, actor=actor)))
    if company_id is not None:
        about.append((Kind.COMPANY, get_company(company_id, actor=actor)))
    if lead_id is not None:
        about.append((Kind.LEAD, get_lead(lead_id, actor=actor)))
    if about and not any(actor.may_edit(kind, one) for kind, one in about):
        raise only_to_read()
