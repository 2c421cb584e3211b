from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.pipeline.rules.criteria import (
    CriterionIncomplete,
    Fix,
    Judged,
    Severity,
    Way,
    check_params,
    gate,
)

positions = st.integers(0, 9)


def judged(position: int, *, is_met: bool, severity: Severity) -> Judged:
    return Judged(
        id=uuid4(),
        stage_id=UUID(int=position),
        stage_position=position,
        kind="manual",
        params={},
        severity=severity,
        sentence="Done",
        fix=Fix.TICK,
        evidence={} if is_met else None,
    )


criteria = st.lists(
    st.builds(
        lambda position, is_met, severity: judged(position, is_met=is_met, severity=severity),
        positions,
        st.booleans(),
        st.sampled_from(Severity),
    )
)


@given(criteria, positions, positions)
def test_going_back_or_staying_is_always_free(found: list[Judged], one: int, other: int) -> None:
    start, end = max(one, other), min(one, other)

    assert gate(found, Way(start=start, end=end)).unmet == []


@given(criteria, positions, positions, positions)
def test_a_jump_asks_for_what_the_single_steps_ask_for(
    found: list[Judged], one: int, two: int, three: int
) -> None:
    start, middle, end = sorted((one, two, three))

    first = gate(found, Way(start=start, end=middle)).unmet
    second = gate(found, Way(start=middle, end=end)).unmet

    jump = gate(found, Way(start=start, end=end)).unmet
    assert {one.id for one in jump} == {one.id for one in (*first, *second)}


@given(criteria, positions)
def test_winning_asks_for_all_that_is_still_ahead(found: list[Judged], start: int) -> None:
    blocking = gate(found, Way(start=start)).blocking

    assert {one.id for one in blocking} == {
        one.id
        for one in found
        if one.stage_position >= start and not one.is_met and one.severity is Severity.BLOCK
    }


@given(criteria, positions, positions)
def test_what_only_warns_never_blocks(found: list[Judged], start: int, end: int) -> None:
    way = gate(found, Way(start=start, end=end))

    assert all(one.severity is Severity.BLOCK for one in way.blocking)
    assert all(one.severity is Severity.WARN for one in way.warning)


def test_a_criterion_says_all_and_only_what_its_kind_takes() -> None:
    takes, needs = frozenset({"field", "days"}), frozenset({"field"})
    check_params({"field": "value", "days": None}, takes=takes, needs=needs)

    with pytest.raises(CriterionIncomplete):
        check_params({"days": 3}, takes=takes, needs=needs)
    with pytest.raises(CriterionIncomplete):
        check_params({"field": "value", "role": "champion"}, takes=takes, needs=needs)
