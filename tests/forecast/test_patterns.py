"""Patterns: judged together, so that hardly any workspace finds one by chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from headwater.forecast.rules.patterns import Side, fisher, holm, patterns, ratio_between

sides = st.integers(0, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(sides, sides)
def test_fishers_test_is_scipys(one: tuple[int, int], other: tuple[int, int]) -> None:
    (n, won), (m, lost) = one, other

    theirs = fisher_exact([[won, n - won], [lost, m - lost]]).pvalue

    assert fisher(Side(n, won), Side(m, lost)) == pytest.approx(theirs, abs=1e-9)


def test_fishers_test_of_many_deals_is_scipys() -> None:
    theirs = fisher_exact([[5200, 4800], [9900, 10100]]).pvalue

    assert fisher(Side(10_000, 5200), Side(20_000, 9900)) == pytest.approx(theirs, rel=1e-6)


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []
    assert holm([0.5, 0.9]) == [1.0, 1.0]


def test_the_ratio_and_its_interval_by_hand() -> None:
    ratio, low, high = ratio_between(Side(100, 40), Side(100, 20))

    assert ratio == pytest.approx(2.0)
    assert [low, high] == pytest.approx([1.263, 3.167], abs=0.001)
    assert ratio_between(Side(10, 1), Side(10, 0)) == (None, None, None)
    assert ratio_between(Side(0, 0), Side(10, 5)) == (None, None, None)


def test_too_few_deals_are_not_tried_and_cost_the_others_nothing() -> None:
    strong, few = ("a", Side(100, 60), Side(100, 30)), ("b", Side(29, 29), Side(171, 61))

    alone, both = patterns([strong]), patterns([strong, few])

    assert [one.name for one in both] == ["a", "b"]
    assert both[0].adjusted == alone[0].adjusted
    assert both[0].is_finding
    assert (both[1].p, both[1].adjusted, both[1].is_finding) == (None, None, False)


def test_workspaces_without_a_pattern_hardly_ever_show_one() -> None:
    """Twelve facts of 300 deals that have nothing to do with winning, in 400 workspaces."""
    rng = np.random.default_rng(5)
    shown = 0
    for _ in range(400):
        won = rng.random(300) < 0.35
        tried = []
        for number in range(12):
            has = rng.random(300) < rng.uniform(0.15, 0.85)
            having = Side(int(has.sum()), int((won & has).sum()))
            lacking = Side(int((~has).sum()), int((won & ~has).sum()))
            tried.append((str(number), having, lacking))
        shown += any(one.is_finding for one in patterns(tried))

    assert shown / 400 <= 0.05
