"""A report for last month, run today, equals the one run last month."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.calling import Caller
from tests.insights.stories import LENGTH, START, Cast, Story, at, go_on, stories, write

pytestmark = pytest.mark.usefixtures("workspace")
PERIOD = {"from": START.date().isoformat(), "to": at(LENGTH).date().isoformat()}
REPORTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("funnel", {}),
    ("pipeline", {}),
    ("stage-times", {}),
    ("changes", {}),
    ("flow", {}),
    ("movement", {}),
    ("sources", {}),
    ("sources", {"view": "period"}),
    ("cohorts", {"by": "week"}),
    ("outcomes", {"by": "stage"}),
    ("outcomes", {"by": "owner"}),
    ("stage-exits", {}),
    ("funnel", {"way": "strict"}),
)
"""Every operation of the figures, with what it needs besides a period and an instant."""


def reports(cast: Cast, hour: int, **whose: Any) -> dict[str, Any]:
    asked = PERIOD | {"as_of": at(hour).isoformat()} | whose
    answers = {}
    for path, more in REPORTS:
        name = f"{path} {more}"
        status, answers[name] = Caller(cast.owners[0]).get(f"/insights/{path}", **asked, **more)
        assert status == 200, answers[name]
    return answers


@settings(  # each asks for every report four times
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=st.lists(stories(), min_size=1, max_size=6), hour=st.integers(1, LENGTH))
def test_what_comes_later_changes_no_report_of_before(
    cast: Cast, told: list[Story], hour: int
) -> None:
    begun = [
        (write(replace(story, turns=tuple(t for t in story.turns if t.hour <= hour)), cast), story)
        for story in told
        if story.born <= hour
    ]
    seller = cast.owners[1].id
    then = reports(cast, hour), reports(cast, hour, owner_id=seller)

    for deal_id, story in begun:
        go_on(deal_id, (turn for turn in story.turns if turn.hour > hour), cast)
    for story in told:
        if story.born > hour:
            write(story, cast)

    assert (reports(cast, hour), reports(cast, hour, owner_id=seller)) == then
