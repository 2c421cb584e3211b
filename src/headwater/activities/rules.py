"""Kinds of task, when one is overdue, what a note is about, and who may change it."""

from collections.abc import Mapping
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


USUAL_MINUTES: Mapping[TaskKind, int] = {
    TaskKind.CALL: 15,
    TaskKind.MEETING: 60,
    TaskKind.VISIT: 60,
    TaskKind.EMAIL: 30,
    TaskKind.TASK: 30,
}
LONGEST_MINUTES = 24 * 60
LONGEST_LOOK = timedelta(days=93)


class NoteKind(StrEnum):
    """What was written down: a note, or a contact that took place."""

    NOTE = "note"
    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    CHAT = "chat"
    EMAIL = "email"
    SMS = "sms"
    DEMO = "demo"


class Outcome(StrEnum):
    """How a contact went."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


OF_A_CALL = frozenset({Outcome.REACHED, Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.WRONG_NUMBER})
OF_AN_APPOINTMENT = frozenset({Outcome.HELD, Outcome.NO_SHOW, Outcome.CANCELLED})
OUTCOMES: Mapping[NoteKind, frozenset[Outcome]] = {
    NoteKind.CALL: OF_A_CALL,
    NoteKind.MEETING: OF_AN_APPOINTMENT,
    NoteKind.VISIT: OF_AN_APPOINTMENT,
    NoteKind.DEMO: OF_AN_APPOINTMENT,
}


class Part(StrEnum):
    """What of a timeline somebody wants to see."""

    NOTES = "notes"
    CONTACTS = "contacts"
    TASKS = "tasks"
    MOVES = "moves"
    CHANGES = "changes"


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


class NoteIsAboutOneThing(Invalid):
    code = "note_is_about_one_thing"


class OutcomeDoesNotFit(Invalid):
    code = "outcome_does_not_fit"


class NothingWritten(Invalid):
    code = "nothing_written"


class CalendarSpan(Invalid):
    code = "calendar_span"


class NotYourNote(Forbidden):
    code = "not_your_note"


def check_about(*subjects: UUID | None) -> None:
    if sum(subject is not None for subject in subjects) != 1:
        raise NoteIsAboutOneThing("Say what the note is about: a deal, a person or a company.")


def check_contact(kind: NoteKind, outcome: Outcome | None) -> None:
    """Refuse an outcome that this kind of contact cannot have."""
    if outcome is not None and outcome not in OUTCOMES.get(kind, frozenset()):
        raise OutcomeDoesNotFit("This outcome does not fit. Choose another one.", field="outcome")


def check_written(text: str, kind: NoteKind) -> None:
    """Refuse a note that says nothing; that a call took place says enough."""
    if kind is NoteKind.NOTE and not text.strip():
        raise NothingWritten("Write something first.", field="text")


def check_author(actor: Actor, author_id: UUID) -> None:
    """Let only the author, and those who run the workspace, change what somebody wrote."""
    if actor.id != author_id and not actor.may(Right.CONFIGURE):
        raise NotYourNote("Only its author or an administrator may change this note.")


def check_look(begin: datetime, end: datetime) -> None:
    """Refuse a stretch of the calendar that is empty or longer than anybody can look at."""
    if not begin < end <= begin + LONGEST_LOOK:
        raise CalendarSpan("Ask for at least a moment and at most three months.", field="to")


def today(now: datetime, time_zone: str) -> tuple[datetime, datetime]:
    """Say when the day of `now` begins and ends where somebody lives."""
    zone = ZoneInfo(time_zone)
    day = now.astimezone(zone).date()
    begin, end = (datetime.combine(d, time(), zone) for d in (day, day + timedelta(days=1)))
    return begin, end


def expires(deleted_at: datetime) -> datetime:
    """Say when what was deleted goes for good."""
    return deleted_at + timedelta(days=DAYS_IN_TRASH)
