"""What the owner of the demo, whom visitors sign in as, has to do."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor
from headwater.activities.models import ActivityType, Attendee, Task, TaskLink
from headwater.activities.rules import repeat_of, wall
from headwater.activities.rules.links import TaskProgress
from headwater.activities.rules.meetings import AttendeeAnswer
from headwater.serve.demo import words


def own_tasks(owner: Actor, now: datetime) -> list[Task]:
    """Give the owner a few tasks, some of them every week, and a filled calendar."""
    tasks = [*_odds(owner, now), *_week(owner, now)]
    begun, *later = [task for task in tasks if task.done_at is None]
    begun.progress = TaskProgress.DOING
    later[-1].progress = TaskProgress.WAITING
    return tasks


def own_links(tasks: list[Task], owner: Actor) -> list[TaskLink]:
    """Let two of the owner's tasks wait: for one of their own, and for one of a colleague."""
    own = [task for task in tasks if task.owner_id == owner.id and not (task.deal or task.done_at)]
    others = [task for task in tasks if task.owner_id != owner.id and not task.done_at]
    return [
        TaskLink(blocker=blocker, blocked=blocked)
        for blocker, blocked in zip([own[0], *others[:1]], own[2:4], strict=False)
    ]


def own_attendees(tasks: list[Task], owner: Actor) -> list[Attendee]:
    """Let two colleagues be invited to the owner's meetings that are still to come."""
    meetings = [task for task in tasks if task.owner_id == owner.id and task.agenda]
    colleagues = {task.owner_id: None for task in tasks if task.owner_id != owner.id}
    answers = (AttendeeAnswer.YES, AttendeeAnswer.PENDING)
    return [
        Attendee(task=meeting, member_id=member_id, answer=answer)
        for meeting in meetings
        for member_id, answer in zip(colleagues, answers, strict=False)
    ]


def own_types() -> list[ActivityType]:
    return [
        ActivityType(name_en=en, name_zh=zh, base=base, icon=icon, color=color)
        for en, zh, base, icon, color in words.TYPES
    ]


def _odds(owner: Actor, now: datetime) -> Iterator[Task]:
    """Give the owner, whom visitors sign in as, something to do as well."""
    titles = words.OWN_TASKS_ZH if owner.language.startswith("zh") else words.OWN_TASKS_EN
    here = now.astimezone(ZoneInfo(owner.time_zone))
    for days, title in zip((-1, 0, 2, 5), titles, strict=True):
        due_at = datetime.combine(here.date() + timedelta(days=days), time(16), here.tzinfo)
        yield Task(
            title=title, due_at=due_at, owner_id=owner.id,
            creator_id=owner.id, created_at=now - timedelta(days=3),
            **(_weekly(due_at, owner.time_zone) if days > 0 else {}),
        )  # fmt: skip


def _weekly(due_at: datetime, zone: str) -> dict[str, Any]:
    slot = wall(due_at, zone)
    repeat = repeat_of("FREQ=WEEKLY", slot=slot)
    return {"repeat": repeat, "slot_day": slot.date(), "slot_time": slot.time()}


def _week(owner: Actor, now: datetime) -> Iterator[Task]:
    """Fill the owner's calendar of this week; what is over is done."""
    zone = ZoneInfo(owner.time_zone)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    agenda = words.AGENDA_ZH if owner.language.startswith("zh") else words.AGENDA_EN
    titles = words.WEEK_ZH if owner.language.startswith("zh") else words.WEEK_EN
    for (days, hour, minutes, kind), title in zip(words.WEEK, titles, strict=True):
        due_at = datetime.combine(monday + timedelta(days=days), time(hour), zone)
        over_at = due_at + timedelta(minutes=minutes)
        yield Task(
            title=title, kind=kind, due_at=due_at, minutes=minutes, owner_id=owner.id,
            creator_id=owner.id, created_at=now - timedelta(days=9),
            done_at=over_at if over_at < now else None,
            agenda=agenda if kind == "meeting" and over_at > now else "",
        )  # fmt: skip
