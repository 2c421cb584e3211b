"""A scorer as JSON and back: coefficients and trees as numbers, never code.

Nothing is pickled: what comes back from the database is numbers that are added up, so whoever
could write there could at worst make a chance wrong.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from headwater.forecast.rules.facts import Floats, Ints
from headwater.forecast.rules.leaks import Leak, Why
from headwater.forecast.rules.learners import Calibration, Kind, Learned
from headwater.forecast.rules.measures import Bin, Interval, Quality, sigmoid
from headwater.forecast.rules.scoring import Report, Scorer, Verdict
from headwater.forecast.rules.tables import Encoder, Feature

Json = dict[str, Any]


@dataclass(frozen=True, eq=False)
class KeptLine:
    """A logistic regression that has been learned."""

    coef_: Floats
    intercept: float

    def predict_proba(self, design: Floats) -> Floats:
        p = sigmoid(design @ self.coef_[0] + self.intercept)
        return np.column_stack([1 - p, p])


@dataclass(frozen=True, eq=False)
class Tree:
    """Nodes; a leaf has itself on both sides."""

    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats

    def add_to(self, total: Floats, design: Floats) -> None:
        at = np.zeros(len(design), dtype=np.int64)
        rows = np.arange(len(design))
        while True:
            goes_left = design[rows, self.feature[at]] <= self.threshold[at]
            below = np.where(goes_left, self.left[at], self.right[at])
            if np.array_equal(below, at):
                break
            at = below
        total += self.value[at]


@dataclass(frozen=True, eq=False)
class KeptTrees:
    """Boosted trees that have been learned."""

    baseline: float
    trees: tuple[Tree, ...]

    def predict_proba(self, design: Floats) -> Floats:
        total = np.full(len(design), self.baseline)
        for tree in self.trees:
            tree.add_to(total, design)
        p = sigmoid(total)
        return np.column_stack([1 - p, p])


def write_scorer(scorer: Scorer) -> Json:
    return {
        "rates": dict(scorer.rates),
        "overall": scorer.overall,
        "learned": scorer.learned and _write_learned(scorer.learned),
    }


def read_scorer(kept: Json, report: Report) -> Scorer:
    learned = kept["learned"] and _read_learned(kept["learned"])
    return Scorer(report, kept["rates"], kept["overall"], learned or None)


def write_report(report: Report) -> Json:
    return asdict(report)


def read_report(kept: Json) -> Report:
    return Report(
        verdict=Verdict(kept["verdict"]),
        kind=Kind(kept["kind"]) if kept["kind"] else None,
        n_trained=kept["n_trained"],
        model=read_quality(kept["model"]),
        empirical=read_quality(kept["empirical"]),
        gain=Interval(**kept["gain"]) if kept["gain"] else None,
        left_out=tuple(
            Leak(one["column"], Why(one["why"]), one["figure"]) for one in kept["left_out"]
        ),
    )


def read_quality(kept: Json | None) -> Quality | None:
    if kept is None:
        return None
    return Quality(
        **kept
        | {
            "auc": Interval(**kept["auc"]),
            "calibration": tuple(Bin(**one) for one in kept["calibration"]),
        }
    )


def _write_learned(learned: Learned) -> Json:
    return {
        "kind": learned.kind.value,
        "features": [asdict(feature) for feature in learned.encoder.features],
        "words": {name: sorted(words) for name, words in learned.encoder.words.items()},
        "calibration": asdict(learned.calibration),
        "usual": learned.usual.tolist(),
        "model": _write_line(learned.model)
        if learned.kind is Kind.LOGISTIC
        else _write_trees(learned.model),
    }


def _read_learned(kept: Json) -> Learned:
    kind = Kind(kept["kind"])
    return Learned(
        kind=kind,
        encoder=Encoder(
            tuple(Feature(**feature) for feature in kept["features"]),
            {name: frozenset(words) for name, words in kept["words"].items()},
        ),
        model=_read_line(kept["model"]) if kind is Kind.LOGISTIC else _read_trees(kept["model"]),
        calibration=Calibration(**kept["calibration"]),
        usual=np.array(kept["usual"], dtype=np.float64),
    )


def _write_line(model: Any) -> Json:
    intercept = model.intercept if isinstance(model, KeptLine) else model.intercept_[0]
    return {"coef": np.asarray(model.coef_[0]).tolist(), "intercept": float(intercept)}


def _read_line(kept: Mapping[str, Any]) -> KeptLine:
    return KeptLine(np.array([kept["coef"]], dtype=np.float64), kept["intercept"])


def _write_trees(model: Any) -> Json:
    if isinstance(model, KeptTrees):
        trees, baseline = model.trees, model.baseline
    else:
        # scikit-learn has no public way to its trees; test_kept compares with its own word.
        trees = tuple(_tree(one.nodes) for (one,) in model._predictors)  # noqa: SLF001
        baseline = float(model._baseline_prediction.ravel()[0])  # noqa: SLF001
    return {
        "baseline": baseline,
        "trees": [
            {name: getattr(tree, name).tolist() for name in Tree.__dataclass_fields__}
            for tree in trees
        ],
    }


def _read_trees(kept: Mapping[str, Any]) -> KeptTrees:
    return KeptTrees(
        kept["baseline"],
        tuple(
            Tree(
                feature=np.array(one["feature"], dtype=np.int64),
                threshold=np.array(one["threshold"], dtype=np.float64),
                left=np.array(one["left"], dtype=np.int64),
                right=np.array(one["right"], dtype=np.int64),
                value=np.array(one["value"], dtype=np.float64),
            )
            for one in kept["trees"]
        ),
    )


def _tree(nodes: Any) -> Tree:
    here = np.arange(len(nodes))
    leaf = nodes["is_leaf"].astype(bool)
    return Tree(
        feature=np.where(leaf, 0, nodes["feature_idx"]).astype(np.int64),
        # A threshold beyond all numbers cannot be written as JSON.
        threshold=np.clip(
            np.where(leaf, 0, nodes["num_threshold"]).astype(np.float64), -1e300, 1e300
        ),
        left=np.where(leaf, here, nodes["left"]).astype(np.int64),
        right=np.where(leaf, here, nodes["right"]).astype(np.int64),
        value=nodes["value"].astype(np.float64),
    )
