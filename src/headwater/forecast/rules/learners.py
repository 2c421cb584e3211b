"""Learning probabilities from a table: logistic regression, or boosted trees where they earn it.

scikit-learn takes seconds to import, so it is imported by whoever trains or scores and not before.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, Protocol

import numpy as np

from headwater.forecast.rules.facts import Floats
from headwater.forecast.rules.measures import gain, logit, losses, sigmoid
from headwater.forecast.rules.tables import Encoder, Table, encoder_of, later_than_known

CUTS = (0.4, 0.6, 0.8)  # the rows before each learn, those up to the next choose and calibrate
STRENGTHS = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)  # the inverse of how strongly effects are held down
FEWEST_OF_EACH = 5
TREES_NEED = 1_000  # rows below which trees are not tried
NEWTON = 25
HELD = 1.0  # how strongly a calibration is held to "as it is"


class Kind(StrEnum):
    LOGISTIC = "logistic"
    BOOSTED = "boosted"


class Model(Protocol):
    """What scikit-learn's classifiers have in common."""

    def fit(self, design: Floats, label: Floats) -> Any: ...
    def predict_proba(self, design: Floats) -> Floats: ...


@dataclass(frozen=True)
class Calibration:
    """Log-odds are stretched and shifted, so that what is called 30 % comes 30 times of 100."""

    intercept: float = 0.0
    slope: float = 1.0

    def apply(self, p: Floats) -> Floats:
        return sigmoid(self.intercept + self.slope * logit(p))

    def after(self, first: "Calibration") -> "Calibration":
        """Give the one calibration that does what both do, one after the other."""
        return Calibration(self.intercept + self.slope * first.intercept, self.slope * first.slope)


@dataclass(frozen=True, eq=False)
class Learned:
    kind: Kind
    encoder: Encoder
    model: Any
    calibration: Calibration
    usual: Floats  # the mean of each feature; for trees, the row that is most usual

    @property
    def columns(self) -> list[str]:
        return self.encoder.columns

    def predict(self, table: Table) -> Floats:
        return self.calibration.apply(_p(self.model, self.encoder.encode(table)))

    def pushes(self, table: Table) -> Floats:
        """Say for each row and column by how many log-odds it moved the probability.

        Effects of a logistic regression add up. Trees are asked again with the column as it is in
        a usual row: what that changes is what the column did, given all others.
        """
        design = self.encoder.encode(table)
        owner = np.array([self.columns.index(f.column) for f in self.encoder.features])
        moved = np.zeros((len(table), len(self.columns)))
        if self.kind is Kind.LOGISTIC:
            effect = self.calibration.slope * self.model.coef_[0] * (design - self.usual)
            np.add.at(moved.T, owner, effect.T)
            return moved
        now = logit(self.calibration.apply(_p(self.model, design)))
        for number in range(len(self.columns)):
            changed = np.where(owner == number, self.usual, design)
            moved[:, number] = now - logit(self.calibration.apply(_p(self.model, changed)))
        return moved


def learn_best(table: Table, *, seed: int = 0) -> Learned:
    """Learn, and choose kind and strength by rows newer than those learned from; calibrate there."""
    rows = np.arange(len(table))
    cuts = [int(share * len(table)) for share in (*CUTS, 1.0)]
    newer = table.rows(rows >= cuts[0])
    rounds = [
        _encoded(_known_before(table, first), table.rows((rows >= first) & (rows < end)))
        for first, end in pairwise(cuts)
    ]
    found = {
        c: np.concatenate(
            [_p(_logistic(c, design, label), ahead) for design, label, ahead in rounds]
        )
        for c in STRENGTHS
    }
    best = min(STRENGTHS, key=lambda c: float(losses(newer.label, found[c]).mean()))
    kind, p = Kind.LOGISTIC, found[best]
    if cuts[0] >= TREES_NEED:
        boosted = np.concatenate(
            [_p(_boosted(design, label, seed=seed), ahead) for design, label, ahead in rounds]
        )
        if gain(newer.label, boosted, p, subject=newer.subject, seed=seed).low > 0:
            kind, p = Kind.BOOSTED, boosted
    return _final(table, kind, strength=best, calibration=calibrate(newer.label, p), seed=seed)


def _known_before(table: Table, first: int) -> Table:
    """Take the rows before that one whose labels were known by then, if those are enough."""
    before = np.arange(len(table)) < first
    known = table.rows(before & (later_than_known(table) <= table.when[first]))
    came = known.label.sum()
    return known if min(came, len(known) - came) >= FEWEST_OF_EACH else table.rows(before)


def _encoded(older: Table, newer: Table) -> tuple[Floats, Floats, Floats]:
    encoder = encoder_of(older)
    return encoder.encode(older), older.label, encoder.encode(newer)


def calibrate(label: Floats, p: Floats, *, held: float = HELD) -> Calibration:
    """Fit intercept and slope by Newton's steps, held a little to zero and one."""
    design = np.column_stack([np.ones(len(p)), logit(p)])
    neutral = np.array([0.0, 1.0])
    found = neutral.copy()
    for _ in range(NEWTON):
        mean = sigmoid(design @ found)
        slope = design.T @ (mean - label) + held * (found - neutral)
        curve = (design.T * (mean * (1 - mean))) @ design + held * np.eye(2)
        found = found - np.linalg.solve(curve, slope)
    return Calibration(float(found[0]), float(found[1]))


def _final(
    table: Table, kind: Kind, *, strength: float, calibration: Calibration, seed: int
) -> Learned:
    encoder = encoder_of(table)
    design = encoder.encode(table)
    if kind is Kind.LOGISTIC:
        model = _logistic(strength, design, table.label)
        return Learned(kind, encoder, model, calibration, design.mean(axis=0))
    model = _boosted(design, table.label, seed=seed)
    return Learned(kind, encoder, model, calibration, _most_usual(encoder, design))


def _logistic(strength: float, design: Floats, label: Floats) -> Model:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - seconds

    model: Model = LogisticRegression(C=strength, solver="newton-cholesky")
    with _one_thread():
        model.fit(design, label)
    return model


def _boosted(design: Floats, label: Floats, *, seed: int) -> Model:
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - seconds

    model: Model = HistGradientBoostingClassifier(
        learning_rate=0.05, max_iter=150, max_leaf_nodes=15, min_samples_leaf=30, random_state=seed
    )
    with _one_thread():
        model.fit(design, label)
    return model


def _p(model: Model, design: Floats) -> Floats:
    with _one_thread():
        return np.asarray(model.predict_proba(design)[:, 1], dtype=np.float64)


def _one_thread() -> AbstractContextManager[object]:
    """Leave the other cores to those who wait for an answer; small tables are slower on many."""
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - comes with scikit-learn

    limits: AbstractContextManager[object] = threadpool_limits(limits=1)
    return limits


def _most_usual(encoder: Encoder, design: Floats) -> Floats:
    """Take the median of numbers, and of words the one that is seen most."""
    usual = np.median(design, axis=0)
    for column in encoder.columns:
        places = [
            n for n, f in enumerate(encoder.features) if f.column == column and f.word is not None
        ]
        if places:
            usual[places] = 0
            usual[places[int(np.argmax(design[:, places].sum(axis=0)))]] = 1
    return usual
