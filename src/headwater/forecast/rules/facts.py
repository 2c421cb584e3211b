"""What is known of deals, day by day, and forgetting what came later.

Everything that forecasts takes `Facts` as of a day and has no other source. Facts as of a day are
cut out of the steps themselves, so that what came later can neither be read nor shine through.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NEVER = 10_000_000  # later than any day


class End(IntEnum):
    """How a deal ends. Void ones (deleted, entered by mistake) count for nothing."""

    WON = -1
    LOST = -2
    VOID = -3


@dataclass(frozen=True)
class Step:
    """From this day on the deal stood in a stage, or had ended. A later stage is a reopening."""

    day: date
    place: str | End


@dataclass(frozen=True)
class Terms:
    """From this day on the deal was worth so much and was expected to close then, if known."""

    day: date
    value: float | None
    due: date | None = None


@dataclass(frozen=True)
class Deal:
    """The history of a deal in its own order. Without stages, the stage is always the same word."""

    id: str
    steps: tuple[Step, ...]
    terms: tuple[Terms, ...] = ()
    segment: str = ""


@dataclass(frozen=True, eq=False)
class Facts:
    """Deals as columns. `today` is the first day of which nothing is known.

    Places are stages (positions in `stages`) or ends (below zero). Names are sorted, and those that
    do not occur are left out, so that equal facts are equal columns.
    """

    today: int
    ids: tuple[str, ...]
    created: Ints
    segment: Ints
    segments: tuple[str, ...]
    step_deal: Ints
    step_day: Ints
    step_place: Ints
    stages: tuple[str, ...]
    terms_deal: Ints
    terms_day: Ints
    terms_value: Floats
    terms_due: Ints

    @property
    def n(self) -> int:
        return len(self.ids)

    @property
    def place(self) -> Ints:
        """Where each deal stands, or how it ended."""
        return self.step_place[_last_of(self.step_deal, self.n)]

    @property
    def since(self) -> Ints:
        """When each deal came to where it stands, or when it ended."""
        return self.step_day[_last_of(self.step_deal, self.n)]

    @property
    def value(self) -> Floats:
        """What each deal is worth; not a number where nobody said."""
        found = np.full(self.n, np.nan)
        found[self.terms_deal] = self.terms_value  # the last of equal places stays
        return found

    @property
    def due(self) -> Ints:
        found = np.full(self.n, NEVER)
        found[self.terms_deal] = self.terms_due
        return found

    @property
    def first_end(self) -> int:
        """The day something was won or lost for the first time; today where nothing was."""
        ends = self.step_day[np.isin(self.step_place, [End.WON, End.LOST])]
        return int(ends.min()) if ends.size else self.today


def facts_of(deals: Sequence[Deal], *, as_of: date) -> Facts:
    """Lay out the deals as columns, and forget all from that day on."""
    stages = _names(s.place for d in deals for s in d.steps if not isinstance(s.place, End))
    segments = _names(deal.segment for deal in deals)
    steps = [
        (n, s.day.toordinal(), s.place if isinstance(s.place, End) else stages[s.place])
        for n, deal in enumerate(deals)
        for s in deal.steps
    ]
    terms = [
        (n, t.day.toordinal(), t.due.toordinal() if t.due else NEVER)
        for n, deal in enumerate(deals)
        for t in deal.terms
    ]
    values = [t.value for deal in deals for t in deal.terms]
    step, term = _columns(steps), _columns(terms)
    everything = Facts(
        today=NEVER,
        ids=tuple(deal.id for deal in deals),
        created=np.array([d.steps[0].day.toordinal() for d in deals], dtype=np.int64),
        segment=np.array([segments[d.segment] for d in deals], dtype=np.int64),
        segments=tuple(segments),
        step_deal=step[0],
        step_day=step[1],
        step_place=step[2],
        stages=tuple(stages),
        terms_deal=term[0],
        terms_day=term[1],
        terms_value=np.array([np.nan if v is None else v for v in values], dtype=np.float64),
        terms_due=term[2],
    )
    return known(everything, as_of.toordinal())


def known(facts: Facts, today: int) -> Facts:
    """Forget all from that day on: deals that came later, steps and terms that came later."""
    there = facts.created < today
    number = np.cumsum(there) - 1
    steps = there[facts.step_deal] & (facts.step_day < today)
    terms = there[facts.terms_deal] & (facts.terms_day < today)
    place, stages = _compact(facts.step_place[steps], facts.stages)
    segment, segments = _compact(facts.segment[there], facts.segments)
    return Facts(
        today=today,
        ids=tuple(id_ for id_, is_there in zip(facts.ids, there, strict=True) if is_there),
        created=facts.created[there],
        segment=segment,
        segments=segments,
        step_deal=number[facts.step_deal[steps]],
        step_day=facts.step_day[steps],
        step_place=place,
        stages=stages,
        terms_deal=number[facts.terms_deal[terms]],
        terms_day=facts.terms_day[terms],
        terms_value=facts.terms_value[terms],
        terms_due=facts.terms_due[terms],
    )


def sums(places: Ints, amounts: Floats, size: int = 0) -> Floats:
    """Sum the amounts of each place."""
    return np.bincount(places, amounts, minlength=size).astype(np.float64)


def _names(words: Iterable[str]) -> dict[str, int]:
    return {word: n for n, word in enumerate(sorted(set(words)))}


def _columns(rows: list[tuple[int, int, int]]) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(-1, 3).T


def _last_of(deal: Ints, n: int) -> Ints:
    return np.searchsorted(deal, np.arange(n), side="right") - 1


def _compact(codes: Ints, names: tuple[str, ...]) -> tuple[Ints, tuple[str, ...]]:
    used = np.unique(codes[codes >= 0])
    fresh = np.searchsorted(used, codes)
    return np.where(codes >= 0, fresh, codes), tuple(names[code] for code in used)
