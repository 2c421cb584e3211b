from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.forecast.rules.accuracy import backtest
from headwater.forecast.rules.facts import Deal, End, Facts, Step, Terms, facts_of
from headwater.forecast.rules.forecasting import Asked, Forecast, forecast
from headwater.forecast.rules.outlook import Outlook, Window, choose_method, scaled_to
from headwater.forecast.rules.periods import days_from, month
from headwater.forecast.rules.simulation import Lottery, band, draw
from tests.forecast.courses import STAGES, day, deal, pipeline

ASKED = Asked(stages=STAGES, draws=2_000)
MONTHS = [month(2024, number) for number in range(4, 8)]


def in_may(facts: Facts, asked: Asked = ASKED) -> Forecast:
    return forecast(facts, month(2024, 5), asked)


def test_a_steady_process_is_forecast_within_its_bounds() -> None:
    """Eight of ten months should end between P10 and P90; of sixteen, surely more than nine."""
    inside, expected, actual = 0, 0.0, 0.0
    for seed in range(4):
        deals = pipeline(seed=seed)
        for trial in backtest(facts_of(deals, as_of=day(240)), MONTHS, ASKED):
            inside += trial.wins.p10 <= trial.actual.n <= trial.wins.p90
            expected, actual = expected + trial.wins.mean, actual + trial.actual.n

    assert inside > 9
    assert expected == pytest.approx(actual, rel=0.15)


def test_bounds_and_parts_hang_together() -> None:
    found = in_may(facts_of(pipeline(seed=5), as_of=date(2024, 5, 1)))

    assert found.wins.mean == pytest.approx(found.from_open + found.from_arrivals, rel=0.05)
    for band_ in (found.wins, found.revenue):
        assert band_.p10 <= band_.p50 <= band_.p90


def test_the_future_changes_nothing_to_the_last_bit() -> None:
    deals, cut = pipeline(seed=6), date(2024, 5, 1)
    changed = [
        replace(
            d,
            steps=tuple(s if s.day < cut else Step(s.day, End.LOST) for s in d.steps),
            terms=(*d.terms, Terms(cut, 1e9)),
        )
        for d in deals
    ]
    changed.append(Deal("new", (Step(cut, "A new stage"), Step(cut, End.WON)), (), "A segment"))

    assert in_may(facts_of(changed, as_of=cut)) == in_may(facts_of(deals, as_of=cut))


def test_what_was_won_already_is_in_the_forecast() -> None:
    deals = pipeline(seed=7)

    found = in_may(facts_of(deals, as_of=date(2024, 5, 20)))

    assert 0 < found.already.n <= found.wins.p10
    assert found.already.value <= found.revenue.p10


def test_zombies_are_told_and_count_only_when_asked_for() -> None:
    zombie = deal("zombie", (0, "Offer"), value=5e6)
    facts = facts_of([zombie, *pipeline(seed=8)], as_of=date(2024, 5, 1))

    found, with_them = in_may(facts), in_may(facts, replace(ASKED, with_zombies=True))

    assert (found.zombies.n, found.zombies.value) == (1, 5e6)
    assert [single.id for single in found.deals if single.is_zombie] == ["zombie"]
    assert found.deals[0].in_period == 0
    assert with_them.empirical - found.empirical > 1e6


def test_what_is_due_in_the_period_is_summed_apart() -> None:
    due = Deal("due", (Step(day(100), "Offer"),), (Terms(day(100), 1000.0, date(2024, 5, 9)),))
    facts = facts_of([due, *pipeline(seed=10)], as_of=date(2024, 5, 1))

    found = in_may(facts, replace(ASKED, probabilities={"Offer": 0.5}))

    assert found.weighted_due == 500
    assert found.weighted > 500


def test_nothing_known_forecasts_nothing() -> None:
    found = in_may(facts_of([], as_of=date(2024, 5, 1)))

    assert (found.wins.mean, found.revenue.p90, found.chosen.windows) == (0, 0, 0)


