"""What was learned, written as JSON and read back, says the same."""

import json

import numpy as np
import pytest

from headwater.forecast.rules.kept import read_report, read_scorer, write_report, write_scorer
from headwater.forecast.rules.learners import Kind
from headwater.forecast.rules.scoring import Scorer, Verdict, train
from headwater.forecast.rules.tables import Table, table_of
from tests.forecast.test_scoring import leads


def through_json(scorer: Scorer) -> Scorer:
    report = read_report(json.loads(json.dumps(write_report(scorer.report))))
    assert report == scorer.report
    return read_scorer(json.loads(json.dumps(write_scorer(scorer))), report)


def curved() -> Table:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(4000, 2))
    p = np.where(x[:, 0] * x[:, 1] > 0, 0.9, 0.1)
    return table_of(
        {"x": x[:, 0].tolist(), "y": x[:, 1].tolist()},
        when=range(4000),
        label=(rng.random(4000) < p).tolist(),
    )


@pytest.mark.parametrize(("kind", "table"), [(Kind.LOGISTIC, leads()), (Kind.BOOSTED, curved())])
def test_a_model_read_back_says_what_it_said(kind: Kind, table: Table) -> None:
    scorer = train(table)
    assert (scorer.report.verdict, scorer.report.kind) == (Verdict.USABLE, kind)

    kept = through_json(scorer)

    said, says = scorer.score(table), kept.score(table)
    assert [one.p for one in says] == pytest.approx([one.p for one in said], abs=1e-9)
    assert [[push.column for push in one.pushes] for one in says] == [
        [push.column for push in one.pushes] for one in said
    ]
    again = through_json(kept).score(table)
    assert [one.p for one in again] == pytest.approx([one.p for one in said], abs=1e-9)


def test_rates_without_a_model_are_kept_too() -> None:
    scorer = train(leads(600, signal=0))

    kept = through_json(scorer)

    assert (kept.rates, kept.overall, kept.learned) == (scorer.rates, scorer.overall, None)
