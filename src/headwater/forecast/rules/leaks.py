"""Columns that cannot have been known at the time, found and left out.

Facts kept with their time need none of this: they are asked as of a moment. A flat table, such as
an imported one, shows how things stand at the end, and may tell the outcome by the way.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from headwater.forecast.rules.facts import Flags, Floats
from headwater.forecast.rules.measures import auc, losses
from headwater.forecast.rules.tables import Table, as_numbers, as_words, is_missing, is_number

FOLDS = 5
PERFECT_AUC = 0.95
EXPLAINED = 0.5  # share of all doubt that one column takes away
FILLED = 0.1  # share of rows that must have a value before its absence elsewhere means anything
HARDLY = 0.1  # filled so much more seldom, a field waits for the outcome
FEW = 30
QUANTILES = 20
# What stands under such names is how things were last, how long they took, or a judgement passed
# on the way: without its time nobody can say that it was known.
LATER = re.compile(
    r"\b(last|latest|duration|closed?|closing|outcome|result|reason|won|lost|"
    r"quality|rating|grade|score)\b|最后|最近|最新|时长|关闭|结果|原因|赢单|输单|"
    r"质量|评级|评分|打分",
    re.IGNORECASE,
)


class Why(StrEnum):
    TOLD = "told"  # whoever gave the table said so
    NAME = "name"  # the name says it is of later
    WAITS = "waits"  # hardly ever filled before the outcome
    ONE_SIDED = "one_sided"  # filled for one outcome only
    TOO_GOOD = "too_good"  # foretells the outcome nearly alone


@dataclass(frozen=True)
class Leak:
    column: str
    why: Why
    figure: float | None  # what was measured: a share filled, an AUC


def leaks(
    table: Table, *, told: Collection[str] = (), trusted: Collection[str] = ()
) -> tuple[Leak, ...]:
    """Find the columns to leave out; those trusted are known to have been known, and stay."""
    return tuple(
        leak
        for name in table.columns
        if name not in trusted and (leak := _first(_reasons(table, name, told)))
    )


def _first(found: Iterator[Leak]) -> Leak | None:
    return next(found, None)


def _reasons(table: Table, name: str, told: Collection[str]) -> Iterator[Leak]:
    if name in told:
        yield Leak(name, Why.TOLD, None)
    if LATER.search(re.sub(r"[_\-.]|(?<=[a-z])(?=[A-Z])", " ", name)):
        yield Leak(name, Why.NAME, None)
    filled = np.array([not is_missing(cell) for cell in table.columns[name]], dtype=np.bool_)
    yield from _by_filling(table, name, filled)
    decided = table.is_decided
    label = table.label[decided]
    if min(label.sum(), (1 - label).sum()) >= FEW:
        yield from _by_foretelling(table.rows(decided), name)


def _by_filling(table: Table, name: str, filled: Flags) -> Iterator[Leak]:
    decided = table.is_decided
    if min(decided.sum(), (~decided).sum()) >= FEW:
        before, after = float(filled[~decided].mean()), float(filled[decided].mean())
        if after >= FILLED and before < HARDLY * after:
            yield Leak(name, Why.WAITS, before)
    shares = [filled[table.label == side].mean() for side in (0, 1) if (table.label == side).any()]
    if len(shares) == 2 and max(shares) >= FILLED and min(shares) < HARDLY * max(shares):  # noqa: PLR2004 - both outcomes
        yield Leak(name, Why.ONE_SIDED, float(min(shares)))


def _by_foretelling(table: Table, name: str) -> Iterator[Leak]:
    """Let the column foretell the outcome alone, each fifth of the rows from the other four."""
    code = _codes(table, name)
    label = table.label
    fold = np.arange(len(label)) % FOLDS
    p = np.zeros(len(label))
    for number in range(FOLDS):
        other, here = fold != number, fold == number
        n = np.bincount(code[other], minlength=code.max() + 1)
        came = np.bincount(code[other], label[other], minlength=code.max() + 1)
        p[here] = ((came + label[other].mean()) / (n + 1))[code[here]]
    doubt = losses(label, np.full(len(label), label.mean())).mean()
    explained = 1 - float(losses(label, p).mean() / doubt)
    if (found := auc(label, p)) >= PERFECT_AUC or explained >= EXPLAINED:
        yield Leak(name, Why.TOO_GOOD, found)


def _codes(table: Table, name: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    if not is_number(table.columns[name]):
        return np.unique(as_words(table, name), return_inverse=True)[1].astype(np.int64)
    numbers: Floats = as_numbers(table.columns[name])
    told = numbers[~np.isnan(numbers)]
    edges = np.unique(np.quantile(told, np.linspace(0, 1, QUANTILES + 1))) if len(told) else told
    place = np.searchsorted(edges, numbers, side="right")
    return np.where(np.isnan(numbers), 0, place + 1).astype(np.int64)
