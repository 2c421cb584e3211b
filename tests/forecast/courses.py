"""Deals made up by a simple process, for tests that need many."""

from datetime import date, timedelta

import numpy as np

from headwater.forecast.rules.facts import Deal, End, Step, Terms

START = date(2024, 1, 1)
STAGES = ("Talk", "Offer")


def day(number: int) -> date:
    return START + timedelta(days=number)


def deal(id_: str, *steps: tuple[int, str | End], value: float | None = None) -> Deal:
    """Make a deal from days after the start and the places it came to."""
    return Deal(
        id_,
        tuple(Step(day(number), place) for number, place in steps),
        (Terms(day(steps[0][0]), value),) if value is not None else (),
    )


def pipeline(*, seed: int, days: int = 240, a_day: float = 1.5) -> list[Deal]:
    """Make deals that come at one rate, go through two stages and are won three times of ten."""
    rng = np.random.default_rng(seed)
    deals: list[Deal] = []
    for number in range(days):
        for _ in range(rng.poisson(a_day)):
            offer = number + int(rng.integers(0, 10))
            end = offer + int(rng.integers(2, 20))
            won = rng.random() < 0.5
            steps: list[tuple[int, str | End]] = [(number, "Talk")]
            if rng.random() < 0.4:
                steps.append((offer, End.LOST))
            else:
                steps += [(offer, "Offer"), (end, End.WON if won else End.LOST)]
            value = round(float(rng.lognormal(7, 0.5)), 2)
            deals.append(deal(f"d{len(deals)}", *steps, value=value))
    return deals
