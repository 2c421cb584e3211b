"""The figures of random pasts against a few dumb lines of Python, pandas and lifelines."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import qth_survival_time

from headwater.insights.selectors.funnel import funnel
from headwater.insights.selectors.scope import Question, Scope, scope_of
from headwater.insights.selectors.stage_times import stage_times
from headwater.insights.selectors.summary import summary
from tests import make
from tests.insights.stories import (
    LENGTH,
    Cast,
    Story,
    Told,
    at,
    erase_all_deals,
    stories,
    tell,
    write,
)

pytestmark = pytest.mark.usefixtures("workspace")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
POSITIONS = range(4)


@dataclass(frozen=True)
class Asked:
    """A random past, and what is asked of it."""

    plot: list[Story]
    until: datetime
    first: datetime
    last: datetime

    def told(self) -> list[tuple[datetime, Told]]:
        told = [(at(story.born), tell(story, until=self.until)) for story in self.plot]
        return [(born, deal) for born, deal in told if deal]

    def scope(self, cast: Cast) -> Scope:
        erase_all_deals()
        for story in self.plot:
            write(story, cast)
        question = Question(
            pipeline_id=cast.stages[0].pipeline_id,
            as_of=self.until,
            from_day=self.first.date(),
            to_day=self.last.date(),
        )
        return scope_of(question, actor=make.actor(cast.owners[0]), now=NOW)

    def covers(self, moment: datetime | None) -> bool:
        return moment is not None and self.first <= moment < self.last + DAY


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    first = datetime(2025, 12, 31, tzinfo=UTC) + draw(st.integers(0, 12)) * DAY
    return Asked(
        plot=draw(st.lists(stories(), min_size=1, max_size=5)),
        until=draw(st.one_of(st.just(NOW), st.builds(at, st.integers(0, LENGTH)))),
        first=first,
        last=first + draw(st.integers(0, 15)) * DAY,
    )


randomly: Callable[..., Any] = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def amount(deals: list[Told]) -> tuple[int, Decimal]:
    return len(deals), sum((deal.value for deal in deals), Decimal(0))


def share(part: float | Decimal, whole: float | Decimal) -> object:
    return pytest.approx(float(part) / float(whole)) if whole else None


@randomly
@given(asked=questions(), decided_only=st.booleans())
def test_a_funnel_follows_its_cohort(asked: Asked, decided_only: bool, cast: Cast) -> None:
    figures = funnel(asked.scope(cast), decided_only=decided_only)

    cohort = [deal for born, deal in asked.told() if asked.covers(born)]
    for place, step in zip(POSITIONS, figures["stages"], strict=True):
        reached = [deal for deal in cohort if max(deal.visited) >= place]
        onward = [deal for deal in cohort if max(deal.visited) > place]
        waiting = [d for d in reached if d.status == "open" and max(d.visited) == place]
        lost = [deal for deal in cohort if deal.stage == place and deal.status == "lost"]
        whole = len(reached) - len(waiting) * decided_only
        assert (step.reached.n, step.reached.value) == amount(reached)
        assert (step.undecided.n, step.undecided.value) == amount(waiting)
        assert (step.lost.n, step.lost.value) == amount(lost)
        assert step.conversion == (share(len(onward), whole) if place < 3 else None)
        assert step.leakage == share(len(lost), whole)
    won = [deal for deal in cohort if deal.status == "won"]
    still_open = [deal for deal in cohort if deal.status == "open"]
    assert (figures["won"].n, figures["won"].value) == amount(won)
    assert figures["overall_conversion"] == share(
        len(won), len(cohort) - len(still_open) * decided_only
    )


@randomly
@given(asked=questions())
def test_a_funnel_only_narrows_and_adds_up(asked: Asked, cast: Cast) -> None:
    figures = funnel(asked.scope(cast), decided_only=False)

    reached = [step.reached.n for step in figures["stages"]]
    ends = ("won", "lost", "void")
    assert reached == sorted(reached, reverse=True)
    assert reached[0] == figures["cohort"].n
    for end in ends:
        assert sum(getattr(step, end).n for step in figures["stages"]) == figures[end].n
    assert sum(step.undecided.n for step in figures["stages"]) == figures["open"].n
    assert figures["open"].n + sum(figures[end].n for end in ends) == figures["cohort"].n
    assert all(0 <= step.conversion <= 1 for step in figures["stages"] if step.conversion)


@randomly
@given(asked=questions())
def test_a_summary_shows_what_is_open(asked: Asked, cast: Cast) -> None:
    figures = summary(asked.scope(cast))

    still_open = [(born, deal) for born, deal in asked.told() if deal.status == "open"]
    deals = [deal for _, deal in still_open]
    chances = [stage.probability for stage in cast.stages]
    n, value = amount(deals)
    assert (figures["open"]["n"], figures["open"]["value"]) == (n, value)
    assert figures["open"]["weighted_value"] == sum(
        (deal.value * chances[deal.stage] / 100 for deal in deals), Decimal(0)
    )
    for place, column in zip(POSITIONS, figures["by_stage"], strict=True):
        there = [deal for deal in deals if deal.stage == place]
        assert (column["n"], column["value"]) == amount(there)
    for row in figures["by_owner"]:
        theirs = [d for d in deals if cast.owners[d.owner].id == row["owner_id"]]
        assert (row["n"], row["value"]) == amount(theirs)
    assert sum(row["n"] for row in figures["by_owner"]) == n
    ages = pd.Series([(asked.until - born) / DAY for born, _ in still_open], dtype=float)
    assert figures["median_age_days"] == (pytest.approx(ages.median()) if n else None)
    for group in figures["aging"]:
        inside = ages.floordiv(1).between(group["from_days"], group["to_days"] or math.inf)
        assert group["n"] == inside.sum()


@randomly
@given(asked=questions())
def test_a_period_tells_what_was_closed_in_it(asked: Asked, cast: Cast) -> None:
    scope = asked.scope(cast)

    figures = summary(scope)
    period = figures["period"]

    closed = [(born, deal) for born, deal in asked.told() if asked.covers(deal.closed_at)]
    of = {end: [d for _, d in closed if d.status == end] for end in ("won", "lost", "void")}
    for end, deals in of.items():
        assert (period[end].n, period[end].value) == amount(deals)
    (won, won_value), (lost, lost_value) = amount(of["won"]), amount(of["lost"])
    assert period["win_rate"]["by_count"] == share(won, won + lost)
    assert period["win_rate"]["by_value"] == share(won_value, won_value + lost_value)
    values = pd.Series([float(deal.value) for deal in of["won"]], dtype=float)
    cycles = pd.Series(
        [(d.closed_at - born) / DAY for born, d in closed if d.status == "won" and d.closed_at],
        dtype=float,
    )
    if won:
        assert float(period["deal_size"]["average"]) == pytest.approx(values.mean(), abs=0.01)
        assert float(period["deal_size"]["median"]) == pytest.approx(values.median(), abs=0.01)
        for name, quantile in (("p25", 0.25), ("p50", 0.5), ("p75", 0.75)):
            assert period["cycle_days"][name] == pytest.approx(cycles.quantile(quantile))
    else:
        assert set(period["cycle_days"].values()) == {0, None}
    per_day = (
        figures["open"]["n"] * won / (won + lost) * values.mean() / cycles.mean() if won else 0
    )
    shown = period["velocity"].per_day
    assert shown is None if not won else float(shown) == pytest.approx(per_day, abs=0.01)


def left_by(still_there: float, fitted: Any) -> float:
    """Say when no more than this share is still there; lifelines cannot, of a single moment."""
    shares = fitted.survival_function_.round(9)
    if len(shares) == 1:
        return 0.0 if float(shares.iloc[0, 0]) <= still_there else math.inf
    return float(qth_survival_time(still_there, shares))


@randomly
@given(asked=questions())
def test_times_in_stages_are_kaplan_and_meiers(asked: Asked, cast: Cast) -> None:
    figures = stage_times(asked.scope(cast))

    visits: list[tuple[int, datetime, datetime | None]] = [
        (stage, entered, left) for _, deal in asked.told() for stage, entered, left in deal.finished
    ]
    visits += [(d.stage, d.since, None) for _, d in asked.told() if d.status == "open"]
    for place, stage in zip(POSITIONS, figures["stages"], strict=True):
        spans = [
            (((left or asked.until) - entered) / DAY, left is not None)
            for at_stage, entered, left in visits
            if at_stage == place and asked.covers(entered)
        ]
        assert stage["n_finished"] == sum(has_left for _, has_left in spans)
        assert stage["n_censored"] == len(spans) - stage["n_finished"]
        if not spans:
            assert (stage["median_days"], stage["longest_observed_days"]) == (None, None)
            continue
        fitted = KaplanMeierFitter().fit(*zip(*spans, strict=True))
        assert stage["longest_observed_days"] == pytest.approx(max(days for days, _ in spans))
        for name, still_there in (("median_days", 0.5), ("p75_days", 0.25), ("p90_days", 0.1)):
            days = left_by(still_there, fitted)
            assert stage[name] == (None if math.isinf(days) else pytest.approx(days))
        for point in stage["curve"][1:]:
            assert fitted.predict(point["days"]) == pytest.approx(point["share"], abs=1e-9)
