"""The strict funnel, and moves out of stages in a period, against plain Python."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.insights.rules.funnel import FunnelWay, steps_in_order
from headwater.insights.schemas.process import ExitsOut
from headwater.insights.selectors.exits import exits
from headwater.insights.selectors.funnel import funnel
from tests.calling import Caller
from tests.insights.stories import Cast, Story, Told, Turn, at, write
from tests.insights.test_figures import Asked, amount, questions, randomly, share

pytestmark = pytest.mark.usefixtures("workspace")
PERIOD = {"from": "2026-01-01", "to": "2026-01-31"}
PLOT = [
    Story(0, 0, 0, 100, (Turn(9, "move", 1), Turn(19, "move", 2), Turn(29, "lost"))),
    Story(0, 0, 0, 200, (Turn(9, "move", 2), Turn(19, "won"))),
    Story(0, 1, 0, 400, (Turn(9, "move", 2),)),
    Story(0, 0, 0, 800, (Turn(9, "move", 1), Turn(19, "move", 0), Turn(29, "void"))),
    Story(0, 0, 1, 1600, (Turn(9, "move", 1),)),
]
FATES = ("undecided", "won", "lost", "void", "skipped")


@pytest.fixture
def told(cast: Cast) -> None:
    for story in PLOT:
        write(story, cast)


def get(cast: Cast, path: str, **asked: Any) -> Any:
    status, answer = Caller(cast.owners[0]).get(f"/insights/{path}", **PERIOD, **asked)
    assert status == 200, answer
    return answer


@pytest.mark.usefixtures("told")
def test_only_deals_that_were_in_every_stage_before_are_counted(cast: Cast) -> None:
    answer = get(cast, "funnel", way="strict")

    assert [stage["reached"]["n"] for stage in answer["stages"]] == [4, 3, 1, 0]
    assert [stage["skipped"]["n"] for stage in answer["stages"]] == [1, 0, 0, 0]
    assert (answer["cohort"]["n"], answer["skipped"]["n"], answer["won"]["n"]) == (5, 2, 0)
    assert answer["stages"][0]["conversion"] == 0.75
    assert answer["stages"][0]["conversion_by_value"] == pytest.approx(2500 / 2700)


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("instant", [{}, {"as_of": at(9999).isoformat()}])
def test_every_figure_of_a_strict_funnel_leads_to_its_deals(cast: Cast, instant: Any) -> None:
    answer = get(cast, "funnel", way="strict", **instant)

    def count(figure: str, **more: Any) -> int:
        return int(get(cast, "deals", figure=f"strict_{figure}", **instant, **more)["total"])

    for stage in answer["stages"]:
        for figure in ("reached", *FATES):
            assert count(figure, stage_id=stage["stage_id"]) == stage[figure]["n"], figure
    for figure in ("skipped", "open", "won", "lost", "void"):
        assert count(figure) == answer[figure]["n"], figure


def path_of(told: Told) -> list[int]:
    path = [stage for stage, _, _ in sorted(told.finished, key=lambda one: (one[1], one[2]))]
    return [*path, told.stage] if told.status == "open" else path


def depth(path: list[int]) -> int:
    """Say how many stages were visited in order, by trying."""
    best = 0
    for stages in range(1, 5):
        rest = iter(path)
        if all(stage in rest for stage in range(stages)):
            best = stages
    return best


@randomly
@given(asked=questions())
def test_a_strict_funnel_counts_as_plain_python_says(asked: Asked, cast: Cast) -> None:
    scope = asked.scope(cast)
    strict = funnel(scope, decided_only=False, way=FunnelWay.STRICT)
    reached = funnel(scope, decided_only=False)

    cohort = [deal for born, deal in asked.told() if asked.covers(born)]
    skipped = [deal for deal in cohort if max(path_of(deal)) > depth(path_of(deal)) - 1]
    assert (strict["skipped"].n, strict["skipped"].value) == amount(skipped)
    for place, (mine, usual) in enumerate(zip(strict["stages"], reached["stages"], strict=True)):
        there = [deal for deal in cohort if depth(path_of(deal)) > place]
        assert (mine.reached.n, mine.reached.value) == amount(there)
        assert mine.reached.n <= usual.reached.n
        assert mine.reached.value <= usual.reached.value
    ends = ("open", "won", "lost", "void", "skipped")
    assert sum(strict[end].n for end in ends) == strict["cohort"].n == reached["cohort"].n
    assert all(strict[end].n <= reached[end].n for end in ("open", "won", "lost", "void"))


@given(path=st.lists(st.integers(0, 3), max_size=8))
def test_steps_in_order_are_those_found_by_trying(path: list[int]) -> None:
    assert steps_in_order(path, range(4)) == depth(path)


def leavings(told: Told) -> dict[int, tuple[datetime, str]]:
    """Say when and how a deal last left each stage."""
    left: dict[int, tuple[datetime, str]] = {}
    visits = sorted(told.finished, key=lambda one: (one[1], one[2]))
    for number, (stage, _, when) in enumerate(visits):
        following = visits[number + 1] if number + 1 < len(visits) else None
        onward = following[0] if following else told.stage
        how = "advanced" if onward > stage else "back"
        left[stage] = (when, how if onward != stage else "closed")
    return left


@randomly
@given(asked=questions())
def test_moves_out_of_stages_are_those_of_the_period(asked: Asked, cast: Cast) -> None:
    figures = exits(asked.scope(cast))

    deals = [told for _, told in asked.told()]
    for place, stage in enumerate(figures["stages"]):
        gone = [
            deal
            for deal in deals
            if any(at == place and asked.covers(left) for at, _, left in deal.finished)
        ]
        assert (stage.left.n, stage.left.value) == amount(gone)
        parts = ("advanced", "won", "back", "lost", "void", "elsewhere")
        assert sum(getattr(stage, part).n for part in parts) == stage.left.n
        assert stage.conversion == share(stage.advanced.n + stage.won.n, stage.left.n)
        assert sum((getattr(stage, part).value for part in parts), Decimal(0)) == stage.left.value
        if asked.last - asked.first > timedelta(days=40) and deals:
            last = [leavings(deal).get(place) for deal in deals]
            assert stage.advanced.n == sum(one is not None and one[1] == "advanced" for one in last)


@pytest.mark.usefixtures("told")
def test_every_move_leads_to_its_deals(cast: Cast) -> None:
    answer = get(cast, "stage-exits")

    ExitsOut.model_validate(answer, extra="forbid")
    first, second, third, _ = answer["stages"]
    assert [first[name]["n"] for name in ("left", "advanced", "void", "back")] == [4, 3, 1, 0]
    assert [second[name]["n"] for name in ("left", "advanced", "back")] == [3, 2, 1]
    assert (third["won"]["n"], third["lost"]["n"], third["conversion"]) == (1, 1, 0.5)
    for stage in answer["stages"]:
        for part in ("advanced", "won", "back", "lost", "void", "elsewhere"):
            asked = {"figure": f"left_{part}", "stage_id": stage["stage_id"]}
            assert get(cast, "deals", **asked)["total"] == stage[part]["n"]
        asked = {"figure": "left_all", "stage_id": stage["stage_id"]}
        assert get(cast, "deals", **asked)["total"] == stage["left"]["n"]
