"""What was done for deals, day by day: the facts with time that chances are learned from.

A sign is something that was there from a day on, and perhaps until another: a meeting that was
held and later deleted, a person who took part, a task that was planned and then done. Asked as of
a day, what came later cannot be read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

import numpy as np

from headwater.forecast.rules.facts import Facts, Flags, Floats, Ints
from headwater.forecast.rules.snapshots import Origin
from headwater.forecast.rules.tables import Cells

RECENT = 14  # days that count as lately


class Sign(IntEnum):
    CALL = 0
    MEETING = 1
    MESSAGE = 2
    PERSON = 3
    PLAN = 4  # a task that is open


CONTACTS = (Sign.CALL, Sign.MEETING, Sign.MESSAGE)


@dataclass(frozen=True, eq=False)
class Signs:
    """Signs as columns: of which deal (its place in `ids`), which, from when, until when.

    `usual_value` is what values are compared with; without it, the median of all deals known.
    `withheld` are features nothing is to be learned from.
    """

    ids: tuple[str, ...]
    deal: Ints
    kind: Ints
    since: Ints
    until: Ints
    origin: Origin = field(default_factory=dict)
    usual_value: float | None = None
    withheld: frozenset[str] = frozenset()

    @cached_property
    def number(self) -> Mapping[str, int]:
        return {id_: n for n, id_ in enumerate(self.ids)}

    def as_of(self, facts: Facts, ids: Sequence[str]) -> Mapping[str, Cells]:
        """Describe deals on the day of the facts; what is of that day or later is not read."""
        at = np.array([self.number[id_] for id_ in ids], dtype=np.int64)
        today = facts.today
        there = (self.since < today) & (self.until >= today)
        lately = there & (self.since >= today - RECENT)
        last = self._last(there & np.isin(self.kind, CONTACTS))[at]
        return {
            "meetings": self._count(lately & (self.kind == Sign.MEETING))[at].tolist(),
            "calls": self._count(lately & (self.kind == Sign.CALL))[at].tolist(),
            "messages": self._count(lately & (self.kind == Sign.MESSAGE))[at].tolist(),
            "meetings_total": self._count(there & (self.kind == Sign.MEETING))[at].tolist(),
            "calls_total": self._count(there & (self.kind == Sign.CALL))[at].tolist(),
            "messages_total": self._count(there & (self.kind == Sign.MESSAGE))[at].tolist(),
            "days_since_contact": np.where(last > 0, today - last, np.nan).tolist(),
            "people": self._count(there & (self.kind == Sign.PERSON))[at].tolist(),
            "is_planned": np.minimum(
                self._count(there & (self.kind == Sign.PLAN))[at], 1.0
            ).tolist(),
            "value_ratio": self._ratio(facts, ids),
        }

    def _count(self, which: Flags) -> Floats:
        return np.bincount(self.deal[which], minlength=len(self.ids)).astype(np.float64)

    def _last(self, which: Flags) -> Floats:
        last = np.zeros(len(self.ids))
        np.maximum.at(last, self.deal[which], self.since[which].astype(np.float64))
        return last

    def _ratio(self, facts: Facts, ids: Sequence[str]) -> Cells:
        place = {id_: n for n, id_ in enumerate(facts.ids)}
        value = facts.value
        usual = usual_value(facts) if self.usual_value is None else self.usual_value
        if not usual:
            return [None] * len(ids)
        mine: list[float] = (value[[place[id_] for id_ in ids]] / usual).tolist() if ids else []
        return mine


def usual_value(facts: Facts) -> float:
    """Give the median of what deals are worth, of those that are worth anything."""
    value = facts.value
    told = value[value > 0]
    return float(np.median(told)) if len(told) else 0.0
