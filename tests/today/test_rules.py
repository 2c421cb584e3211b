from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.today.rules import (
    BadMoment,
    Candidate,
    ItemKind,
    Reason,
    check_until,
    ranked,
    reasons_of_task,
)

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
candidates = st.builds(
    Candidate,
    kind=st.sampled_from(ItemKind),
    id=st.uuids(),
    reasons=st.lists(st.sampled_from(Reason), min_size=1, max_size=3, unique=True).map(tuple),
    worth=st.decimals(min_value=0, max_value=10**9, places=2),
    days=st.integers(min_value=0, max_value=400),
    due_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)


def one(number: int, *reasons: Reason, worth: int = 0, days: int = 0) -> Candidate:
    return Candidate(
        kind=ItemKind.DEAL, id=UUID(int=number), reasons=reasons, worth=Decimal(worth), days=days
    )


@pytest.mark.parametrize(
    ("minutes", "all_day", "reason"),
    [
        (-300, False, Reason.OVERDUE),
        (-10, False, Reason.SOON),
        (30, False, Reason.SOON),
        (120, False, Reason.DUE),
        (30, True, Reason.DUE),
        (-10, True, Reason.OVERDUE),
    ],
)
def test_a_task_says_why_it_is_here(minutes: int, all_day: bool, reason: Reason) -> None:
    due_at = NOON + timedelta(minutes=minutes)

    assert reasons_of_task(due_at, is_all_day=all_day, now=NOON) == (reason,)


def test_an_appointment_comes_first_then_what_is_late_then_what_drifts() -> None:
    drifting = one(1, Reason.ADRIFT)
    late, soon = one(2, Reason.OVERDUE), one(3, Reason.SOON)

    assert ranked([drifting, late, soon]) == [soon, late, drifting]


def test_a_large_deal_that_drifts_comes_before_a_small_one_that_slips() -> None:
    small, large = one(1, Reason.SLIPPING, worth=100), one(2, Reason.ADRIFT, worth=90_000)

    assert ranked([small, large]) == [large, small]


@given(st.lists(candidates, max_size=20, unique_by=lambda one: one.id))
def test_the_order_does_not_depend_on_how_the_queue_was_read(queue: list[Candidate]) -> None:
    assert ranked(queue) == ranked(reversed(queue))
    assert set(ranked(queue)) == set(queue)


@given(
    st.lists(candidates, min_size=2, max_size=10, unique_by=lambda one: one.id),
    st.integers(min_value=1, max_value=100),
)
def test_being_later_never_moves_an_item_back(queue: list[Candidate], more: int) -> None:
    first, *others = queue
    later = Candidate(**vars(first) | {"days": first.days + more})

    assert ranked([later, *others]).index(later) <= ranked(queue).index(first)


@pytest.mark.parametrize("days", [-1, 0, 400])
def test_nothing_is_set_aside_until_yesterday_or_for_ever(days: int) -> None:
    with pytest.raises(BadMoment):
        check_until(NOON + timedelta(days=days), now=NOON)
