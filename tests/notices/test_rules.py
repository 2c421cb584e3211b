from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.notices.rules import (
    BUNDLE,
    ONE_BY_ONE,
    News,
    NoticeKind,
    NoticeSubject,
    Way,
    Wishes,
    bundled,
    fires_at,
    is_digest_time,
    loud_moment,
    ways_of,
)

SHANGHAI, NEW_YORK = "Asia/Shanghai", "America/New_York"
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
ADA = UUID(int=1)


def news(count: int, *, kind: NoticeKind = NoticeKind.GIVEN, by: UUID | None = None) -> list[News]:
    return [
        News(member_id=ADA, kind=kind, actor_id=by, subject=NoticeSubject.DEAL, subject_id=uuid4())
        for _ in range(count)
    ]


def test_nobody_is_told_of_their_own_deeds() -> None:
    assert bundled(news(2, by=ADA)) == []


@given(st.integers(0, 40))
def test_many_at_once_are_told_together_and_none_is_lost(count: int) -> None:
    told = bundled(news(count))

    assert sum(one.count for one in told) == count
    assert len(told) <= ONE_BY_ONE


def test_a_reminder_of_a_moment_fires_so_many_minutes_before() -> None:
    due = datetime(2026, 3, 29, 9, tzinfo=UTC)

    assert fires_at(due, is_all_day=False, minutes_before=15, time_zone=SHANGHAI) == datetime(
        2026, 3, 29, 8, 45, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("day", "zone", "fires"),
    [
        (date(2026, 6, 1), SHANGHAI, datetime(2026, 6, 1, 1, tzinfo=UTC)),
        (date(2026, 3, 7), NEW_YORK, datetime(2026, 3, 7, 14, tzinfo=UTC)),
        (date(2026, 3, 8), NEW_YORK, datetime(2026, 3, 8, 13, tzinfo=UTC)),  # clocks went forward
    ],
)
def test_a_day_is_reminded_of_at_nine_in_the_morning_where_the_owner_lives(
    day: date, zone: str, fires: datetime
) -> None:
    end = datetime.combine(day, time(23, 59, 59), ZoneInfo(zone))

    assert fires_at(end, is_all_day=True, minutes_before=0, time_zone=zone) == fires


def test_a_task_without_a_day_has_nothing_to_be_reminded_of() -> None:
    assert fires_at(None, is_all_day=False, minutes_before=0, time_zone="UTC") is None


@given(
    MOMENTS,
    st.sampled_from([SHANGHAI, NEW_YORK, "UTC"]),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_a_mail_is_never_early_and_never_in_the_quiet_hours(
    now: datetime, zone: str, begin: time, end: time
) -> None:
    wishes = Wishes(time_zone=zone, quiet_from=begin, quiet_to=end)

    at = loud_moment(wishes, now=now, days_off=frozenset())
    clock = at.astimezone(ZoneInfo(zone)).time()
    is_quiet = begin <= clock < end if begin < end else begin != end and not end <= clock < begin

    assert at >= now + BUNDLE
    assert at <= now + BUNDLE + timedelta(days=1, hours=1)
    assert not is_quiet or at.astimezone(ZoneInfo(zone)).fold  # an hour that comes twice


def test_on_days_off_a_mail_waits_for_the_next_day_if_one_wants_so() -> None:
    saturday = datetime(2026, 6, 6, 10, tzinfo=UTC)
    off = frozenset({date(2026, 6, 6), date(2026, 6, 7)})
    wishes = Wishes(
        time_zone="UTC", quiet_from=time(20), quiet_to=time(8), is_quiet_on_days_off=True
    )

    assert loud_moment(wishes, now=saturday, days_off=off) == datetime(2026, 6, 8, 8, tzinfo=UTC)


def test_what_a_member_wished_stands_before_the_default() -> None:
    ways = ways_of({"deal": [], "reminder": ["mail", "pigeon"], "unheard_of": ["app"]})

    assert ways[NoticeKind.DEAL] == frozenset()
    assert ways[NoticeKind.REMINDER] == {Way.MAIL}
    assert ways[NoticeKind.GIVEN] == frozenset(Way)


def test_the_digest_comes_on_monday_at_eight_where_the_member_lives() -> None:
    monday = datetime(2026, 6, 1, 0, 5, tzinfo=UTC)

    assert is_digest_time(monday, SHANGHAI)
    assert not is_digest_time(monday, "UTC")
    assert not is_digest_time(monday + timedelta(days=1), SHANGHAI)
