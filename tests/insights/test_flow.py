"""From which forecast category to which: by hand, and the same openings and closings as told."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.rules import FieldAccess, Kind, Role
from headwater.insights.schemas.flow import FlowOut
from headwater.insights.selectors.changes import Changes, changes
from headwater.insights.selectors.flow import flow
from headwater.insights.selectors.scope import Question, scope_of
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast, Story, erase_all_deals, stories, write
from tests.insights.test_changes import CLOSING, OPENING, a_deal, change, close
from tests.insights.test_figures import DAY, randomly

pytestmark = pytest.mark.usefixtures("workspace")
PERIOD = {"from": "2026-01-10", "to": "2026-01-19"}


def asked(cast: Cast) -> Changes:
    question = Question(
        pipeline_id=cast.stages[0].pipeline_id,
        from_day=OPENING.date(),
        to_day=(CLOSING - DAY).date(),
    )
    return Changes(scope_of(question, actor=make.actor(cast.owners[0]), now=CLOSING + 30 * DAY))


def cells(found: Any) -> dict[tuple[str, str], tuple[int, Decimal]]:
    return {(one["origin"], one["goal"]): (one["n"], one["value"]) for one in found["cells"]}


def test_every_deal_has_come_from_somewhere_and_gone_somewhere(cast: Cast) -> None:
    a_deal(cast, 1)
    change(a_deal(cast, 10), 12, own_category="commit", value=15)
    close(a_deal(cast, 100, own_category="commit"), 13, "won")
    close(a_deal(cast, 200), 13, "lost")
    a_deal(cast, 1000, day=11, own_category="omitted")
    close(a_deal(cast, 2000, day=11), 15, "won")
    close(a_deal(cast, 7000), 3, "won")

    found = flow(asked(cast))

    assert cells(found) == {
        ("best_case", "best_case"): (1, Decimal(1)),
        ("best_case", "commit"): (1, Decimal(15)),
        ("commit", "won"): (1, Decimal(100)),
        ("best_case", "lost"): (1, Decimal(200)),
        ("new", "omitted"): (1, Decimal(1000)),
        ("new", "won"): (1, Decimal(2000)),
    }
    assert (found["opening"].n, found["opening"].value) == (4, 311)
    assert (found["closing"].n, found["closing"].value) == (3, 1016)


@randomly
@given(plot=st.lists(stories(), min_size=1, max_size=6))
def test_openings_and_closings_are_those_of_the_waterfall(plot: list[Story], cast: Cast) -> None:
    erase_all_deals()
    for story in plot:
        write(story, cast)

    found, told = flow(asked(cast)), changes(asked(cast), actor=make.actor(cast.owners[0]))

    assert (found["opening"], found["closing"]) == (told["opening"], told["closing"])
    steps = {step["what"].value: step["n"] for step in told["steps"]}
    for end in ("won", "lost", "void", "new", "reopened"):
        side = 1 if end in {"won", "lost", "void"} else 0
        assert sum(n for key, (n, _) in cells(found).items() if key[side] == end) == steps.get(
            end, 0
        )


def test_every_cell_leads_to_its_deals(cast: Cast) -> None:
    change(a_deal(cast, 10), 12, own_category="commit")
    a_deal(cast, 20)
    caller = Caller(cast.owners[0])

    status, answer = caller.get("/insights/flow", **PERIOD)

    assert status == 200
    FlowOut.model_validate(answer, extra="forbid")
    for cell in answer["cells"]:
        _, listed = caller.get(
            "/insights/deals", figure="flow", origin=cell["origin"], goal=cell["goal"], **PERIOD
        )
        assert listed["total"] == cell["n"] == 1
    assert caller.get("/insights/deals", figure="flow", goal="commit", **PERIOD)[1]["total"] == 1


def test_whoever_may_not_see_values_is_told_none(cast: Cast) -> None:
    a_deal(cast, 4321)
    hidden = {Kind.DEAL: {"value": FieldAccess.HIDDEN}}
    role = make.custom_role(Role.OBSERVER, fields=hidden)
    blind = make.member(role=Role.OBSERVER, custom_role=role)

    _, answer = Caller(blind).get("/insights/flow", **PERIOD)

    assert answer["closing"] == {"n": 1, "value": None}
    assert "4321" not in str(answer)
