"""The rules of leads, for all times and names."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.leads.rules.clock import WorkingTime, answer_due, worked_between
from headwater.leads.rules.matching import company_key, domain_of
from headwater.leads.rules.states import (
    FURTHEST,
    BadDay,
    ConvertInstead,
    LeadIsConverted,
    LeadState,
    Move,
    ReasonMissing,
    check_move,
)
from headwater.lib.workdays import DayKind, is_workday

TODAY = date(2026, 6, 1)
moments = st.integers(0, 1095 * 24 * 60).map(
    lambda n: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
working_times = st.builds(
    lambda opens, length, zone, days: WorkingTime(
        opens=time(opens), closes=time(opens + length), zone=zone, calendar=days
    ),
    st.integers(0, 12),
    st.integers(1, 11),
    st.sampled_from(["UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York"]),
    st.dictionaries(
        st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.sampled_from(DayKind), max_size=20
    ),
)
moves = st.builds(
    Move,
    state=st.sampled_from(LeadState),
    reason_id=st.one_of(st.none(), st.just(uuid4())),
    comment=st.sampled_from(["", " ", "In spring"]),
    until=st.one_of(st.none(), st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=2000))),
)


@given(moments, st.integers(1, 3000), working_times)
def test_by_the_time_an_answer_is_due_just_the_agreed_time_was_worked(
    start: datetime, minutes: int, working: WorkingTime
) -> None:
    due = answer_due(start, minutes, working)

    assert due > start
    assert worked_between(start, due, working) == timedelta(minutes=minutes)


@given(moments, moments, moments, working_times)
def test_time_worked_adds_up(a: datetime, b: datetime, c: datetime, working: WorkingTime) -> None:
    first, second, third = sorted([a, b, c])

    parts = worked_between(first, second, working) + worked_between(second, third, working)

    assert parts == worked_between(first, third, working)


@given(moments, working_times)
def test_nothing_is_due_on_a_free_day(start: datetime, working: WorkingTime) -> None:
    due = answer_due(start, 1, working).astimezone(ZoneInfo(working.zone))

    assert is_workday(due.date(), working.calendar)
    assert working.opens <= due.time() <= working.closes


def test_what_comes_in_on_friday_evening_is_answered_on_monday() -> None:
    office = WorkingTime(opens=time(9), closes=time(18), zone="Asia/Shanghai", calendar={})
    friday_half_past_five = datetime(2026, 6, 5, 9, 30, tzinfo=UTC)

    assert answer_due(friday_half_past_five, 60, office) == datetime(2026, 6, 8, 1, 30, tzinfo=UTC)


@given(moves)
def test_what_has_become_a_deal_goes_nowhere(move: Move) -> None:
    with pytest.raises(LeadIsConverted):
        check_move(LeadState.QUALIFIED, move, today=TODAY)


def says_enough(move: Move) -> bool:
    match move.state:
        case LeadState.QUALIFIED:
            return False
        case LeadState.DISQUALIFIED:
            return move.reason_id is not None
        case LeadState.RECYCLED:
            return bool(move.comment.strip()) and move.until is not None and is_near(move.until)
        case _:
            return True


def is_near(day: date) -> bool:
    return TODAY < day <= TODAY + FURTHEST


@given(st.sampled_from(sorted(set(LeadState) - {LeadState.QUALIFIED})), moves)
def test_a_move_is_refused_only_for_what_it_does_not_say(state: LeadState, move: Move) -> None:
    if says_enough(move):
        check_move(state, move, today=TODAY)
    else:
        with pytest.raises((ConvertInstead, ReasonMissing, BadDay)):
            check_move(state, move, today=TODAY)


@given(moves)
def test_what_is_kept_of_a_move_is_kept_again(move: Move) -> None:
    assert move.kept.kept == move.kept


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("上海活水软件有限公司", "上海活水软件"),
        ("上海活水軟件股份有限公司", "上海活水软件有限责任公司"),
        ("Acme, Inc.", "ACME"),
        ("Acme Co., Ltd.", "Acme GmbH"),
        ("Blue River LLC", "blue river"),
    ],
)
def test_a_company_is_known_in_whatever_form(first: str, second: str) -> None:
    assert company_key(first) == company_key(second)


@pytest.mark.parametrize("name", ["Inc", "Costco", "Visa", "Adidas AG sports", "公司"])
def test_a_name_is_not_eaten_up(name: str) -> None:
    assert company_key(name) == name.lower().replace(" ", "")


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(name: str) -> None:
    key = company_key(name)

    assert key == "".join(key.split())


def test_a_free_mail_address_says_nothing_about_a_company() -> None:
    assert [domain_of(one) for one in ("a@qq.com", "a@Acme.com", "")] == ["", "acme.com", ""]
