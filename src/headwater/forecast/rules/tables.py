"""A table to learn from: one row for a thing at a moment, what was known of it, and what came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.forecast.rules.facts import NEVER, Flags, Floats, Ints

Value = float | str | bool | None
Cells = Sequence[Value]
RARE = 20  # rows below which a word is folded with the other rare ones
MANY_WORDS = 0.5  # share of words of their own from which on a column of words is a name
NUMBERS = 0.95  # share of values that must be numbers for a column to be one of numbers
BENT = 1.0  # skewness from which on a column of numbers from zero up is taken by its logarithm
ELSE = "…"


@dataclass(frozen=True, eq=False)
class Table:
    """Rows in the order of time.

    `when`: the moment of the row, as a number. `label`: 1 or 0; not a number while it is undecided.
    `decided`: the moment the label was known; where nobody knows, as soon as the row was there.
    `subject`: the thing a row is about; rows of one thing are no independent witnesses.
    `group`: what the empirical rate is taken by (a stage), a name or "".
    """

    when: Ints
    label: Floats
    columns: Mapping[str, Cells]
    decided: Ints
    subject: Ints
    group: Sequence[str]

    def __len__(self) -> int:
        return len(self.when)

    @property
    def is_decided(self) -> Flags:
        return ~np.isnan(self.label)

    def rows(self, chosen: Flags | Ints) -> "Table":
        index = np.arange(len(self))[chosen]
        return Table(
            when=self.when[index],
            label=self.label[index],
            columns={name: [cells[n] for n in index] for name, cells in self.columns.items()},
            decided=self.decided[index],
            subject=self.subject[index],
            group=[self.group[n] for n in index],
        )

    def without(self, names: Sequence[str]) -> "Table":
        kept = {name: cells for name, cells in self.columns.items() if name not in set(names)}
        return Table(self.when, self.label, kept, self.decided, self.subject, self.group)


def table_of(
    columns: Mapping[str, Cells],
    *,
    when: Sequence[int],
    label: Sequence[bool | None],
    decided: Sequence[int] | None = None,
    subject: Sequence[int] | None = None,
    group: Sequence[str] | None = None,
) -> Table:
    """Put a table together and sort it by time."""
    n = len(when)
    at = np.array(when, dtype=np.int64)
    table = Table(
        when=at,
        label=np.array([np.nan if value is None else float(value) for value in label]),
        columns=columns,
        decided=at if decided is None else np.array(decided, dtype=np.int64),
        subject=np.array(range(n) if subject is None else subject, dtype=np.int64),
        group=[""] * n if group is None else group,
    )
    return table.rows(np.argsort(at, kind="stable"))


@dataclass(frozen=True, eq=False)
class Feature:
    """A column of the design: from which column, and which word of it; or a number's mean."""

    column: str
    word: str | None = None
    is_missing: bool = False
    logarithm: bool = False
    middle: float = 0.0
    mean: float = 0.0
    spread: float = 1.0


@dataclass(frozen=True, eq=False)
class Encoder:
    """How a table becomes numbers, as learned from the rows that train."""

    features: tuple[Feature, ...]
    words: Mapping[str, frozenset[str]]

    @property
    def columns(self) -> list[str]:
        return list(dict.fromkeys(feature.column for feature in self.features))

    def encode(self, table: Table) -> Floats:
        """Standardise numbers, give each word a column, fold rare and unknown words into one."""
        design = np.zeros((len(table), len(self.features)))
        cache: dict[str, Floats | list[str]] = {}
        for place, feature in enumerate(self.features):
            cells = cache.setdefault(feature.column, self._read(table, feature.column))
            design[:, place] = _encoded(feature, cells)
        return design

    def _read(self, table: Table, column: str) -> Floats | list[str]:
        if column not in self.words:
            return as_numbers(table.columns[column])
        known = self.words[column]
        return [word if word in known or not word else ELSE for word in as_words(table, column)]


def encoder_of(table: Table) -> Encoder:
    """Learn from the rows that train which words there are and how numbers lie."""
    features: list[Feature] = []
    words: dict[str, frozenset[str]] = {}
    for name, cells in table.columns.items():
        if is_number(cells):
            features += _of_numbers(name, as_numbers(cells))
            continue
        counts = _count(as_words(table, name))
        told = {word for word, n in counts.items() if word and n >= RARE}
        words[name] = frozenset(told)
        seen = sorted(word for word in told | {ELSE, ""} if counts.get(word) or word == ELSE)
        if told and len(counts) < MANY_WORDS * max(1, len(table)):
            features += [Feature(name, word=word) for word in seen]
    return Encoder(tuple(features), words)


def is_number(cells: Cells) -> bool:
    """Say whether a column is one of numbers; yes and no are numbers, too."""
    told = [cell for cell in cells if not is_missing(cell)]
    return bool(told) and sum(not isinstance(c, str) for c in told) >= NUMBERS * len(told)


def is_missing(cell: Value) -> bool:
    return cell is None or cell == "" or (isinstance(cell, float) and np.isnan(cell))


def as_numbers(cells: Cells) -> Floats:
    return np.array([np.nan if isinstance(c, str) or c is None else float(c) for c in cells])


def as_words(table: Table, column: str) -> list[str]:
    return ["" if is_missing(c) else str(c).strip() for c in table.columns[column]]


def later_than_known(table: Table) -> Ints:
    """Give when each label was known; undecided ones never were."""
    return np.where(table.is_decided, table.decided, NEVER)


def _of_numbers(name: str, numbers: Floats) -> list[Feature]:
    told = numbers[~np.isnan(numbers)]
    logarithm = bool(told.min() >= 0) and _skewness(told) > BENT
    values = np.log1p(told) if logarithm else told
    if not values.std():
        return [Feature(name, is_missing=True)] if len(told) < len(numbers) else []
    middle, mean, spread = (float(f(values)) for f in (np.median, np.mean, np.std))
    features = [Feature(name, logarithm=logarithm, middle=middle, mean=mean, spread=spread)]
    if len(told) < len(numbers):
        features.append(Feature(name, is_missing=True))
    return features


def _encoded(feature: Feature, cells: Floats | list[str]) -> Floats:
    if isinstance(cells, list):
        return np.array([word == feature.word for word in cells], dtype=np.float64)
    missing = np.isnan(cells)
    if feature.is_missing:
        return missing.astype(np.float64)
    values = np.log1p(np.maximum(cells, 0)) if feature.logarithm else cells
    return np.where(missing, feature.middle, values - 0.0) / feature.spread - (
        feature.mean / feature.spread
    )


def _skewness(values: Floats) -> float:
    spread = values.std()
    return float((((values - values.mean()) / spread) ** 3).mean()) if spread else 0.0


def _count(words: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts
