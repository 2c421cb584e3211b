"""Figures as of now read what the database keeps; as of the past, the facts. Both are true."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import ExchangeRate, Member
from headwater.insights.models import CohortTotal, DealReach
from headwater.insights.rules.funnel import Cell
from headwater.insights.selectors.funnel import cells
from headwater.insights.selectors.scope import Question, Scope, rows, scope_of
from headwater.insights.selectors.state import RATES, state
from headwater.insights.services import add_up_cohorts
from headwater.pipeline.models import Deal, Stage, StageVisit
from headwater.tenancy.models import Workspace
from tests import make
from tests.insights.stories import (
    LENGTH,
    START,
    Cast,
    Story,
    Turn,
    at,
    erase_all_deals,
    stories,
    tell,
    write,
)

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def scope(cast: Cast, owner: Member | None = None, **asked: Any) -> Scope:
    question = Question(pipeline_id=cast.stages[0].pipeline_id, **asked)
    return scope_of(question, actor=make.actor(owner or cast.owners[0]), now=NOW)


def states(scope: Scope) -> dict[UUID, tuple[object, ...]]:
    return {row[0]: row[1:] for row in rows(state(scope), scope.parameters())}


def same(one: Scope, other: Scope) -> bool:
    return states(one) == states(other) and cells(one) == cells(other)


def expected(story: Story, *, until: datetime, cast: Cast) -> tuple[object, ...] | None:
    told = tell(story, until=until)
    if told is None:
        return None
    return (
        *[cast.owners[told.owner].id, at(story.born), told.closed_at, told.status],
        *[max(told.visited), told.stage, told.value, "USD"],
    )


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(plot=st.lists(stories(), min_size=1, max_size=4), hour=st.integers(0, LENGTH))
def test_every_deal_is_known_as_of_any_instant(plot: list[Story], hour: int, cast: Cast) -> None:
    erase_all_deals()
    told = {write(story, cast): story for story in plot}
    then, now = scope(cast, as_of=at(hour)), scope(cast)

    assert states(then) == {
        deal_id: was
        for deal_id, story in told.items()
        if (was := expected(story, until=at(hour), cast=cast))
    }
    assert states(now) == {
        deal_id: expected(story, until=NOW, cast=cast) for deal_id, story in told.items()
    }
    assert same(now, scope(cast, as_of=NOW - DAY))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    plot=st.lists(stories(), min_size=1, max_size=5),
    length=st.tuples(st.dates(date(2025, 12, 20), date(2026, 2, 20)), st.integers(0, 80)),
)
def test_kept_totals_and_facts_count_the_same_cohorts(
    plot: list[Story], length: tuple[date, int], cast: Cast
) -> None:
    erase_all_deals()
    for story in plot:
        write(story, cast)
    period: dict[str, Any] = {"from_day": length[0], "to_day": length[0] + length[1] * DAY}

    kept = cells(scope(cast, **period))

    assert kept == cells(scope(cast, as_of=NOW - DAY, **period))


def test_foreign_deals_are_worth_the_rate_of_their_day(cast: Cast, workspace: Workspace) -> None:
    for day, rate in (("2026-01-01", "2"), ("2026-02-01", "3"), ("2026-03-01", "5")):
        ExchangeRate.objects.create(currency="EUR", day=day, rate=Decimal(rate))
    inside = {"stage": cast.stages[0], "owner": cast.owners[0], "currency": "EUR", "value": 10}
    make.deal(**inside)
    early, late = make.deal(**inside, at=START - 90 * DAY), make.deal(**inside)
    for deal, month in ((early, 1), (late, 2)):
        moment = datetime(2026, month, 28, 23, 30, tzinfo=UTC)
        Deal.objects.filter(id=deal.id).update(status="won", closed_at=moment, changed_at=moment)

    now, then = scope(cast), scope(cast, as_of=NOW - DAY)

    counted = [Cell("open", 0, 0, 1, Decimal(50)), Cell("won", 0, 0, 2, Decimal(50))]
    assert cells(now) == cells(then) == counted
    here = Workspace.objects.filter(id=workspace.id)
    here.update(time_zone="Asia/Shanghai")  # where it was the first of March by then
    assert cells(scope(cast))[1].value == 10 * 2 + 10 * 5
    here.update(currency="EUR")
    assert [cell.value for cell in cells(scope(cast))] == [10, 20]


def test_rates_of_many_days_are_those_of_rate_on(workspace: Workspace) -> None:
    for day, rate in (("2026-01-10", "2"), ("2026-01-20", "3")):
        ExchangeRate.objects.create(currency="EUR", day=day, rate=Decimal(rate))
    days = "(SELECT 'EUR' AS currency, date '2026-01-01' + n AS day FROM generate_series(0, 30) n)"
    sql = "SELECT rate, rate_on(currency, day) FROM ({rates}) r WHERE is_asked"
    found = rows(sql.format(rates=RATES.format(cells=days + " d")), None)

    assert len(found) == 31
    assert all(one == other for one, other in found)


def test_a_history_that_is_written_afterwards_counts(cast: Cast) -> None:
    deal = make.deal(stage=cast.stages[1], owner=cast.owners[0])
    visit = StageVisit.objects.create(
        deal=deal, pipeline=cast.stages[0].pipeline, stage=cast.stages[3], exit="back",
        entered_at=START - DAY, left_at=START,
    )  # fmt: skip
    assert DealReach.objects.get(id=deal.id).furthest == 3

    StageVisit.objects.filter(id=visit.id).update(stage=cast.stages[2])
    assert DealReach.objects.get(id=deal.id).furthest == 2

    visit.delete()
    assert DealReach.objects.get(id=deal.id).furthest == 1


def test_stages_that_change_places_change_the_reach(cast: Cast) -> None:
    write(Story(0, 0, 0, 10), cast)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    Stage.objects.filter(id=cast.stages[0].id).update(position=3)
    Stage.objects.filter(id=cast.stages[3].id).update(position=0)

    now, then = scope(cast), scope(cast, as_of=NOW - DAY)

    assert cells(now) == cells(then) == [Cell("open", 3, 3, 1, Decimal(10))]


def test_what_is_in_the_trash_counts_nowhere(cast: Cast) -> None:
    deal = make.deal(stage=cast.stages[0], owner=cast.owners[0])
    Deal.objects.filter(id=deal.id).update(deleted_at=at(5), changed_at=at(5))
    assert cells(scope(cast)) == []
    assert cells(scope(cast, as_of=at(1))) == []

    Deal.objects.filter(id=deal.id).update(deleted_at=None, changed_at=at(9))
    assert len(cells(scope(cast))) == 1
    assert len(cells(scope(cast, as_of=at(1)))) == 1
    assert cells(scope(cast, as_of=at(6))) == []


def test_a_deal_that_is_erased_takes_its_totals_along(cast: Cast) -> None:
    deal = make.deal(stage=cast.stages[0], owner=cast.owners[0])
    Deal.objects.filter(id=deal.id).delete()

    assert not DealReach.objects.exists()
    assert sum(CohortTotal.objects.values_list("count", flat=True)) == 0


def test_totals_are_added_up_without_being_changed(cast: Cast) -> None:
    for hour in range(3):
        write(Story(0, 0, 0, 10, (Turn(hour + 1, "move", 2), Turn(hour + 2, "won"))), cast)
    before = cells(scope(cast))

    add_up_cohorts(if_more_than=2)

    assert cells(scope(cast)) == before == [Cell("won", 2, 2, 3, Decimal(30))]
    assert CohortTotal.objects.count() == 1


def test_sellers_count_only_what_they_see(cast: Cast) -> None:
    for owner in cast.owners:
        make.deal(stage=cast.stages[0], owner=owner)

    for instant in (None, NOW - DAY):
        asked: dict[str, Any] = {"as_of": instant}
        assert [cell.n for cell in cells(scope(cast, **asked))] == [2]
        assert [cell.n for cell in cells(scope(cast, cast.owners[1], **asked))] == [1]
        foreign = scope(cast, cast.owners[1], owner_id=cast.owners[0].id, **asked)
        assert cells(foreign) == []
