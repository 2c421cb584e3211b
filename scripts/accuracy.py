"""Measure forecasts and probabilities on the sample files, and write the figures into the document.

    .venv/bin/python -m scripts.accuracy

The files lie beside the repository (tests/realdata). Only what stands between the two marks of
docs/accuracy.md is written, so that nobody types a figure.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from headwater.forecast.rules.accuracy import OURS, Measure, Trial, choose, scores
from headwater.forecast.rules.leaks import Why
from headwater.forecast.rules.measures import Bin
from headwater.forecast.rules.scoring import Report
from tests.realdata import DATA, forecasts

DOCUMENT = Path(__file__).resolve().parent.parent / "docs/accuracy.md"
MARKS = re.compile(r"(<!-- scripts\.accuracy -->\n).*(\n<!-- end -->)", re.DOTALL)
NAMES = {
    OURS: "simulated, P50",
    "last_three": "mean of the last 3 periods",
    "last_year": "same period last year",
    "open_times_rate": "open × win rate × mean value",
}


def main() -> None:
    if not DATA.exists():
        sys.exit("The sample files are not here.")
    text = "\n".join([*_forecasts(), "", *_probabilities()])
    written = MARKS.sub(lambda found: found[1] + text + found[2], DOCUMENT.read_text())
    DOCUMENT.write_text(written)
    print(text)


def _forecasts() -> Iterator[str]:
    yield "### Forecasts"
    for title, trials, measure in (
        ("Monthly revenue of crm_sales", forecasts.crm_months(), Measure.VALUE),
        ("Loans won in 28 days, stage_history", forecasts.loan_weeks(), Measure.WINS),
    ):
        yield from (
            "",
            f"**{title}**",
            "",
            *_trials(trials, measure),
            "",
            *_scores(trials, measure),
        )


def _trials(trials: Sequence[Trial], measure: Measure) -> Iterator[str]:
    yield "| asked on | P10 | P50 | P90 | mean | what came |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for trial in trials:
        by_value = measure is Measure.VALUE
        band = trial.revenue if by_value else trial.wins
        came = trial.actual.value if by_value else trial.actual.n
        figures = [band.p10, band.p50, band.p90, band.mean, came]
        yield _line(str(trial.period.start), *[f"{figure:,.0f}" for figure in figures])


def _scores(trials: Sequence[Trial], measure: Measure) -> Iterator[str]:
    yield "| forecast | n | WAPE | MAPE | bias | pinball P10, P50, P90 | P10–P90 covers |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, score in scores(trials, measure).items():
        pinball = ", ".join(f"{loss:,.0f}" for loss in score.pinball) if score.n else "–"
        shares = [_share(x) for x in (score.wape, score.mape, score.bias)]
        yield _line(NAMES[name], str(score.n), *shares, pinball, _share(score.coverage))
    yield ""
    yield f"Chosen: {NAMES[choose(trials, measure).name]}."


def _probabilities() -> Iterator[str]:
    loans, calls, leads = forecasts.loan_snapshots(), forecasts.calls(), forecasts.leads()
    reports = {
        "leads, fields written later left out": leads.report,
        "leads, only what the guard finds left out": forecasts.leads(told=()).report,
        "bank_calls without `duration`": calls.report,
        "stage_history, open loans each Monday": loans.report,
        "crm_sales on the day of engagement": forecasts.crm_at_engagement().report,
        "crm_sales, open deals each first of a month": forecasts.crm_snapshots().report,
    }
    yield "### Probabilities"
    yield ""
    yield (
        "| file | learned from | judged by | verdict | model | AUC (99 %) | log loss | empirical |"
        " spared (99 %) | Brier | ECE | skill: Brier, log loss |"
    )
    yield "| --- " * 12 + "|"
    yield from (_report(name, report) for name, report in reports.items())
    yield ""
    for name in ("leads, fields written later left out", "bank_calls without `duration`"):
        yield from _calibration(name, reports[name])
    unaided = reports["leads, only what the guard finds left out"]
    found = ", ".join(leak.column for leak in unaided.left_out if leak.why is not Why.TOLD)
    yield f"Left out by the guard alone, of the leads: {found}."


def _report(name: str, report: Report) -> str:
    model, empirical, gain = report.model, report.empirical, report.gain
    if model is None or empirical is None or gain is None:
        return _line(name, str(report.n_trained), "–", report.verdict.replace("_", " "), *["–"] * 8)
    brier, loss = forecasts.skill(report)
    return _line(
        name,
        f"{report.n_trained:,}",
        f"{model.n:,}",
        report.verdict.replace("_", " "),
        str(report.kind),
        f"{model.auc.value:.3f} ({model.auc.low:.3f}–{model.auc.high:.3f})",
        f"{model.log_loss:.4f}",
        f"{empirical.log_loss:.4f}",
        f"{gain.value:.4f} ({gain.low:.4f}–{gain.high:.4f})",
        f"{model.brier:.4f}",
        f"{model.ece:.3f}",
        f"{brier:.3f}, {loss:.3f}",
    )


def _calibration(name: str, report: Report) -> Iterator[str]:
    bins: Sequence[Bin] = report.model.calibration if report.model else ()
    yield f"Calibration, {name} (each column a tenth of the rows that judge):"
    yield ""
    yield _line("thought", *[f"{b.predicted:.0%}" for b in bins])
    yield "| --- " * (len(bins) + 1) + "|"
    yield _line("came", *[f"{b.happened:.0%}" for b in bins])
    yield ""


def _share(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.1%}"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
