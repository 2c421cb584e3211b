"""What changed between two instants: told by hand, and for random pasts by plain Python."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.models import ExchangeRate
from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.insights.schemas import ChangesOut
from headwater.insights.selectors.changes import JUST_BEFORE, Changes, changes
from headwater.insights.selectors.scope import Question, scope_of
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller
from tests.insights.stories import Cast, Story, erase_all_deals, stories, tell, write
from tests.insights.test_figures import DAY, randomly

pytestmark = pytest.mark.usefixtures("workspace")
OPENING = datetime(2026, 1, 10, tzinfo=UTC)
CLOSING = datetime(2026, 1, 20, tzinfo=UTC)
STEPS = ("opening", "closing")


def asked(cast: Cast, *, due: tuple[date | None, date | None] = (None, None), **more: Any) -> Any:
    question = Question(
        pipeline_id=cast.stages[0].pipeline_id,
        from_day=OPENING.date(),
        to_day=(CLOSING - DAY).date(),
        **more,
    )
    scope = scope_of(question, actor=make.actor(cast.owners[0]), now=CLOSING + 30 * DAY)
    return changes(Changes(scope, *due), actor=make.actor(cast.owners[0]))


def steps(figures: Any) -> dict[str, tuple[int, Decimal]]:
    ends = {name: (figures[name].n, figures[name].value) for name in STEPS}
    return ends | {step["what"].value: (step["n"], step["value"]) for step in figures["steps"]}


def reconciles(figures: Any) -> bool:
    added = sum((step["value"] for step in figures["steps"]), figures["opening"].value)
    return bool(added == figures["closing"].value)


def change(deal: Deal, day: int, **fields: Any) -> None:
    Deal.objects.filter(id=deal.id).update(
        **fields, changed_at=datetime(2026, 1, day, 12, tzinfo=UTC)
    )


def a_deal(cast: Cast, value: int, *, day: int = 2, **fields: Any) -> Deal:
    return make.deal(
        stage=cast.stages[0],
        owner=cast.owners[0],
        value=value,
        at=datetime(2026, 1, day, 12, tzinfo=UTC),
        **fields,
    )


def close(deal: Deal, day: int, status: str) -> None:
    change(deal, day, status=status, closed_at=datetime(2026, 1, day, 12, tzinfo=UTC))


def test_every_step_is_told_once(cast: Cast) -> None:
    a_deal(cast, 1)
    change(a_deal(cast, 10), 12, value=15)
    change(a_deal(cast, 100), 12, value=60)
    a_deal(cast, 1000, day=11)
    close(a_deal(cast, 2000, day=11), 15, "won")
    won = a_deal(cast, 300)
    change(won, 11, value=350)
    close(won, 12, "won")
    close(a_deal(cast, 400), 13, "lost")
    close(a_deal(cast, 500), 14, "void")
    back = a_deal(cast, 600)
    close(back, 5, "lost")
    change(back, 15, status="open", closed_at=None)
    close(a_deal(cast, 7000), 3, "won")

    figures = asked(cast)

    assert steps(figures) == {
        "opening": (6, Decimal(1311)),
        "new": (2, Decimal(3000)),
        "reopened": (1, Decimal(600)),
        "up": (2, Decimal(55)),
        "down": (1, Decimal(-40)),
        "won": (2, Decimal(-2350)),
        "lost": (1, Decimal(-400)),
        "void": (1, Decimal(-500)),
        "closing": (5, Decimal(1676)),
    }
    assert reconciles(figures)


def test_dates_pull_in_and_push_out(cast: Cast) -> None:
    due: Any = {"expected_close_date": date(2026, 1, 31)}
    later: Any = {"expected_close_date": date(2026, 3, 31)}
    change(a_deal(cast, 10, **due), 12, **later)
    change(a_deal(cast, 20, **later), 12, **due)
    a_deal(cast, 40, **due)
    a_deal(cast, 80)
    twice = a_deal(cast, 160, **due)
    change(twice, 12, **later)
    change(twice, 13, **due)
    close(a_deal(cast, 320, **later), 12, "won")
    close(a_deal(cast, 640, **later), 12, "lost")

    figures = asked(cast, due=(date(2026, 1, 1), date(2026, 1, 31)))

    assert steps(figures) == {
        "opening": (3, Decimal(210)),
        "pulled_in": (2, Decimal(340)),
        "pushed_out": (1, Decimal(-10)),
        "won": (1, Decimal(-320)),
        "closing": (3, Decimal(220)),
    }
    assert reconciles(figures)


def test_one_owners_pipeline_gains_and_loses_deals_to_others(cast: Cast) -> None:
    change(a_deal(cast, 10), 12, owner=cast.owners[1])
    mine = make.deal(stage=cast.stages[0], owner=cast.owners[1], value=20, at=OPENING - 3 * DAY)
    change(mine, 12, owner=cast.owners[0], value=25)
    other = make.stage(pipeline=make.pipeline())
    change(a_deal(cast, 40), 12, stage=other, pipeline=other.pipeline)

    figures = asked(cast, owner_id=cast.owners[0].id)

    assert steps(figures) == {
        "opening": (2, Decimal(50)),
        "moved_in": (1, Decimal(25)),
        "moved_out": (2, Decimal(-50)),
        "closing": (1, Decimal(25)),
    }


def test_currencies_reconcile_each_and_together(cast: Cast) -> None:
    change(a_deal(cast, 100), 12, currency="EUR", value=90)
    a_deal(cast, 50, currency="EUR")
    ExchangeRate.objects.create(currency="EUR", day=date(2026, 1, 1), rate=Decimal("1.1111"))

    figures = asked(cast)

    euro, ours = figures["currencies"]
    assert (euro["currency"], euro["closing"].value) == ("EUR", Decimal(140))
    assert steps(ours) == {
        "opening": (1, Decimal(100)),
        "down": (1, Decimal(-100)),
        "closing": (0, Decimal(0)),
    }
    assert figures["closing"].value == Decimal("155.56")
    assert all(map(reconciles, [figures, euro, ours]))


@randomly
@given(plot=st.lists(stories(), min_size=1, max_size=6))
def test_random_pasts_reconcile(plot: list[Story], cast: Cast) -> None:
    erase_all_deals()
    for story in plot:
        write(story, cast)
    figures = asked(cast)

    for name, end in (("opening", OPENING), ("closing", CLOSING)):
        told = [tell(story, until=end - JUST_BEFORE) for story in plot]
        still_open = [deal for deal in told if deal and deal.status == "open"]
        value = sum((deal.value for deal in still_open), Decimal(0))
        assert (figures[name].n, figures[name].value) == (len(still_open), value)
    assert reconciles(figures)
    told = [tell(story, until=CLOSING - JUST_BEFORE) for story in plot]
    won = [
        deal.value
        for deal in told
        if deal and deal.status == "won" and deal.closed_at and deal.closed_at >= OPENING
    ]
    assert steps(figures).get("won", (0, Decimal(0))) == (len(won), -sum(won, Decimal(0)))


def test_what_closes_one_period_opens_the_next_whenever_it_is_asked(cast: Cast) -> None:
    change(a_deal(cast, 10), 12, value=15)
    close(a_deal(cast, 20), 22, "won")
    then = steps(asked(cast))
    change(a_deal(cast, 40), 25, value=1)

    assert steps(asked(cast, as_of=CLOSING + 20 * DAY))["closing"][1] == then["closing"][1] + 40
    later = Question(pipeline_id=cast.stages[0].pipeline_id, from_day=CLOSING.date())
    scope = scope_of(later, actor=make.actor(cast.owners[0]), now=CLOSING + 30 * DAY)
    assert (
        steps(changes(Changes(scope), actor=make.actor(cast.owners[0])))["opening"]
        == steps(asked(cast))["closing"]
    )


def test_every_step_leads_to_its_deals(cast: Cast) -> None:
    close(a_deal(cast, 300), 12, "won")
    close(a_deal(cast, 2000, day=11), 15, "won")
    change(a_deal(cast, 10), 12, value=15)
    period = {"from": "2026-01-10", "to": "2026-01-19"}
    caller = Caller(cast.owners[0])

    status, answer = caller.get("/insights/changes", **period)

    assert status == 200
    ChangesOut.model_validate(answer, extra="forbid")
    assert [(one["what"], one["n"], one["value"]) for one in answer["steps"]] == [
        ("new", 1, "2000.00"),
        ("up", 1, "5.00"),
        ("won", 2, "-2300.00"),
    ]
    for what, n in [("new", 1), ("up", 1), ("won", 2), ("opening", 2), ("closing", 1)]:
        _, listed = caller.get("/insights/deals", figure=f"change_{what}", **period)
        assert (listed["total"], len(listed["items"])) == (n, n)


def test_a_seller_sees_the_changes_of_their_own_deals(cast: Cast) -> None:
    change(a_deal(cast, 10), 12, value=15)

    _, answer = Caller(cast.owners[1]).get("/insights/changes", **{"from": "2026-01-10"})

    assert (answer["opening"]["n"], answer["closing"]["n"], answer["steps"]) == (0, 0, [])


def test_whoever_may_not_see_values_is_not_told_which_have_changed(cast: Cast) -> None:
    change(a_deal(cast, 10), 12, value=15)
    role = make.custom_role(
        Role.MANAGER,
        sight=dict.fromkeys(Kind, Level.ALL),
        fields={Kind.DEAL: {"value": FieldAccess.HIDDEN}},
    )
    keeper = make.member(role=Role.MANAGER, custom_role=role)

    _, answer = Caller(keeper).get("/insights/changes", **{"from": "2026-01-10"})

    assert (answer["opening"]["n"], answer["closing"]) == (1, {"n": 1, "value": None})
    assert (answer["steps"], answer["currencies"]) == ([], [])


def test_what_happens_at_midnight_belongs_to_the_day_that_begins(cast: Cast) -> None:
    make.deal(stage=cast.stages[0], owner=cast.owners[0], value=7, at=OPENING)
    make.deal(stage=cast.stages[0], owner=cast.owners[0], value=9, at=CLOSING)

    figures = asked(cast)

    assert steps(figures) == {
        "opening": (0, Decimal(0)),
        "new": (1, Decimal(7)),
        "closing": (1, Decimal(7)),
    }
    assert figures["as_of"].date() == (CLOSING - DAY).date()
