"""Attainment, pace, coverage, inflow and runway on cases reckoned by hand."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.accounts.models import ExchangeRate, Holiday
from headwater.accounts.rules import Role
from headwater.pipeline.models import Deal
from headwater.targets.models import Target
from headwater.targets.rules import Measure, TargetSpan
from headwater.targets.rules.standing import Pace, Source
from tests import make
from tests.insights.stories import erase_all_deals
from tests.targets.conftest import House
from tests.targets.stories import NOW, a_deal, aim, close, moment, standing, won

pytestmark = pytest.mark.usefixtures("workspace")
randomly = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_won_in_the_period_is_held_against_the_target_of_its_months(house: House) -> None:
    for month, amount in ((3, 7_000), (4, 100), (5, 200), (6, 300), (7, 9_000)):
        aim(month, amount, member=house.anna)
    won(house, house.anna, 150, moment(4, 1))
    won(house, house.anna, 30, moment(5, 17))
    won(house, house.anna, 5_000, moment(3, 31))
    close(a_deal(house, house.anna, 4_000, moment(4, 2)), moment(5, 2), "lost")

    anna = standing(house.owner)["Anna"]

    assert (anna.target, anna.sums.done, anna.sums.n) == (600, 180, 2)
    assert (anna.attainment, anna.months_set) == (0.3, 3)


def test_pace_counts_working_days_and_knows_holidays(house: House) -> None:
    aim(5, 1_000, member=house.anna)
    won(house, house.anna, 410, moment(5, 4))

    # May 2026 has 21 weekdays; eleven are over on Monday the 18th.
    plain = standing(house.owner, span=TargetSpan.MONTH)["Anna"]
    assert plain.pace == pytest.approx(0.41 / (11 / 21))
    assert plain.says is Pace.BEHIND

    Holiday.objects.create(day=date(2026, 5, 1), name="Labour Day", is_working=False)
    Holiday.objects.create(day=date(2026, 5, 30), name="Make-up day", is_working=True)
    moved = standing(house.owner, span=TargetSpan.MONTH)["Anna"]
    assert moved.pace == pytest.approx(0.41 / (10 / 21))


def test_members_add_up_to_their_team_where_its_target_is_theirs(house: House) -> None:
    for who, amount in ((house.anna, 100), (house.bo, 50), (house.manager, 30)):
        aim(5, amount, member=who)
        won(house, who, amount, moment(5, 4))
    aim(5, 200, team=house.sales)

    found = standing(house.owner, span=TargetSpan.MONTH)

    sales, north = found["Sales"], found["North"]
    assert (sales.target, sales.members_target, sales.gap) == (200, 180, -20)
    assert (north.target, north.is_summed, north.gap) == (100, True, None)
    assert sales.sums.done == sum(found[name].sums.done for name in ("Anna", "Bo", "Mina")) == 180
    whole = next(iter(found.values()))
    assert (whole.target, whole.is_summed, whole.members_target) == (200, True, 180)


def test_what_was_asked_then_holds_what_was_aimed_at_then(house: House) -> None:
    first = aim(5, 100, member=house.anna)
    won(house, house.anna, 60, moment(5, 5))
    then = standing(house.owner, as_of=moment(5, 8))["Anna"]

    Target.objects.filter(id=first.id).update(valid_to=moment(5, 10))
    aim(5, 300, member=house.anna, at=moment(5, 10))
    won(house, house.anna, 90, moment(5, 12), born=moment(5, 11))

    again = standing(house.owner, as_of=moment(5, 8))["Anna"]
    assert (again.target, again.sums, again.pace) == (then.target, then.sums, then.pace)
    assert (again.target, again.attainment) == (100, 0.6)
    now = standing(house.owner)["Anna"]
    assert (now.target, now.attainment) == (300, 0.5)


def test_coverage_and_inflow_by_hand(house: House) -> None:
    """100 a deal, half of them won, 10 weeks each: what is missing needs twice its deals."""
    aim(5, 2_000, member=house.anna)
    for n in range(6):
        won(house, house.anna, 100, moment(3, 16), born=moment(1, 5))
        close(a_deal(house, house.anna, 100, moment(1, 5)), moment(3, 10 + n), "lost")
    won(house, house.anna, 100, moment(5, 4), born=moment(2, 23))
    close(a_deal(house, house.anna, 100, moment(1, 5)), moment(3, 9), "lost")
    a_deal(house, house.anna, 1_000, moment(4, 1), expected_close_date=date(2026, 5, 29))
    a_deal(house, house.anna, 500, moment(5, 1), expected_close_date=date(2026, 6, 1))

    flow = standing(house.owner, span=TargetSpan.MONTH)["Anna"].source

    assert flow.coverage == pytest.approx(1_000 / 1_900)
    assert flow.missing == 2_000 - 100 - 200
    assert (flow.win_rate, flow.average, flow.cycle_weeks) == (0.5, 100, 10)
    assert flow.needed_inflow == pytest.approx(1_700 / (0.5 * 100) / 2)
    assert flow.inflow == 2 / 8
    assert (flow.is_dry, flow.says, flow.rates_are_own, flow.n) == (True, Source.DRY, True, 14)


def test_the_runway_ends_where_too_little_is_under_way(house: House) -> None:
    aim(5, 310, member=house.anna)  # 70 a week
    for n in range(10):
        won(house, house.anna, 100, moment(2, 2 + n), born=moment(2, 2 + n) - timedelta(days=14))
    stage = house.stages[1]
    make.deal(stage=stage, owner=house.anna, value=1_000, at=moment(1, 1))

    flow = standing(house.owner, span=TargetSpan.MONTH)["Anna"].source

    # 500 are expected, 70 × 2 must be under way, and nothing comes in any more.
    assert flow.runway_weeks == pytest.approx((500 - 140) / 70)
    assert (flow.inflow, flow.is_dry) == (0, False)


def test_deals_won_are_counted_and_new_pipeline_is_what_was_created(house: House) -> None:
    aim(5, 4, member=house.anna, measure=Measure.DEALS_WON)
    won(house, house.anna, 150, moment(5, 1), born=moment(5, 1))
    close(a_deal(house, house.anna, 999, moment(5, 2)), moment(5, 3), "void")
    a_deal(house, house.anna, 50, moment(5, 3), currency="EUR")
    ExchangeRate.objects.create(currency="EUR", day=date(2026, 1, 1), rate=Decimal("1.5"))

    anna = standing(house.owner, measure=Measure.DEALS_WON, span=TargetSpan.MONTH)["Anna"]
    assert (anna.sums.done, anna.attainment) == (1, 0.25)
    new = standing(house.owner, measure=Measure.NEW_PIPELINE, span=TargetSpan.MONTH)["Anna"]
    assert (new.sums.n, new.sums.done) == (2, 225)


def test_activities_are_those_done_in_the_period(house: House) -> None:
    aim(5, 4, member=house.anna, measure=Measure.CALLS)
    for kind, done_at in (("call", moment(5, 2)), ("call", moment(4, 30)), ("visit", moment(5, 3))):
        make.task(owner=house.anna, kind=kind, done_at=done_at)
    make.task(owner=house.anna, kind="call")

    found = standing(house.owner, measure=Measure.CALLS, span=TargetSpan.MONTH)["Anna"]
    assert (found.sums.n, found.attainment, found.source) == (1, 0.25, None)
    assert (
        standing(house.owner, measure=Measure.ACTIVITIES, span=TargetSpan.MONTH)["Anna"].sums.n == 2
    )


def test_targets_of_all_pipelines_are_those_set_for_all_or_the_sum_of_each(house: House) -> None:
    aim(4, 10, member=house.anna, pipeline_id=house.pipeline_id)
    aim(5, 20, member=house.anna, pipeline_id=house.pipeline_id)
    aim(5, 100, member=house.anna)

    assert standing(house.owner)["Anna"].target == 110
    assert standing(house.owner, pipeline_id=house.pipeline_id)["Anna"].target == 30


def test_everybody_is_shown_what_they_may_see(house: House) -> None:
    abe = make.member(name="Abe", role=Role.SELLER, team=house.north)
    for who in (house.anna, house.bo, house.manager, abe):
        aim(5, 100, member=who)

    assert set(standing(house.anna)) == {"Anna"}
    assert list(standing(house.manager)) == [
        *("Sales", "Mina", "North", "Abe", "Anna", "South", "Bo")
    ]
    assert {"Sales", "Anna"} < set(standing(house.owner))
    assert list(standing(house.owner, team_id=house.north.id)) == ["North", "Abe", "Anna"]


@randomly
@given(
    plot=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 9_999), st.integers(-60, 60), st.booleans()),
        max_size=8,
    )
)
def test_teams_are_the_sum_of_their_members_now_and_then(
    plot: list[tuple[int, int, int, bool]], house: House
) -> None:
    erase_all_deals()
    people = (house.anna, house.bo, house.manager)
    noon = NOW - timedelta(minutes=1)  # what is won now was not a second ago
    expected = dict.fromkeys(people, Decimal(0))
    if not Target.objects.exists():
        for who in people:
            aim(5, 1, member=who)
    for owner, value, day, is_won in plot:
        end = noon - timedelta(days=abs(day))
        deal = a_deal(house, people[owner], value, end - timedelta(days=9))
        if is_won:
            close(deal, end)
            if end >= datetime(2026, 4, 1, tzinfo=UTC):
                expected[people[owner]] += value

    for as_of in (None, NOW - timedelta(seconds=1)):
        found = standing(house.owner, as_of=as_of)
        done = {who: found[who.name].sums.done for who in people}
        assert done == expected
        assert found["Sales"].sums.done == sum(done.values())
    assert Deal.objects.count() == len(plot)
