from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities import rules
from headwater.activities.events import (
    TaskChanged,
    TaskCompleted,
    TaskCreated,
    TaskDeleted,
    TaskReopened,
    TaskRestored,
)
from headwater.activities.models import Task
from headwater.activities.rules import TaskKind
from headwater.activities.selectors.tasks import get_task
from headwater.events.log import emit
from headwater.leads.selectors.records import get_lead
from headwater.lib.errors import check_version
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
    id: UUID | None = None
    owner_id: UUID | None = None
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None


class TaskChanges(TypedDict, total=False):
    title: str
    kind: TaskKind
    due_at: datetime | None
    is_all_day: bool
    repeat: str | None
    repeats_after_done: bool
    minutes: int | None
    owner_id: UUID
    deal_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    lead_id: UUID | None


def create_task(new: NewTask, *, actor: Actor, now: datetime) -> Task:
    if new.id is not None and Task.objects.filter(id=new.id).exists():
        return get_task(new.id, actor=actor)  # the same request once more
    check_owner(new.owner_id)
    links = {name: getattr(new, name) for name in LINKS}
    check_links(actor, **links)
    task = Task(
        id=new.id or uuid7(),
        title=new.title,
        kind=new.kind,
        due_at=new.due_at,
        is_all_day=new.is_all_day,
        minutes=new.minutes,
        owner_id=new.owner_id or actor.id,
        creator_id=actor.id,
        **links,
        repeat=new.repeat or "",
        repeats_after_done=new.repeats_after_done,
        occurrence=1,
    )
    settle(task)
    task.save(force_insert=True)
    told = _told(task, actor=actor, now=now)
    emit(TaskCreated(title=task.title, owner_id=task.owner_id, **told))
    return task


def update_task(
    task_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    following: bool = False,
    **changes: Unpack[TaskChanges],
) -> Task:
    """Change the named fields; a value that is already there changes nothing.

    A repeating task is moved alone, unless what follows is to move with it.
    """
    task = get_task(task_id, actor=actor, lock=True)
    check_version(task.version, version)
    wanted: dict[str, Any] = _as_kept(dict(changes))
    before = {
        name: getattr(task, name) for name, new in wanted.items() if getattr(task, name) != new
    }
    if not before:
        return task
    if "owner_id" in before:
        check_owner(wanted["owner_id"])
    check_links(actor, **{name: wanted[name] for name in before if name in LINKS})
    for name in before:
        setattr(task, name, wanted[name])
    if {"repeat", "owner_id"} & before.keys() or (following and "due_at" in before):
        settle(task)
    elif task.repeat and task.due_at is None:
        raise rules.RepeatNeedsDay("Say when the task is due before it can repeat.", field="due_at")
    task.saved(*before, "repeat", "slot_day", "slot_time")
    edited = {name: [_plain(old), _plain(wanted[name])] for name, old in before.items()}
    emit(TaskChanged(changes=edited, **_told(task, actor=actor, now=now)))
    return task


def complete_task(task_id: UUID, *, actor: Actor, now: datetime) -> Task:
    """Tick a task off; one that is done stays done since then. One that repeats comes again."""
    task = get_task(task_id, actor=actor, lock=True)
    if task.done_at is None:
        task.done_at = now
        task.saved("done_at")
        emit(TaskCompleted(**_told(task, actor=actor, now=now)))
        plan_next(task, actor=actor, now=now)
    return task


def reopen_task(task_id: UUID, *, actor: Actor, now: datetime) -> Task:
    """Take the tick away; a task that is open stays open.

    What came after it goes, if nobody has touched it yet.
    """
    task = get_task(task_id, actor=actor, lock=True)
    if task.done_at is not None:
        task.done_at = None
        task.saved("done_at")
        emit(TaskReopened(**_told(task, actor=actor, now=now)))
        take_back_next(task, actor=actor, now=now)
    return task


