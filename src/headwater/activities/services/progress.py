"""Ticking off, reopening, skipping, and where a task stands on the board."""

from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities import rules
from headwater.activities.events import (
    TaskChanged,
    TaskCompleted,
    TaskCreated,
    TaskDeleted,
    TaskReopened,
)
from headwater.activities.models import Attendee, Task
from headwater.activities.rules.links import TaskColumn, TaskIsWaiting, TaskProgress
from headwater.activities.selectors.links import is_linked
from headwater.activities.selectors.tasks import get_task
from headwater.activities.services.links import free_followers, hold_links
from headwater.activities.services.telling import plain, told
from headwater.events.log import emit
from headwater.events.since import check_seen

COPIED = (
    "title", "kind", "type_id", "minutes", "agenda", "is_all_day", "repeat", "repeats_after_done",
    "owner_id", "creator_id", "deal_id", "person_id", "company_id", "lead_id",
)  # fmt: skip


def complete_task(task_id: UUID, *, anyway: bool = False, actor: Actor, now: datetime) -> Task:
    """Tick a task off; one that is done stays done since then. One that repeats comes again.

    `anyway`: although it still waits for another one.
    """
    hold_links()
    task = get_task(task_id, actor=actor, lock=True)
    if task.done_at is None:
        if not anyway:
            check_free(task)
        task.done_at = now
        task.saved("done_at")
        emit(TaskCompleted(**told(task, actor=actor, now=now)))
        plan_next(task, actor=actor, now=now)
        free_followers(task, actor=actor, now=now)
    return task


def set_progress(
    task_id: UUID, *, to: TaskColumn, anyway: bool = False, actor: Actor, now: datetime
) -> Task:
    """Put a task into a column of the board; one that is there already stays as it is.

    What waits for another task stays with what waits, until that one is done or it is ticked off.
    """
    if to is TaskColumn.DONE:
        return complete_task(task_id, anyway=anyway, actor=actor, now=now)
    task = reopen_task(task_id, actor=actor, now=now)
    if to is not TaskColumn.WAITING:
        check_free(task)
    if task.progress != to:
        before, task.progress = task.progress, TaskProgress(to)
        task.saved("progress")
        changes = {"progress": [before, str(to)]}
        emit(TaskChanged(changes=changes, **told(task, actor=actor, now=now)))
    return task


def check_free(task: Task) -> None:
    """Refuse to go on with what still waits for another task."""
    if Task.objects.filter(id=task.id).waiting().exists():
        raise TaskIsWaiting("This task still waits for another one.")


def reopen_task(task_id: UUID, *, actor: Actor, now: datetime) -> Task:
    """Take the tick away; a task that is open stays open.

    What came after it goes, if nobody has touched it yet.
    """
    task = get_task(task_id, actor=actor, lock=True)
    if task.done_at is not None:
        task.done_at = None
        task.saved("done_at")
        emit(TaskReopened(**told(task, actor=actor, now=now)))
        take_back_next(task, actor=actor, now=now)
    return task


def skip_task(task_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> Task:
    """Leave out this one of a repeating task: it moves to where the next one would be."""
    task = get_task(task_id, actor=actor, lock=True)
    check_seen(task, version)
    slot = None if task.done_at else next_slot(task, now=now)
    if slot is None:
        raise rules.TaskHasNoNext("This task does not come again, so it cannot be skipped.")
    was, task.due_at = task.due_at, rules.moment_of(slot, task.owner.time_zone)
    task.slot_day, task.slot_time = slot.date(), slot.time()
    task.occurrence += 1
    task.progress = TaskProgress.TODO
    task.saved("due_at", "slot_day", "slot_time", "occurrence", "progress")
    edited = {"due_at": [plain(was), plain(task.due_at)]}
    emit(TaskChanged(changes=edited, **told(task, actor=actor, now=now)))
    return task


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
    Attendee.objects.bulk_create(
        Attendee(task=following, member_id=one.member_id, person_id=one.person_id)
        for one in task.attendees.order_by("id")
    )
    about = told(following, actor=actor, now=now)
    emit(TaskCreated(title=following.title, owner_id=following.owner_id, **about))


def take_back_next(task: Task, *, actor: Actor, now: datetime) -> None:
    """Remove what came after a task for good, if it is as it was made."""
    following = Task.objects.filter(follows=task.id).select_for_update(of=("self",)).first()
    if following is not None and following.version == 1 and not is_linked(following):
        emit(TaskDeleted(**told(following, actor=actor, now=now)))
        following.delete()
