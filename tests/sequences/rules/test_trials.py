"""Comparing two wordings honestly."""

import random

from headwater.lib.rates import wilson
from headwater.sequences.rules.trials import LEAST, Side, compare


def test_a_clear_difference_is_told() -> None:
    verdict = compare([Side("A", 200, 8), Side("B", 200, 40)])

    assert verdict.better == "B"


def test_nothing_is_told_of_few_however_different_they_look() -> None:
    verdict = compare([Side("A", 20, 0), Side("B", 20, 12)])

    assert verdict.better is None
    assert verdict.more_needed == LEAST - 20


def test_a_small_difference_says_how_many_more_it_would_take() -> None:
    verdict = compare([Side("A", 100, 10), Side("B", 100, 13)])

    assert verdict.better is None
    assert verdict.more_needed is not None
    assert verdict.more_needed > 2_000  # by the formula: 2,988 of each


def test_no_difference_and_one_wording_alone_say_nothing() -> None:
    assert compare([Side("A", 100, 10), Side("B", 100, 10)]).more_needed is None
    assert compare([Side("A", 100, 10)]).better is None


def test_who_looks_every_day_is_fooled_less_than_once_in_twenty() -> None:
    """Two wordings that are the same, looked at after every ten letters of each, to 500."""
    chance = random.Random(20261127)  # a play
    trials, fooled = 200, 0
    for _ in range(trials):
        hits = [0, 0]
        for sent in range(10, 501, 10):
            hits = [one + sum(chance.random() < 0.1 for _ in range(10)) for one in hits]
            if compare([Side("A", sent, hits[0]), Side("B", sent, hits[1])]).better:
                fooled += 1
                break

    assert fooled / trials <= 0.05


def test_wilson_as_published() -> None:
    low, high = wilson(81, 263)  # Newcombe 1998, table I: 0.2553 to 0.3662

    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 0) == (0.0, 1.0)
