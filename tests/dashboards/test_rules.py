from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.dashboards.rules.layout import BadTiles, Tile, check_tiles
from headwater.dashboards.rules.schedules import Cadence, MailSpan, Schedule, days_of, is_due

LEAST = {"funnel": (4, 4)}
HOUR = timedelta(hours=1)


def daily(hour: int) -> Schedule:
    return Schedule(cadence=Cadence.DAILY, hour=hour, weekday=0, day=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hour", "now", "slot"),
    [
        ("Asia/Shanghai", 8, "2026-03-10T00:00", "2026-03-10T00:00"),
        ("Asia/Shanghai", 8, "2026-03-09T23:59", "2026-03-09T00:00"),
        # Berlin goes from +1 to +2 on 29 March: two has no hour, and comes at three.
        ("Europe/Berlin", 8, "2026-03-28T07:00", "2026-03-28T07:00"),
        ("Europe/Berlin", 8, "2026-03-29T06:30", "2026-03-29T06:00"),
        ("Europe/Berlin", 2, "2026-03-29T01:00", "2026-03-29T01:00"),
        # And back on 25 October: two comes twice, the first counts.
        ("Europe/Berlin", 2, "2026-10-25T00:30", "2026-10-25T00:00"),
        ("Europe/Berlin", 2, "2026-10-25T01:30", "2026-10-25T00:00"),
        ("America/New_York", 23, "2026-07-02T03:05", "2026-07-02T03:00"),
    ],
)
def test_a_mail_is_due_at_an_hour_of_its_zone(zone: str, hour: int, now: str, slot: str) -> None:
    assert daily(hour).last_slot(now=at(now), zone=zone) == at(slot)


def test_weekly_and_monthly_mails_fall_on_their_days() -> None:
    friday = Schedule(cadence=Cadence.WEEKLY, hour=9, weekday=4, day=1)
    last = Schedule(cadence=Cadence.MONTHLY, hour=9, weekday=0, day=31)

    assert friday.last_slot(now=at("2026-11-26T12:00"), zone="UTC") == at("2026-11-20T09:00")
    assert last.last_slot(now=at("2026-03-30T12:00"), zone="UTC") == at("2026-02-28T09:00")
    assert last.last_slot(now=at("2026-03-31T09:00"), zone="UTC") == at("2026-03-31T09:00")


@given(
    zone=st.sampled_from(
        ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai",
         "America/Asuncion", "Africa/Cairo", "Asia/Kathmandu"]
    ),
    hour=st.integers(0, 23),
    start=st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 1)),  # noqa: DTZ001
)  # fmt: skip
def test_every_day_has_one_slot_however_long_it_is(zone: str, hour: int, start: datetime) -> None:
    instants = [start.replace(tzinfo=UTC) + HOUR / 2 * n for n in range(2 * 24 * 6)]

    slots = [daily(hour).last_slot(now=now, zone=zone) for now in instants]

    assert all(slot <= now for slot, now in zip(slots, instants, strict=True))
    assert all(before <= after for before, after in pairwise(slots))
    days = Counter(slot.astimezone(ZoneInfo(zone)).date() for slot in set(slots))
    assert set(days.values()) == {1}
    assert len(days) in {6, 7}


def test_old_slots_and_those_before_a_mailing_are_not_served() -> None:
    slot = at("2026-03-10T08:00")

    assert is_due(slot, begins_at=slot - HOUR, now=slot)
    assert is_due(slot, begins_at=slot - HOUR, now=slot + 11 * HOUR)
    assert not is_due(slot, begins_at=slot, now=slot + HOUR)
    assert not is_due(slot, begins_at=slot - HOUR, now=slot + 12 * HOUR)


def test_spans_are_counted_from_the_day_of_the_mail() -> None:
    today = date(2026, 1, 15)

    assert {span: days_of(span, today=today) for span in MailSpan} == {
        "all": (None, None),
        "this_month": (date(2026, 1, 1), date(2026, 1, 31)),
        "last_month": (date(2025, 12, 1), date(2025, 12, 31)),
        "this_quarter": (date(2026, 1, 1), date(2026, 3, 31)),
        "last_quarter": (date(2025, 10, 1), date(2025, 12, 31)),
        "this_year": (date(2026, 1, 1), date(2026, 12, 31)),
        "last_year": (date(2025, 1, 1), date(2025, 12, 31)),
    }


def tile(x: int, y: int, *, w: int = 6, h: int = 4, kind: str = "funnel") -> Tile:
    return Tile(id=f"{x}.{y}", kind=kind, x=x, y=y, w=w, h=h, question={})


@pytest.mark.parametrize(
    "tiles",
    [
        [tile(7, 0)],
        [tile(0, 0, w=3)],
        [tile(0, 0, h=3)],
        [tile(0, 0, h=41)],
        [tile(0, 0), tile(5, 3)],
        [tile(0, 0), tile(0, 0)],
        [tile(0, 0, kind="unknown")],
        [tile(0, 4 * n) for n in range(41)],
    ],
)
def test_tiles_no_grid_could_show_are_refused(tiles: list[Tile]) -> None:
    with pytest.raises(BadTiles):
        check_tiles(tiles, least=LEAST)


def test_tiles_beside_and_below_each_other_are_fine() -> None:
    check_tiles([tile(0, 0), tile(6, 0), tile(0, 4, w=12)], least=LEAST)
