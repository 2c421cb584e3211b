"""Chances of deals: learned from what was known day by day, and of nothing that came later."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.forecast.rules import chances
from headwater.forecast.rules.drift import State
from headwater.forecast.rules.facts import NEVER, Deal, End, Facts, Step, Terms, facts_of
from headwater.forecast.rules.scoring import Verdict
from headwater.forecast.rules.signs import Sign, Signs
from tests.forecast.courses import day, pipeline

TODAY = 700


def past(*, seed: int = 0, n: int = 700, signal: float = 2.0) -> tuple[list[Deal], Signs]:
    """Make deals that win the more often the more meetings they had early, unless without signal."""
    rng = np.random.default_rng(seed)
    deals, rows = [], []
    for number in range(n):
        born = int(rng.integers(0, TODAY - 5))
        lasts = int(rng.integers(20, 60))
        meetings = int(rng.integers(0, 4))
        p = 1 / (1 + np.exp(-signal * (meetings - 1.5)))
        end = End.WON if rng.random() < p else End.LOST
        steps = (Step(day(born), "Talk"), Step(day(born + lasts), end))
        deals.append(Deal(f"d{number:04}", steps, (Terms(day(born), 100.0),)))
        rows += [
            (number, Sign.MEETING, day(born + 1 + 3 * k).toordinal(), NEVER)
            for k in range(meetings)
        ]
    return deals, signs_of([deal.id for deal in deals], rows)


def signs_of(ids: Sequence[str], rows: Sequence[tuple[int, int, int, int]]) -> Signs:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Signs(tuple(ids), *columns)


def facts(deals: list[Deal], today: int = TODAY) -> Facts:
    return facts_of(deals, as_of=day(today))


def test_a_signal_is_learned_and_told_in_points() -> None:
    deals, signs = past()

    lesson = chances.learn(facts(deals), signs)

    assert lesson.scorer.report.verdict is Verdict.USABLE
    top = {one.column: one.direction for one in lesson.weights[:3]}
    assert top.keys() & {"meetings", "meetings_total", "days_since_contact"}
    found = chances.score(lesson.scorer, facts(deals), signs)
    assert {one.deal_id for one in found} == {
        deals[n].id for n in np.flatnonzero(facts(deals).place >= 0)
    }
    best = max(found, key=lambda one: one.p)
    assert best.is_model
    assert best.p > best.observed
    assert best.reasons[0].points > 0.02


def test_without_a_signal_the_observed_rate_of_the_stage_is_shown() -> None:
    deals, signs = past(signal=0)

    lesson = chances.learn(facts(deals), signs)

    assert lesson.scorer.report.verdict is Verdict.NO_SIGNAL
    for one in chances.score(lesson.scorer, facts(deals), signs):
        assert (one.p, one.is_model, one.reasons) == (one.observed, False, ())


def test_few_closed_deals_teach_nothing_however_many_days_they_were_open() -> None:
    deals, signs = past(n=90)

    lesson = chances.learn(facts(deals), signs)

    assert lesson.n_closed < chances.FEWEST_CLOSED
    assert lesson.scorer.report.verdict is Verdict.TOO_FEW
    assert 0.3 < lesson.scorer.overall < 0.7


def test_nothing_at_all_is_too_few() -> None:
    nothing = signs_of([], [])

    lesson = chances.learn(facts([]), nothing)

    assert (lesson.n_closed, lesson.days) == (0, ())
    assert chances.score(lesson.scorer, facts([]), nothing) == []


def turned(one: Deal, at: int, rng: np.random.Generator) -> Deal:
    """Let a deal go on otherwise from a day on."""
    end = End.WON if rng.random() < 0.5 else End.LOST
    before = (step for step in one.steps if step.day < day(at))
    terms = (*one.terms, Terms(day(at + 1), 9e6, day(at + 99)))
    return Deal(one.id, (*before, Step(day(at + 3), end)), terms)


@settings(max_examples=15, deadline=None)
@given(at=st.integers(250, 600), seed=st.integers(0, 50))
def test_rows_as_of_a_day_are_the_same_whatever_comes_later(at: int, seed: int) -> None:
    deals, signs = past(seed=seed, n=60)
    rng = np.random.default_rng(seed)
    line = day(at).toordinal()
    old = [one for one in deals if one.steps[0].day < day(at) <= one.steps[1].day]
    known = chances.signs_known(signs, line)
    rows = list(zip(known.deal, known.kind, known.since, known.until, strict=True))
    later = [(n, kind, line + 1, NEVER) for n in range(len(deals)) for kind in Sign]
    gone = [(deal, kind, since, line + 2) for deal, kind, since, _ in rows]

    before = chances.rows_on(facts(old), [line], signs)
    after = chances.rows_on(
        facts([turned(one, at, rng) for one in old]), [line], signs_of(signs.ids, gone + later)
    )

    assert list(before.columns) == list(after.columns)
    assert len(before) == len(old)
    for name, cells in before.columns.items():
        assert [str(cell) for cell in cells] == [str(cell) for cell in after.columns[name]], name


def test_a_meeting_counts_from_its_day_until_it_was_deleted() -> None:
    born, gone = day(10).toordinal(), day(20).toordinal()
    deals = [Deal("a", (Step(day(1), "Talk"),))]
    signs = signs_of(["a"], [(0, Sign.MEETING, born, gone)])

    def meetings(on: int) -> object:
        return signs.as_of(facts(deals, on), ["a"])["meetings"][0]

    # What happens on a day is known on the next one.
    assert [meetings(on) for on in (10, 11, 20, 21)] == [0, 1, 1, 0]


def test_a_model_that_no_longer_holds_is_noticed() -> None:
    deals, signs = past(n=900)
    lesson = chances.learn(*chances.as_of(facts(deals), signs, day(400).toordinal()))
    quality = lesson.scorer.report.model
    assert quality is not None
    other = [
        Deal(
            one.id,
            (
                one.steps[0],
                Step(one.steps[1].day, End.LOST if one.steps[1].place is End.WON else End.WON),
            ),
            one.terms,
        )
        if one.steps[0].day > day(400)
        else one
        for one in deals
    ]
    since = day(400).toordinal()

    steady = chances.watch(lesson.scorer, quality, facts=facts(deals), signs=signs, since=since)
    broken = chances.watch(lesson.scorer, quality, facts=facts(other), signs=signs, since=since)

    assert steady.state in {State.STEADY, State.RECALIBRATE}
    assert broken.state is State.RETRAIN


def test_what_nobody_can_say_any_more_is_left_unsaid() -> None:
    deals, signs = past()
    origin = {deal.id: {"custom.size": "big" if n % 2 else "small"} for n, deal in enumerate(deals)}
    told = Signs(signs.ids, signs.deal, signs.kind, signs.since, signs.until, origin)
    lesson = chances.learn(facts(deals), told)
    assert lesson.scorer.learned is not None
    assert "custom.size" in lesson.scorer.learned.columns

    assert chances.score(lesson.scorer, facts(deals), signs)


def test_a_usable_model_is_kept_for_four_weeks_and_others_are_tried_again_each_night() -> None:
    assert chances.is_due(verdict=None, age=0, found=None)
    assert chances.is_due(verdict=Verdict.NO_SIGNAL, age=1, found=None)
    assert not chances.is_due(verdict=Verdict.USABLE, age=27, found=None)
    assert chances.is_due(verdict=Verdict.USABLE, age=28, found=None)


def test_days_to_look_back_at_are_the_same_on_another_day() -> None:
    some = pipeline(seed=1)
    one, step = chances.days_of(facts(some, 235))
    other, _ = chances.days_of(facts(some, 237))

    assert step == 7
    assert set(one) <= set(other)
    assert all(number % 7 == 0 for number in one)


def test_points_are_what_a_chance_would_lack() -> None:
    assert chances.points(0.5, 0.0) == pytest.approx(0)
    assert chances.points(0.5, 1.0) == pytest.approx(0.5 - 1 / (1 + np.e))
