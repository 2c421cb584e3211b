"""From where deals stood to where they stand: told by hand, and for random pasts by plain Python."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.models import ExchangeRate
from headwater.insights.schemas.process import MovementOut
from headwater.insights.selectors.changes import JUST_BEFORE, Changes
from headwater.insights.selectors.changes import changes as told_changes
from headwater.insights.selectors.movement import movement
from headwater.insights.selectors.scope import Question, Scope, scope_of
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast, Story, Told, erase_all_deals, stories, tell, write
from tests.insights.test_changes import CLOSING, OPENING, a_deal, change, close
from tests.insights.test_figures import DAY, randomly

pytestmark = pytest.mark.usefixtures("workspace")
PERIOD = {"from": "2026-01-10", "to": "2026-01-19"}


def scope(cast: Cast, **more: Any) -> Scope:
    question = Question(
        pipeline_id=cast.stages[0].pipeline_id,
        from_day=OPENING.date(),
        to_day=(CLOSING - DAY).date(),
        **more,
    )
    return scope_of(question, actor=make.actor(cast.owners[0]), now=CLOSING + 30 * DAY)


def cells(cast: Cast, figures: Any) -> dict[tuple[str, str], tuple[int, Decimal]]:
    """Name stages by their place."""
    names = {str(stage.id): str(place) for place, stage in enumerate(cast.stages)}
    return {
        (names.get(one.came_from, one.came_from), names.get(one.went_to, one.went_to)): (
            one.n,
            one.value,
        )
        for one in figures["cells"]
    }


def test_every_deal_is_led_from_one_place_to_another(cast: Cast) -> None:
    first, second = cast.stages[:2]
    a_deal(cast, 1)
    change(a_deal(cast, 10), 12, stage=second, value=15)
    back = make.deal(stage=second, owner=cast.owners[0], value=20, at=OPENING - DAY)
    change(back, 12, stage=first)
    close(a_deal(cast, 30), 12, "won")
    close(a_deal(cast, 40, day=11), 13, "lost")
    a_deal(cast, 50, day=11)
    reopened = a_deal(cast, 60)
    close(reopened, 5, "lost")
    change(reopened, 15, status="open", closed_at=None)
    close(a_deal(cast, 70), 3, "won")
    other = make.stage(pipeline=make.pipeline())
    change(a_deal(cast, 80), 12, stage=other, pipeline=other.pipeline)

    figures = movement(Changes(scope(cast)))

    assert cells(cast, figures) == {
        ("0", "0"): (1, Decimal(1)),
        ("0", "1"): (1, Decimal(15)),
        ("1", "0"): (1, Decimal(20)),
        ("0", "won"): (1, Decimal(30)),
        ("new", "lost"): (1, Decimal(40)),
        ("new", "0"): (1, Decimal(50)),
        ("closed", "0"): (1, Decimal(60)),
        ("0", "elsewhere"): (1, Decimal(80)),
    }
    assert [(one.key, one.n) for one in figures["rows"]][:2] == [("new", 2), ("closed", 1)]
    assert [figures[name].n for name in ("total", "stayed", "forward", "back")] == [8, 1, 1, 1]


def place(told: Told | None, *, before: bool) -> str:
    if told is None:
        return "new"
    if told.status == "open":
        return str(told.stage)
    return "closed" if before else told.status


@randomly
@given(plot=st.lists(stories(), min_size=1, max_size=7))
def test_random_pasts_move_as_plain_python_says(plot: list[Story], cast: Cast) -> None:
    erase_all_deals()
    for story in plot:
        write(story, cast)
    figures = movement(Changes(scope(cast)))

    expected: Counter[tuple[str, str]] = Counter()
    for story in plot:
        before, after = (tell(story, until=end - JUST_BEFORE) for end in (OPENING, CLOSING))
        if after is None or (before and was_closed_throughout(story, before)):
            continue
        expected[place(before, before=True), place(after, before=False)] += 1
    assert {key: n for key, (n, _) in cells(cast, figures).items()} == dict(expected)
    adds_up(figures)
    changed = told_changes(Changes(scope(cast)), actor=make.actor(cast.owners[0]))
    here = {str(stage.id) for stage in cast.stages}
    standing = [one for one in figures["columns"] if one.key in here]
    assert sum(one.n for one in standing) == changed["closing"].n
    assert sum(one.value for one in standing) == changed["closing"].value
    assert sum(one.n for one in figures["rows"] if one.key in here) == changed["opening"].n


def was_closed_throughout(story: Story, before: Told) -> bool:
    """Whether a deal that was closed when the period began was not opened again in it."""
    if before.status == "open":
        return False
    moments = [tell(story, until=OPENING + hours) for hours in hours_of_the_period()]
    return all(told is not None and told.status != "open" for told in moments)


def hours_of_the_period() -> list[Any]:
    whole = int((CLOSING - OPENING).total_seconds() // 3600)
    return [(DAY / 24) * hour for hour in range(whole)]


def adds_up(figures: Any) -> None:
    for places, key in (("rows", "came_from"), ("columns", "went_to")):
        for one in figures[places]:
            mine = [cell for cell in figures["cells"] if getattr(cell, key) == one.key]
            assert one.n == sum(cell.n for cell in mine)
            assert one.value == sum((cell.value for cell in mine), Decimal(0))
        assert sum(one.n for one in figures[places]) == figures["total"].n
        assert sum((one.value for one in figures[places]), Decimal(0)) == figures["total"].value


def test_values_are_those_of_the_end_and_every_cell_leads_to_its_deals(cast: Cast) -> None:
    ExchangeRate.objects.create(
        currency="EUR", day=datetime(2026, 1, 1, tzinfo=UTC).date(), rate=Decimal("1.1111")
    )
    change(a_deal(cast, 100), 12, currency="EUR", value=90, stage=cast.stages[2])
    a_deal(cast, 50, currency="EUR", day=12)
    close(a_deal(cast, 300), 12, "won")
    caller = Caller(cast.owners[0])

    status, answer = caller.get("/insights/movement", **PERIOD)

    assert status == 200
    MovementOut.model_validate(answer, extra="forbid")
    assert answer["total"] == {"n": 3, "value": "455.56"}
    for cell in [*answer["cells"], {"n": 3}]:
        which = {name: cell[name] for name in ("came_from", "went_to") if name in cell}
        _, listed = caller.get("/insights/deals", figure="movement", **which, **PERIOD)
        assert (listed["total"], len(listed["items"])) == (cell["n"], cell["n"])


def test_deals_that_change_hands_come_from_and_go_elsewhere(cast: Cast) -> None:
    change(a_deal(cast, 10), 12, owner=cast.owners[1])
    change(
        make.deal(stage=cast.stages[1], owner=cast.owners[1], value=20, at=OPENING - 3 * DAY),
        12,
        owner=cast.owners[0],
    )

    figures = movement(Changes(scope(cast, owner_id=cast.owners[0].id)))

    assert cells(cast, figures) == {
        ("0", "elsewhere"): (1, Decimal(10)),
        ("elsewhere", "1"): (1, Decimal(20)),
    }
    _, theirs = Caller(cast.owners[1]).get("/insights/movement", **PERIOD)
    assert theirs["total"]["n"] == 1