def skip_task(task_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> Task:
    """Leave out this one of a repeating task: it moves to where the next one would be."""
    task = get_task(task_id, actor=actor, lock=True)
    check_version(task.version, version)
    slot = None if task.done_at else next_slot(task, now=now)
    if slot is None:
        raise rules.TaskHasNoNext("This task does not come again, so it cannot be skipped.")
    was, task.due_at = task.due_at, rules.moment_of(slot, task.owner.time_zone)
    task.slot_day, task.slot_time = slot.date(), slot.time()
    task.occurrence += 1
    task.saved("due_at", "slot_day", "slot_time", "occurrence")
    edited = {"due_at": [_plain(was), _plain(task.due_at)]}
    emit(TaskChanged(changes=edited, **_told(task, actor=actor, now=now)))
    return task


def delete_task(task_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Put a task into the trash."""
    task = get_task(task_id, actor=actor, lock=True)
    check_version(task.version, version)
    task.deleted_at, task.deleted_by_id = now, actor.id
    task.saved("deleted_at", "deleted_by")
    emit(TaskDeleted(**_told(task, actor=actor, now=now)))


def restore_task(task_id: UUID, *, actor: Actor, now: datetime) -> Task:
    """Take a task back from the trash; one that is not there is left alone."""
    task = get_task(task_id, actor=actor, lock=True, in_trash=True)
    if task.deleted_at is not None:
        task.deleted_at, task.deleted_by = None, None
        task.saved("deleted_at", "deleted_by")
        emit(TaskRestored(**_told(task, actor=actor, now=now)))
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


def next_slot(task: Task, *, now: datetime) -> datetime | None:
    """Say when a task comes again; those that were missed meanwhile do not come."""
    if not task.repeat or task.slot_day is None or task.slot_time is None:
        return None
    here = rules.wall(now, task.owner.time_zone).date()
    day = here if task.repeats_after_done else task.slot_day
    return rules.next_slot(
        task.repeat,
        slot=datetime.combine(day, task.slot_time),
        occurrence=task.occurrence,
        not_before=here,
    )


def plan_next(task: Task, *, actor: Actor, now: datetime) -> None:
    """Make the next one of a repeating task, unless there is one already."""
    slot = next_slot(task, now=now)
    if slot is None or Task.objects.filter(follows=task.id).exists():
        return
    copied = {name: getattr(task, name) for name in COPIED}
    following = Task.objects.create(
        **copied,
        due_at=rules.moment_of(slot, task.owner.time_zone),
        slot_day=slot.date(),
        slot_time=slot.time(),
        occurrence=task.occurrence + 1,
        follows=task.id,
    )
    told = _told(following, actor=actor, now=now)
    emit(TaskCreated(title=following.title, owner_id=following.owner_id, **told))


def take_back_next(task: Task, *, actor: Actor, now: datetime) -> None:
    """Remove what came after a task for good, if it is as it was made."""
    following = Task.objects.filter(follows=task.id).select_for_update(of=("self",)).first()
    if following is not None and following.version == 1:
        emit(TaskDeleted(**_told(following, actor=actor, now=now)))
        following.delete()


def _as_kept(changes: dict[str, Any]) -> dict[str, Any]:
    return changes | {"repeat": changes["repeat"] or ""} if "repeat" in changes else changes


COPIED = (
    "title", "kind", "is_all_day", "repeat", "repeats_after_done", "owner_id", "creator_id",
    "deal_id", "person_id", "company_id", "lead_id",
)  # fmt: skip
LINKS = ("deal_id", "person_id", "company_id", "lead_id")


def check_links(
    actor: Actor,
    *,
    deal_id: UUID | None = None,
    person_id: UUID | None = None,
    company_id: UUID | None = None,
    lead_id: UUID | None = None,
) -> None:
    """Refuse to tie something to what is not there or not seen."""
    if deal_id is not None:
        get_deal(deal_id, actor=actor)
    if person_id is not None:
        get_person(person_id, actor=actor)
    if company_id is not None:
        get_company(company_id, actor=actor)
    if lead_id is not None:
        get_lead(lead_id, actor=actor)


def _told(task: Task, *, actor: Actor, now: datetime) -> dict[str, Any]:
    links = {name: getattr(task, name) for name in LINKS}
    return {"actor_id": actor.id, "at": now, "task_id": task.id} | links


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool) else str(value)
