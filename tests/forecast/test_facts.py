from dataclasses import replace

import numpy as np
import pytest

from headwater.forecast.rules.facts import NEVER, Deal, End, Facts, Step, Terms, facts_of, known
from tests.forecast.courses import day, deal, pipeline


def columns(facts: Facts) -> list[object]:
    return [v.tolist() if isinstance(v, np.ndarray) else v for v in vars(facts).values()]


def test_a_deal_stands_where_its_last_known_step_put_it() -> None:
    deals = [deal("a", (0, "Talk"), (4, "Offer"), (9, End.WON)), deal("b", (6, "Talk"))]

    places = [
        [facts.stages[p] if p >= 0 else End(p) for p in facts.place]
        for facts in (facts_of(deals, as_of=day(n)) for n in (4, 5, 9, 10))
    ]

    assert places == [["Talk"], ["Offer"], ["Offer", "Talk"], [End.WON, "Talk"]]


def test_a_reopened_deal_was_closed_while_it_was() -> None:
    twice = deal("a", (0, "Talk"), (2, End.LOST), (5, "Talk"), (8, End.WON))

    ends = [int(facts_of([twice], as_of=day(n)).place[0]) for n in (2, 3, 6, 9)]

    assert ends == [0, End.LOST, 0, End.WON]


def test_value_and_day_expected_are_those_of_the_time() -> None:
    one = Deal(
        "a",
        (Step(day(0), "Talk"),),
        (Terms(day(0), None), Terms(day(3), 100.0, day(20)), Terms(day(6), 80.0, day(30))),
    )

    early, later, last = (facts_of([one], as_of=day(n)) for n in (2, 4, 7))

    assert np.isnan(early.value[0])
    assert (early.due[0], later.due[0]) == (NEVER, day(20).toordinal())
    assert (later.value[0], last.value[0]) == (100.0, 80.0)


@pytest.mark.parametrize("number", [1, 60, 200])
def test_forgetting_twice_is_forgetting_once_and_knows_nothing_of_what_came_later(
    number: int,
) -> None:
    deals = pipeline(seed=1)
    cut = day(number)
    changed = [
        replace(d, steps=tuple(s if s.day < cut else Step(s.day, "Elsewhere") for s in d.steps))
        for d in deals
    ] + [deal("new", (number, "Aardvark"), (number + 1, End.WON), value=1e9)]

    plain = facts_of(deals, as_of=cut)

    assert columns(known(facts_of(deals, as_of=day(400)), cut.toordinal())) == columns(plain)
    assert columns(facts_of(changed, as_of=cut)) == columns(plain)
