"""Kinds of task, when one is overdue and when it repeats, what a note is about, and who may change it."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from headwater.accounts.rules import Actor, Right
from headwater.lib.errors import Conflict, Forbidden, Invalid

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


class ContactOutcome(StrEnum):
    """How a contact went."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


OF_A_CALL = frozenset(
    {
        ContactOutcome.REACHED,
        ContactOutcome.NO_ANSWER,
        ContactOutcome.VOICEMAIL,
        ContactOutcome.WRONG_NUMBER,
    }
)
OF_AN_APPOINTMENT = frozenset(
    {ContactOutcome.HELD, ContactOutcome.NO_SHOW, ContactOutcome.CANCELLED}
)
CAME_TO_NOTHING = (OF_A_CALL | OF_AN_APPOINTMENT) - {ContactOutcome.REACHED, ContactOutcome.HELD}
OUTCOMES: Mapping[NoteKind, frozenset[ContactOutcome]] = {
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
    FILES = "files"


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
    FILE = "file"


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
        raise NoteIsAboutOneThing("Say what it is about: one deal, person, company or lead.")


def check_contact(kind: NoteKind, outcome: ContactOutcome | None) -> None:
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


# How a task repeats: a part of RFC 5545. The order is the one in which a rule is kept.
PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d?",
    "BYMONTH": r"[1-9]|1[0-2]",
    "BYMONTHDAY": r"-1|[1-9]|[12]\d|3[01]",
    "BYDAY": r"(?:(?:[1-4]|-1)?(?:MO|TU|WE|TH|FR|SA|SU))(?:,(?:MO|TU|WE|TH|FR|SA|SU))*",
    "COUNT": r"[1-9]\d{0,2}",
    "UNTIL": r"\d{8}",
}
ALLOWED = {
    "DAILY": {"BYDAY"},
    "WEEKLY": {"BYDAY"},
    "MONTHLY": {"BYMONTHDAY", "BYDAY"},
    "YEARLY": {"BYMONTH", "BYMONTHDAY"},
}
ENDS = {"COUNT", "UNTIL"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
IN_EVERY_MONTH = 28


class BadRepeat(Invalid):
    code = "bad_repeat"


class RepeatNeedsDay(Invalid):
    code = "repeat_needs_day"


class TaskHasNoNext(Conflict):
    code = "task_has_no_next"


def repeat_of(text: str, *, slot: datetime) -> str:
    """Read a rule and give it in full: what it leaves to the first day is written out.

    So a task of the 31st that was done on the 28th of February is one of the 31st again in March.
    """
    parts = _parts(text)
    match parts["FREQ"]:
        case "WEEKLY":
            parts.setdefault("BYDAY", WEEKDAYS[slot.weekday()])
        case "MONTHLY" if "BYDAY" not in parts:
            parts.setdefault("BYMONTHDAY", str(slot.day))
        case "YEARLY":
            parts.setdefault("BYMONTH", str(slot.month))
            parts.setdefault("BYMONTHDAY", str(slot.day))
        case _:
            pass
    return ";".join(f"{name}={parts[name]}" for name in PARTS if name in parts)


def next_slot(repeat: str, *, slot: datetime, occurrence: int, not_before: date) -> datetime | None:
    """Say when a task comes again after its slot, on the wall of its owner; None: it is over.

    Slots before `not_before` were missed and are left out, and do not count. A day that a month
    does not have is its last one.
    """
    parts = _parts(repeat_of(repeat, slot=slot))
    if occurrence >= int(parts.pop("COUNT", occurrence + 1)):
        return None
    until = parts.pop("UNTIL", None)
    day = int(parts.get("BYMONTHDAY", 1))
    if day > IN_EVERY_MONTH:
        parts["BYMONTHDAY"] = ",".join(map(str, range(IN_EVERY_MONTH, day + 1)))
        parts["BYSETPOS"] = "-1"
    rule = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=slot)
    begin = datetime.combine(not_before, time()) - timedelta(microseconds=1)
    found: datetime | None = rule.after(max(slot, begin))
    if found is None or (until is not None and found.date() > _day(until)):
        return None
    return found


def wall(moment: datetime, time_zone: str) -> datetime:
    """Say what the clock on the wall of a zone shows."""
    return moment.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)


def moment_of(slot: datetime, time_zone: str) -> datetime:
    """Say which moment a clock on the wall shows; a time that a day skips is an hour later."""
    return slot.replace(tzinfo=ZoneInfo(time_zone)).astimezone(UTC)


def _parts(text: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in text.upper().removeprefix("RRULE:").split(";")]
    parts = {name: value for name, _, value in pairs}
    known = all(name in PARTS and re.fullmatch(PARTS[name], value) for name, value in parts.items())
    if not known or len(parts) != len(pairs) or not _fits(parts):
        raise BadRepeat("This is not a way a task can repeat.", field="repeat")
    return parts


def _fits(parts: Mapping[str, str]) -> bool:
    frequency, days = parts.get("FREQ"), parts.get("BYDAY", "")
    if frequency is None or parts.keys() >= ENDS or parts.keys() >= {"BYMONTHDAY", "BYDAY"}:
        return False
    is_nth = re.fullmatch(r"-?\d\w\w", days) is not None
    if days and (is_nth is not (frequency == "MONTHLY") or ("," in days and "1" in days)):
        return False
    if "UNTIL" in parts:
        _day(parts["UNTIL"])
    return parts.keys() - {"FREQ", "INTERVAL"} - ENDS <= ALLOWED[frequency]


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise BadRepeat("This is not a way a task can repeat.", field="repeat") from None
