from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from headwater.activities.rules import BadRepeat, moment_of, next_slot, repeat_of, wall

RULES = some.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=YEARLY",
    ]
)
SLOTS = some.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1))  # noqa: DTZ001  # on a wall


def following(rule: str, first: datetime, *, most: int = 40) -> list[datetime]:
    """List the first slot and those after it."""
    slots, text = [first], repeat_of(rule, slot=first)
    while len(slots) < most:
        after = next_slot(text, slot=slots[-1], occurrence=len(slots), not_before=slots[-1].date())
        if after is None:
            break
        slots.append(after)
    return slots


@given(RULES, SLOTS)
def test_the_next_one_is_always_later_and_at_the_same_time(rule: str, first: datetime) -> None:
    slots = following(rule, first, most=10)

    assert len(slots) == 10
    assert slots == sorted(set(slots))
    assert {slot.time() for slot in slots} == {first.replace(microsecond=0).time()} | {first.time()}


@given(RULES, SLOTS, some.integers(1, 30))
def test_n_times_means_n(rule: str, first: datetime, count: int) -> None:
    assert len(following(f"{rule};COUNT={count}", first)) == count


@given(RULES, SLOTS, some.integers(0, 400))
def test_nothing_comes_after_the_last_day(rule: str, first: datetime, days: int) -> None:
    last = first.date() + timedelta(days=days)

    assert following(f"{rule};UNTIL={last:%Y%m%d}", first)[-1].date() <= last


@given(RULES, SLOTS, some.integers(0, 400))
def test_what_was_missed_does_not_come(rule: str, slot: datetime, days: int) -> None:
    today = slot.date() + timedelta(days=days)

    after = next_slot(repeat_of(rule, slot=slot), slot=slot, occurrence=1, not_before=today)

    assert after is not None
    assert after > slot
    assert after.date() >= today


def test_a_day_the_month_does_not_have_is_its_last_one() -> None:
    slots = following("FREQ=MONTHLY", datetime(2027, 12, 31, 9), most=4)  # noqa: DTZ001

    assert [slot.date() for slot in slots] == [
        date(2027, 12, 31), date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]  # fmt: skip


def test_nine_in_new_york_stays_nine_when_the_clocks_change() -> None:
    zone, before = "America/New_York", datetime(2026, 3, 7, 14, tzinfo=UTC)

    after = next_slot(
        "FREQ=DAILY", slot=wall(before, zone), occurrence=1, not_before=date(2026, 3, 7)
    )

    assert after is not None
    assert moment_of(after, zone) == datetime(2026, 3, 8, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "", "FREQ=HOURLY", "INTERVAL=2", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101", "FREQ=DAILY;UNTIL=20279999", "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1MO,TU", "FREQ=DAILY;BYHOUR=9",
        "FREQ=MONTHLY;BYMONTHDAY=3;BYDAY=1MO", "FREQ=YEARLY;BYDAY=MO", "FREQ=DAILY\nX:1",
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(BadRepeat):
        repeat_of(text, slot=datetime(2026, 1, 1, 9))  # noqa: DTZ001
