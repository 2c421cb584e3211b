from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.forecast.rules.facts import Deal, End, Step, Terms, facts_of
from headwater.forecast.rules.periods import Period, days_from, month
from headwater.forecast.rules.simple import (
    Naive,
    Won,
    beta_rate,
    empirical,
    empirical_rates,
    naive,
    weighted,
    won_in,
    zombies,
)
from tests.forecast.courses import STAGES, day, deal


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_beta_smoothing_pulls_to_the_half_and_never_says_never(won: int, lost: int) -> None:
    rate = beta_rate(won, won + lost)

    assert 0 < rate < 1
    assert rate == pytest.approx(1 - beta_rate(lost, won + lost))
    if won + lost:
        raw = won / (won + lost)
        assert min(raw, 0.5) - 1e-12 <= rate <= max(raw, 0.5) + 1e-12


def test_weighted_and_empirical_by_hand() -> None:
    """Of those that reached Offer one of two was won, of those that reached Talk one of three."""
    deals = [
        deal("w", (0, "Talk"), (1, "Offer"), (5, End.WON), value=1.0),
        deal("l", (0, "Talk"), (1, "Offer"), (5, End.LOST), value=1.0),
        deal("m", (0, "Talk"), (5, End.LOST), value=1.0),
        deal("a", (0, "Talk"), value=1000.0),
        deal("b", (0, "Talk"), (3, "Offer"), value=100.0),
    ]
    facts = facts_of(deals, as_of=day(10))

    assert weighted(facts, {"Talk": 0.1, "Offer": 0.5}) == pytest.approx(150)
    assert empirical(facts, STAGES) == pytest.approx(1000 * 2 / 5 + 100 * 2 / 4)


def test_a_segment_has_a_rate_of_its_own_from_thirty_closed_deals_on() -> None:
    def closed(segment: str, n: int, end: End) -> list[Deal]:
        steps = (Step(day(0), "Talk"), Step(day(1), end))
        return [Deal(f"{segment}{end}{i}", steps, (), segment) for i in range(n)]

    open_ = [Deal(s, (Step(day(0), "Talk"),), (), s) for s in ("big", "small")]
    deals = [*closed("big", 30, End.WON), *closed("small", 29, End.LOST), *open_]
    facts = facts_of(deals, as_of=day(5))

    assert empirical_rates(facts, STAGES)[-2:].tolist() == [31 / 32, 31 / 61]


def test_a_zombie_is_older_than_any_deal_ever_won() -> None:
    won = [deal(f"w{n}", (0, "Talk"), (n + 1, End.WON)) for n in range(20)]
    still = [deal("old", (9, "Talk")), deal("young", (10, "Talk"))]

    assert zombies(facts_of([*won, *still], as_of=day(30))).nonzero()[0].tolist() == [20]
    assert not zombies(facts_of([*won[:19], *still], as_of=day(90))).any()


def test_naive_forecasts_by_hand() -> None:
    wins = [(date(2024, m, 10), 100.0 * m) for m in range(1, 13)]
    deals = [
        Deal(str(d), (Step(d, "Talk"), Step(d, End.WON)), (Terms(d, value),)) for d, value in wins
    ]
    lost = Deal("l", (Step(date(2024, 1, 1), "Talk"), Step(date(2024, 1, 1), End.LOST)))
    open_ = Deal("o", (Step(date(2024, 12, 1), "Talk"),))
    facts = facts_of([*deals, lost, open_], as_of=date(2025, 1, 1))

    found = naive(facts, month(2025, 1))

    assert found == {
        Naive.LAST_THREE: Won(1, 1100),
        Naive.LAST_YEAR: Won(1, 100),
        Naive.OPEN_TIMES_RATE: Won(12 / 13, 12 / 13 * 650),
    }
    assert naive(facts, month(2025, 3))[Naive.LAST_THREE] == Won(1, 1100)
    assert naive(facts, days_from(date(2025, 1, 1), 200))[Naive.LAST_THREE] is None
    assert won_in(facts, month(2024, 5)) == Won(1, 500)


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(1, 90), st.integers(1, 40))
def test_periods_before_follow_each_other(start: date, days: int, back: int) -> None:
    for period in (days_from(start, days), month(start.year, start.month)):
        assert period.before(back).end == period.before(back - 1).start
        assert period.before(0) == period
        assert period.before(back).is_month == period.is_month or days in range(28, 32)


def test_last_year_is_the_same_month_or_the_same_weekdays() -> None:
    assert month(2024, 2).last_year() == Period(date(2023, 2, 1), date(2023, 3, 1))
    week = days_from(date(2024, 5, 6), 7)
    assert week.last_year().start.weekday() == week.start.weekday()
