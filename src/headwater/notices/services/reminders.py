"""Reminders of tasks: set, moved along with the task, and fired once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.events import TaskChanged, TaskCreated
from headwater.activities.models import Task
from headwater.activities.selectors.meetings import coming
from headwater.activities.selectors.tasks import get_task
from headwater.events.base import Event
from headwater.notices import rules
from headwater.notices.models import Reminder
from headwater.notices.rules import News, NoticeKind, NoticeSubject
from headwater.notices.selectors import reminders_before, usual_reminders
from headwater.notices.services.telling import tell
from headwater.tenancy.sql import fetch_all

MOVES = {"due_at", "is_all_day", "owner_id"}
# Whoever comes second waits for the row, and then finds it fired.
FIRE = """
UPDATE notices_reminder r SET fired_at = %(now)s FROM activities_task t
WHERE r.workspace_id = current_workspace() AND r.fired_at IS NULL
  AND r.fires_at <= %(now)s AND r.fires_at > %(oldest)s
  AND t.workspace_id = r.workspace_id AND t.id = r.task_id
  AND t.done_at IS NULL AND t.deleted_at IS NULL
RETURNING t.owner_id, t.id
"""


def set_reminders(
    task_id: UUID, *, minutes_before: list[int], actor: Actor, now: datetime
) -> list[int]:
    """Let a task be reminded of so many minutes before it is due, and at no other time."""
    wanted = sorted(set(minutes_before))
    rules.check_minutes(wanted)
    task = get_task(task_id, actor=actor, lock=True)
    Reminder.objects.filter(task_id=task.id).exclude(minutes_before__in=wanted).delete()
    there = set(reminders_before(task.id))
    _add(task, [one for one in wanted if one not in there], now=now)
    return wanted


def follow(events: Sequence[Event]) -> None:
    """Give new tasks the reminder their owner likes, and move reminders along with their tasks."""
    new = [event.task_id for event in events if isinstance(event, TaskCreated)]
    moved = [
        event.task_id
        for event in events
        if isinstance(event, TaskChanged) and not MOVES.isdisjoint(event.changes)
    ]
    now = max((event.at for event in events), default=None)
    if now is None:
        return
    if new:
        _give_usual(new, now=now)
    if moved:
        _move_along(moved, now=now)


def fire(*, now: datetime) -> int:
    """Remind of what is due to be reminded of; say how many tasks that was."""
    asked = {"now": now, "oldest": now - rules.MISSED}
    tasks: set[tuple[UUID, UUID]] = set(fetch_all(FIRE, asked))
    ids = {task_id for _, task_id in tasks}
    tasks |= {(member_id, task_id) for task_id, member_id in coming(ids)}
    tell(
        [
            News(
                member_id=owner_id, kind=NoticeKind.REMINDER, subject=NoticeSubject.TASK,
                subject_id=task_id,
            )
            for owner_id, task_id in sorted(tasks)
        ],
        now=now,
    )  # fmt: skip
    return len(ids)


def _give_usual(task_ids: list[UUID], *, now: datetime) -> None:
    timed = Task.objects.filter(id__in=task_ids, due_at__gt=now, is_all_day=False)
    tasks = list(timed.select_related("owner"))
    usual = usual_reminders({task.owner_id for task in tasks})
    for task in tasks:
        minutes = usual[task.owner_id]
        if minutes is not None:
            _add(task, [minutes], now=now, only_ahead=True)


def _add(task: Task, minutes: list[int], *, now: datetime, only_ahead: bool = False) -> None:
    made = [Reminder(task=task, minutes_before=one, fires_at=_moment(task, one)) for one in minutes]
    if only_ahead:
        made = [one for one in made if one.fires_at is not None and one.fires_at > now]
    Reminder.objects.bulk_create(made)


def _move_along(task_ids: list[UUID], *, now: datetime) -> None:
    moved = list(Reminder.objects.filter(task_id__in=task_ids).select_related("task__owner"))
    for one in moved:
        one.fires_at = _moment(one.task, one.minutes_before)
        if one.fires_at is not None and one.fires_at > now:
            one.fired_at = None
    Reminder.objects.bulk_update(moved, ["fires_at", "fired_at"])


def _moment(task: Task, minutes_before: int) -> datetime | None:
    return rules.fires_at(
        task.due_at,
        is_all_day=task.is_all_day,
        minutes_before=minutes_before,
        time_zone=task.owner.time_zone,
    )
