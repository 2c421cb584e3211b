"""How many deals of a month are still alive: by hand, and for random pasts by plain Python."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.insights.rules.cohorts import CohortSpan, beginning, beginnings, following
from headwater.insights.schemas.process import CohortsOut
from headwater.insights.selectors.cohorts import cohorts
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast
from tests.insights.test_figures import Asked, amount, questions, randomly

pytestmark = pytest.mark.usefixtures("workspace")
ENDS = ("alive", "won", "lost", "void")


def deal(cast: Cast, born: date, status: str = "open", closed: date | None = None) -> Any:
    closed_at = closed and datetime.combine(closed, time(12), UTC)
    return make.deal(
        stage=cast.stages[0],
        owner=cast.owners[0],
        value=100,
        at=datetime.combine(born, time(12), UTC),
        status=status,
        closed_at=closed_at,
        **({"changed_at": closed_at} if closed_at else {}),
    )


@pytest.fixture
def deals(cast: Cast) -> None:
    deal(cast, date(2026, 3, 2), "won", date(2026, 3, 20))
    deal(cast, date(2026, 3, 3), "lost", date(2026, 5, 31))
    deal(cast, date(2026, 3, 31), "won", date(2026, 6, 2))
    deal(cast, date(2026, 3, 31))
    deal(cast, date(2026, 4, 1), "void", date(2026, 4, 2))


def get(cast: Cast, path: str, **asked: Any) -> Any:
    status, answer = Caller(cast.owners[0]).get(f"/insights/{path}", **asked)
    assert status == 200, answer
    return answer


@pytest.mark.usefixtures("deals")
def test_a_cohort_is_followed_month_by_month(cast: Cast) -> None:
    asked = {"from": "2026-03-01", "to": "2026-12-31", "as_of": "2026-06-10T00:00:00Z"}

    answer = get(cast, "cohorts", **asked)

    CohortsOut.model_validate(answer, extra="forbid")
    march, april, *rest = answer["cohorts"]
    told = [[step[end]["n"] for end in ENDS] for step in march["steps"]]
    assert told == [[3, 1, 0, 0], [3, 1, 0, 0], [2, 1, 1, 0]]
    assert [step["day"] for step in march["steps"]] == ["2026-03-31", "2026-04-30", "2026-05-31"]
    assert [march["now"][end]["n"] for end in ENDS] == [1, 2, 1, 0]
    assert [[step[end]["n"] for end in ENDS] for step in april["steps"]] == [[0, 0, 0, 1]] * 2
    assert [(one["all"]["n"], len(one["steps"])) for one in rest] == [(0, 1), (0, 0)]


@pytest.mark.usefixtures("deals")
def test_every_cell_leads_to_its_deals(cast: Cast) -> None:
    as_of = {"as_of": "2026-06-10T00:00:00Z"}

    for one in get(cast, "cohorts", **as_of)["cohorts"]:
        born = {"from": one["from"], "to": one["to"], "by": "month"} | as_of
        assert get(cast, "deals", figure="cohort_all", **born)["total"] == one["all"]["n"]
        for end in ENDS:
            now = get(cast, "deals", figure=f"cohort_{end}", **born)
            assert now["total"] == one["now"][end]["n"]
            for step in one["steps"]:
                asked = born | {"figure": f"cohort_{end}", "ended_by": step["day"]}
                assert get(cast, "deals", **asked)["total"] == step[end]["n"]


@pytest.mark.usefixtures("deals")
def test_a_month_that_has_just_ended_is_told(cast: Cast) -> None:
    asked = {"as_of": "2026-03-31T23:59:59.999Z"}

    (march,) = get(cast, "cohorts", **asked)["cohorts"]

    assert [step["day"] for step in march["steps"]] == ["2026-03-31"]
    assert get(cast, "cohorts", **asked, **{"from": "2026-05-01"})["cohorts"] == []


def test_what_is_too_old_is_counted_and_not_drawn(cast: Cast) -> None:
    deal(cast, date(2020, 1, 1))
    deal(cast, date(2026, 3, 1))

    answer = get(cast, "cohorts", as_of="2026-06-10T00:00:00Z")

    assert (answer["earlier"], len(answer["cohorts"])) == (1, 4)
    assert get(cast, "cohorts", by="quarter", as_of="2026-06-10T00:00:00Z")["earlier"] == 0


@randomly
@given(asked=questions(), by=st.sampled_from(CohortSpan))
def test_random_pasts_are_followed_as_plain_python_says(
    asked: Asked, by: CohortSpan, cast: Cast
) -> None:
    figures = cohorts(asked.scope(cast), by=by)

    born = [(when, told) for when, told in asked.told() if asked.covers(when)]
    assert sum(one["all"].n for one in figures["cohorts"]) == len(born)
    for one in figures["cohorts"]:
        mine = [told for when, told in born if one["from"] <= when.date() <= one["to"]]
        assert (one["all"].n, one["all"].value) == amount(mine)
        states = [*one["steps"], vars(one["now"]) | {"day": date.max}]
        for state in states:
            ended = [
                told for told in mine if told.closed_at and told.closed_at.date() <= state["day"]
            ]
            for end in ENDS[1:]:
                assert (state[end].n, state[end].value) == amount(
                    [told for told in ended if told.status == end]
                )
            assert sum(state[end].n for end in ENDS) == one["all"].n
            assert sum((state[end].value for end in ENDS), Decimal(0)) == one["all"].value
        for before, after in pairwise(states):
            assert all(before[end].n <= after[end].n for end in ENDS[1:])
            assert before["alive"].n >= after["alive"].n


@given(
    first=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    days=st.integers(0, 1500),
    by=st.sampled_from(CohortSpan),
)
def test_spans_follow_each_other_without_a_gap(first: date, days: int, by: CohortSpan) -> None:
    last = first + timedelta(days=days)
    starts = beginnings(first, last, by)

    assert starts[0] <= first < following(starts[0], by)
    assert starts[-1] <= last < following(starts[-1], by)
    assert [following(day, by) for day in starts[:-1]] == starts[1:]
    assert all(beginning(day, by) == day for day in starts)
