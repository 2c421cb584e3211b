"""What members are told of and by which way, when a reminder fires, and when it must be quiet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.lib.errors import Invalid

MORNING = time(9)  # when a task without a time is reminded of
TOGETHER = timedelta(minutes=10)  # so long the same news about the same thing is one notice
ONE_BY_ONE = 5  # of more at once a member is told in one notice
BUNDLE = timedelta(minutes=2)  # so long a mail waits for others to go with it
KEPT = timedelta(days=90)
MISSED = timedelta(days=7)  # an older reminder that nobody could send is of no use any more
FURTHEST = timedelta(days=366)
LONGEST_BEFORE = 60 * 24 * 60  # minutes
MOST_REMINDERS = 5
MOST_BROWSERS = 10  # of one member; the one subscribed longest ago makes room
MOST_FAILURES = 20  # in a row; then a browser is given up
DIGEST_WEEKDAY, DIGEST_HOUR = 0, 8


class NoticeKind(StrEnum):
    MENTIONED = "mentioned"
    GIVEN = "given"  # a task or a record is yours now
    DEAL = "deal"  # a colleague moved, won or lost a deal of yours
    FOLLOWED = "followed"  # something became of a record you follow
    REMINDER = "reminder"
    SEEN = "seen"  # somebody read a letter of yours, or followed a link of it
    SOURCE = "source"  # too few new deals come in for the targets of whom one leads
    DIGEST = "digest"


class Way(StrEnum):
    APP = "app"
    MAIL = "mail"
    PUSH = "push"  # to browsers, also when Headwater is not open


class NoticeSubject(StrEnum):
    """What a notice can be about."""

    DEAL = "deal"
    COMPANY = "company"
    PERSON = "person"
    LEAD = "lead"
    TASK = "task"
    LETTER = "letter"  # one that was sent


DEFAULT_WAYS: Mapping[NoticeKind, frozenset[Way]] = {
    NoticeKind.MENTIONED: frozenset(Way),
    NoticeKind.GIVEN: frozenset(Way),
    NoticeKind.DEAL: frozenset({Way.APP}),
    NoticeKind.FOLLOWED: frozenset({Way.APP}),
    NoticeKind.REMINDER: frozenset({Way.APP, Way.PUSH}),
    NoticeKind.SEEN: frozenset({Way.APP}),
    NoticeKind.SOURCE: frozenset({Way.APP, Way.MAIL}),
    NoticeKind.DIGEST: frozenset({Way.APP, Way.MAIL}),
}


# So long a push service keeps what it cannot deliver: the browser is closed, the phone is off.
PUSH_LIVES = dict.fromkeys(NoticeKind, timedelta(days=1)) | {
    NoticeKind.REMINDER: timedelta(hours=2)
}
URGENT = {NoticeKind.MENTIONED, NoticeKind.REMINDER}  # wakes a phone that saves its battery


class BadMoment(Invalid):
    code = "bad_moment"


class BadSubscription(Invalid):
    code = "bad_subscription"


class TooManyReminders(Invalid):
    code = "too_many_reminders"


class ReminderTooEarly(Invalid):
    code = "reminder_too_early"


def ways_of(wished: Mapping[str, list[str]]) -> dict[NoticeKind, frozenset[Way]]:
    """Lay what a member wished over the defaults; what is no longer known is left out."""
    ways = dict(DEFAULT_WAYS)
    for kind, on in wished.items():
        if kind in set(NoticeKind):
            ways[NoticeKind(kind)] = frozenset(Way(one) for one in on if one in set(Way))
    return ways


@dataclass(frozen=True)
class Wishes:
    """How one member wants to be told."""

    time_zone: str
    ways: Mapping[NoticeKind, frozenset[Way]] = field(default_factory=lambda: DEFAULT_WAYS)
    quiet_from: time | None = None
    quiet_to: time | None = None
    is_quiet_on_days_off: bool = False
    has_browser: bool = False


@dataclass(frozen=True, kw_only=True)
class News:
    """Something a member is to be told. Without a subject it is about several things."""

    member_id: UUID
    kind: NoticeKind
    actor_id: UUID | None = None
    subject: NoticeSubject | None = None
    subject_id: UUID | None = None
    data: Mapping[str, str] = field(default_factory=dict)
    count: int = 1


def bundled(news: list[News]) -> list[News]:
    """Tell a member of many things of one kind in one notice, and nobody of their own deeds."""
    told: dict[tuple[UUID, NoticeKind], list[News]] = {}
    for one in news:
        if one.actor_id != one.member_id:
            told.setdefault((one.member_id, one.kind), []).append(one)
    return [one for many in told.values() for one in _in_one(many)]


def _in_one(many: list[News]) -> list[News]:
    if len(many) <= ONE_BY_ONE:
        return many
    first = many[0]
    return [
        News(
            member_id=first.member_id, kind=first.kind, actor_id=first.actor_id, count=len(many),
            data={"subject": first.subject or ""},
        )
    ]  # fmt: skip


def fires_at(
    due_at: datetime | None, *, is_all_day: bool, minutes_before: int, time_zone: str
) -> datetime | None:
    """Say when a reminder fires. Of a whole day it counts from nine in the morning of that day.

    `due_at` of a whole day is that day's end where the owner lives.
    """
    if due_at is None:
        return None
    if is_all_day:
        zone = ZoneInfo(time_zone)
        day = (due_at - timedelta(seconds=1)).astimezone(zone).date()
        due_at = datetime.combine(day, MORNING, zone)
        return (due_at - timedelta(minutes=minutes_before)).astimezone(ZoneInfo("UTC"))
    return due_at - timedelta(minutes=minutes_before)


def check_minutes(minutes: list[int]) -> None:
    if len(minutes) > MOST_REMINDERS:
        raise TooManyReminders("A task has at most {many} reminders.", many=MOST_REMINDERS)
    if any(not 0 <= one <= LONGEST_BEFORE for one in minutes):
        raise ReminderTooEarly("A reminder comes at most 60 days before.", field="minutes_before")


def check_until(until: datetime, *, now: datetime) -> None:
    if not now < until <= now + FURTHEST:
        raise BadMoment("Choose a moment within the next year.", field="until")


def loud_moment(
    wishes: Wishes, *, now: datetime, days_off: frozenset[date], wait: timedelta = BUNDLE
) -> datetime:
    """Say when a mail or push about something of now may go: soon, or when it is no longer quiet.

    Quiet hours may go over midnight. On days off it is quiet all day, if the member wants so.
    """
    zone = ZoneInfo(wishes.time_zone)
    at = (now + wait).astimezone(zone)
    for _ in range(30):
        if wishes.is_quiet_on_days_off and at.date() in days_off:
            at = datetime.combine(at.date() + timedelta(days=1), time(), zone)
            continue
        awake = _end_of_quiet(at, wishes)
        if awake is None:
            break
        at = awake
    return at.astimezone(ZoneInfo("UTC"))


def _end_of_quiet(at: datetime, wishes: Wishes) -> datetime | None:
    """Say when the quiet hours end in which a local moment lies; None: it lies in none."""
    begin, end = wishes.quiet_from, wishes.quiet_to
    if begin is None or end is None or begin == end:
        return None
    clock = at.time().replace(tzinfo=None)
    if begin < end:
        is_quiet, day = begin <= clock < end, at.date()
    else:
        is_quiet = clock >= begin or clock < end
        day = at.date() + timedelta(days=clock >= begin)
    return datetime.combine(day, end, at.tzinfo) if is_quiet else None


def is_digest_time(now: datetime, time_zone: str) -> bool:
    local = now.astimezone(ZoneInfo(time_zone))
    return local.weekday() == DIGEST_WEEKDAY and local.hour == DIGEST_HOUR