def test_a_period_later_on_is_reckoned_from_today() -> None:
    facts = facts_of(pipeline(seed=11), as_of=date(2024, 4, 1))

    near, far = (forecast(facts, days_from(day(n), 28), ASKED) for n in (91, 147))

    assert far.from_open < near.from_open
    assert far.from_arrivals > near.from_arrivals


def test_the_flow_goes_on_where_what_stands_open_says_nothing() -> None:
    """Wins come at one rate while ever more deals are left lying."""
    rng = np.random.default_rng(0)
    deals = []
    for number in range(300):
        for n in range(1 + number // 20):
            steps: list[tuple[int, str | End]] = [(number, "Talk")]
            if n == 0:
                steps.append((number + int(rng.integers(5, 40)), End.WON))
            deals.append(deal(f"{number}/{n}", *steps))
    facts = facts_of(deals, as_of=day(280))

    chosen = choose_method(facts, Window(facts.today, facts.today, facts.today + 28))

    assert chosen.method.flow
    assert forecast(facts, days_from(day(280), 28), ASKED).wins.p50 == pytest.approx(28, abs=5)


# ── drawing ───────────────────────────────────────────────────────────────────────────────────


chances = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1e6)), max_size=12)


def lottery(deals: list[tuple[float, float]], **changed: float) -> Lottery:
    return Lottery(
        chance=np.array([p for p, _ in deals]),
        value=np.array([value for _, value in deals]),
        group=np.zeros(len(deals), dtype=np.int64),
        pools=(np.array([100.0]), np.array([100.0])),
        arriving=changed.get("arriving", 0.0),
        scatter=changed.get("scatter", 0.0),
    )


@settings(deadline=None, max_examples=40)
@given(chances, st.floats(0, 1), st.floats(0, 1e6), st.floats(0, 5), st.floats(0, 0.5))
def test_one_deal_more_never_lowers_any_course(
    deals: list[tuple[float, float]], p: float, value: float, arriving: float, scatter: float
) -> None:
    less = draw(lottery(deals, arriving=arriving, scatter=scatter), seed=1, draws=200)
    more = draw(
        lottery([*deals, (p, value)], arriving=arriving, scatter=scatter), seed=1, draws=200
    )

    for fewer, greater in zip(less, more, strict=True):
        assert (greater >= fewer - 1e-6).all()
        assert band(greater).p50 >= band(fewer).p50 - 1e-6
        assert band(greater).p10 <= band(greater).p50 <= band(greater).p90


def test_draws_have_the_mean_and_spread_that_chances_say() -> None:
    deals = [(0.3, 10.0)] * 100

    count, value = draw(lottery(deals, arriving=20), seed=2)

    assert count.mean() == pytest.approx(50, rel=0.01)
    assert count.var() == pytest.approx(100 * 0.3 * 0.7 + 20, rel=0.05)
    assert value.mean() == pytest.approx(30 * 10 + 20 * 100, rel=0.01)


def test_unknown_values_are_drawn_from_those_of_the_group() -> None:
    one = Lottery(
        chance=np.array([1.0, 1.0]),
        value=np.array([np.nan, np.nan]),
        group=np.array([0, 1]),
        pools=(np.array([5.0]), np.zeros(0), np.array([5.0, 7.0])),
        arriving=0,
        scatter=0,
    )

    _, value = draw(one, seed=3)

    assert set(value) == {10.0, 12.0}


@given(st.lists(st.floats(0.001, 0.9), min_size=1, max_size=20), st.floats(0.1, 3))
def test_chances_are_scaled_to_a_total_in_their_order(found: list[float], times: float) -> None:
    chance = np.array(found)
    before = Outlook(np.arange(len(chance)), chance, chance, arriving=1.0)

    after = scaled_to(before, before.expected * times)

    assert after.expected == pytest.approx(before.expected * times)
    assert (np.argsort(after.chance, kind="stable") == np.argsort(chance, kind="stable")).all()
    assert after.chance.max() < 1
