"""Forecasts and probabilities on the sample files: the goals of docs/accuracy.md."""

import pytest

from headwater.forecast.rules.accuracy import OURS, Measure, choose, scores
from headwater.forecast.rules.scoring import Verdict
from tests.realdata import DATA, forecasts

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not DATA.exists(), reason="The sample files of the workshop are not here."),
]


def test_monthly_revenue_of_crm_sales() -> None:
    trials = forecasts.crm_months()

    found = scores(trials, Measure.VALUE)[OURS]

    assert (found.n, choose(trials, Measure.VALUE).name) == (4, OURS)
    assert found.wape is not None
    assert found.wape <= 0.10


def test_loans_won_in_28_days() -> None:
    trials = forecasts.loan_weeks()

    found = scores(trials, Measure.WINS)[OURS]

    assert (found.n, choose(trials, Measure.WINS).name) == (6, OURS)
    assert found.wape is not None
    assert found.wape <= 0.15


def test_winning_in_crm_sales_has_no_signal_and_none_is_pretended() -> None:
    for scorer in (forecasts.crm_at_engagement(), forecasts.crm_snapshots()):
        assert scorer.report.verdict is Verdict.NO_SIGNAL
        assert scorer.learned is None


def test_winning_of_loans_has_a_signal_beyond_their_stage() -> None:
    assert forecasts.loan_snapshots().report.verdict is Verdict.USABLE


def test_leads_are_scored() -> None:
    report = forecasts.leads().report

    assert report.verdict is Verdict.USABLE
    assert report.model is not None
    assert report.model.auc.value >= 0.85
    assert report.model.ece <= 0.06


def test_calls_are_foretold_better_than_by_the_rate_of_the_rows_that_judge() -> None:
    report = forecasts.calls().report

    assert report.verdict is Verdict.USABLE
    assert min(forecasts.skill(report)) > 0
