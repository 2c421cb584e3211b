"""Kinds of task, when one is overdue, what a note is about, and who may change it."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor, Right
from headwater.lib.errors import Forbidden, Invalid

DAYS_IN_TRASH = 30


class TaskKind(StrEnum):
    TASK = "task"
    CALL = "call"
    MEETING = "meeting"
    EMAIL = "email"
    VISIT = "visit"


class TaskState(StrEnum):
    """What of the tasks somebody wants to see; days are those of the one who asks."""

    OPEN = "open"
    OVERDUE = "overdue"
    TODAY = "today"
    DONE = "done"


class TrashKind(StrEnum):
    """What goes to the trash before it goes for good."""

    DEAL = "deal"
    COMPANY = "company"
    PERSON = "person"
    TASK = "task"
    NOTE = "note"
    LEAD = "lead"


class NoteIsAboutOneThing(Invalid):
    code = "note_is_about_one_thing"


class NotYourNote(Forbidden):
    code = "not_your_note"


def check_about(*subjects: UUID | None) -> None:
    if sum(subject is not None for subject in subjects) != 1:
        raise NoteIsAboutOneThing("Say what the note is about: a deal, a person or a company.")


def check_author(actor: Actor, author_id: UUID) -> None:
    """Let only the author, and those who run the workspace, change what somebody wrote."""
    if actor.id != author_id and not actor.may(Right.CONFIGURE):
        raise NotYourNote("Only its author or an administrator may change this note.")


def today(now: datetime, time_zone: str) -> tuple[datetime, datetime]:
    """Say when the day of `now` begins and ends where somebody lives."""
    zone = ZoneInfo(time_zone)
    day = now.astimezone(zone).date()
    begin, end = (datetime.combine(d, time(), zone) for d in (day, day + timedelta(days=1)))
    return begin, end


def expires(deleted_at: datetime) -> datetime:
    """Say when what was deleted goes for good."""
    return deleted_at + timedelta(days=DAYS_IN_TRASH)
