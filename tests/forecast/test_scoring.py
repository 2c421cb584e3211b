import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.forecast.rules.drift import State, drift, recalibrated
from headwater.forecast.rules.facts import End, Floats, facts_of
from headwater.forecast.rules.leaks import Leak, Why, leaks
from headwater.forecast.rules.learners import Calibration, Kind, calibrate, learn_best
from headwater.forecast.rules.measures import auc, calibration, quality, sigmoid
from headwater.forecast.rules.scoring import Scorer, Verdict, empirical_rates, train
from headwater.forecast.rules.snapshots import open_deals, snapshots
from headwater.forecast.rules.tables import Table, encoder_of, table_of
from tests.forecast.courses import day, deal, pipeline


def leads(n: int = 1500, *, seed: int = 0, signal: float = 1.5) -> Table:
    """Make leads whose outcome hangs on their budget and source, the stronger the signal."""
    rng = np.random.default_rng(seed)
    budget, source = rng.normal(size=n), rng.integers(0, 3, size=n)
    p = sigmoid(signal * (budget + (source == 2) - 0.4))
    return table_of(
        {
            "budget": budget.tolist(),
            "source": [("web", "fair", "referral")[s] for s in source],
            "noise": [f"word {w}" for w in rng.integers(0, 9, size=n)],
        },
        when=range(n),
        label=(rng.random(n) < p).tolist(),
    )


def test_a_signal_is_found_and_what_moved_each_probability_is_told() -> None:
    table = leads()

    scorer = train(table)

    report = scorer.report
    assert (report.verdict, report.kind) == (Verdict.USABLE, Kind.LOGISTIC)
    assert report.model is not None
    assert report.model.auc.value > 0.8
    assert report.model.ece < 0.1
    best = max(scorer.score(table), key=lambda scored: scored.p)
    assert best.is_model
    assert {push.column for push in best.pushes[:2]} == {"budget", "source"}


def test_where_there_is_no_signal_the_empirical_rate_is_used_and_said_so() -> None:
    verdicts = []
    for seed in range(5):
        table = leads(600, seed=seed, signal=0)
        scorer = train(table)
        verdicts.append(scorer.report.verdict)
        assert {(s.p, s.is_model, s.pushes) for s in scorer.score(table)} == {
            (scorer.overall, False, ())
        }

    assert verdicts == [Verdict.NO_SIGNAL] * 5


def test_few_rows_are_too_few() -> None:
    assert train(leads(90)).report.verdict is Verdict.TOO_FEW
    assert train(table_of({}, when=[], label=[])).report.verdict is Verdict.TOO_FEW


def test_pushes_of_a_regression_add_up_to_the_log_odds() -> None:
    table = leads()
    learned = learn_best(table)

    p, pushes = learned.predict(table), learned.pushes(table).sum(axis=1)

    rest = np.log(p / (1 - p)) - pushes
    assert rest == pytest.approx(np.full(len(table), rest[0]))


def test_boosted_trees_are_taken_where_they_see_what_a_line_cannot() -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(4000, 2))
    p = np.where(x[:, 0] * x[:, 1] > 0, 0.9, 0.1)
    table = table_of(
        {"x": x[:, 0].tolist(), "y": x[:, 1].tolist()},
        when=range(4000),
        label=(rng.random(4000) < p).tolist(),
    )

    learned = learn_best(table)

    assert learned.kind is Kind.BOOSTED
    assert np.abs(learned.pushes(table.rows(np.arange(5)))).max() > 0.5


def test_only_labels_known_in_time_are_learned_from() -> None:
    table = leads(1000)
    late = np.where(np.arange(1000) % 2 == 0, table.when, 5000)
    slow = Table(table.when, table.label, table.columns, late, table.subject, table.group)

    assert train(table).report.n_trained == 800
    assert train(slow).report.n_trained == 400


def test_rates_of_groups_with_rows_enough() -> None:
    table = table_of(
        {},
        when=range(60),
        label=[n < 10 for n in range(60)],
        group=["many"] * 40 + ["few"] * 20,
    )

    assert empirical_rates(table) == ({"many": 11 / 42}, 11 / 62)


def test_rare_and_unknown_words_are_one_and_missing_is_told() -> None:
    table = table_of(
        {"word": ["a"] * 30 + ["b"] * 3, "number": [1.0, None, 3.0] * 11},
        when=range(33),
        label=[True] * 33,
    )
    other = table_of({"word": ["new", ""], "number": [2.0, None]}, when=[0, 1], label=[None] * 2)

    encoder = encoder_of(table)

    names = [(f.column, f.word, f.is_missing) for f in encoder.features]
    assert names == [
        ("word", "a", False),
        ("word", "…", False),
        ("number", None, False),
        ("number", None, True),
    ]
    assert encoder.encode(other).tolist() == [[0, 1, 0, 0], [0, 0, 0, 1]]


# ── leaks ─────────────────────────────────────────────────────────────────────────────────────


def test_columns_that_cannot_have_been_known_are_left_out_with_the_reason() -> None:
    plain = leads(1000)
    label = plain.label.copy()
    label[800:] = np.nan
    won = label == 1
    table = Table(
        plain.when,
        label,
        {
            **plain.columns,
            "lastActivity": ["call"] * 1000,
            "secret": [float(n) for n in range(1000)],
            "answer": [None if np.isnan(x) else f"{x} {n % 3}" for n, x in enumerate(label)],
            "regret": ["price" if x == 0 or n > 800 else None for n, x in enumerate(label)],
            "signed": ["yes" if x else "no" for x in won],
        },
        plain.decided,
        plain.subject,
        plain.group,
    )

    found = leaks(table, told=["secret"])

    assert [(leak.column, leak.why) for leak in found] == [
        ("lastActivity", Why.NAME),
        ("secret", Why.TOLD),
        ("answer", Why.WAITS),
        ("regret", Why.ONE_SIDED),
        ("signed", Why.TOO_GOOD),
    ]
    assert leaks(plain) == ()
    assert "lastActivity" not in {f.column for f in leaks(table, trusted=["lastActivity"])}


def test_what_leaks_is_not_learned_from() -> None:
    table = leads(800, signal=0)
    told = Table(
        table.when,
        table.label,
        {**table.columns, "truth": table.label.tolist()},
        table.decided,
        table.subject,
        table.group,
    )

    report = train(told).report

    assert report.left_out == (Leak("truth", Why.TOO_GOOD, 1.0),)
    assert report.verdict is Verdict.NO_SIGNAL


# ── measures and drift ────────────────────────────────────────────────────────────────────────


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=40))
def test_auc_is_the_share_of_pairs_in_the_right_order(rows: list[tuple[bool, int]]) -> None:
    came = [p for label, p in rows if label]
    did_not = [p for label, p in rows if not label]

    found = auc(np.array([float(x) for x, _ in rows]), np.array([float(p) for _, p in rows]))

    pairs = [(a > b) + (a == b) / 2 for a in came for b in did_not]
    assert found == pytest.approx(sum(pairs) / len(pairs) if pairs else 0.5)


def honest(n: int, *, seed: int) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(seed)
    p = rng.uniform(0.05, 0.95, size=n)
    return (rng.random(n) < p).astype(float), p


def test_honest_probabilities_are_calibrated() -> None:
    label, p = honest(20_000, seed=1)

    assert quality(label, p).ece < 0.02
    assert sum(b.n for b in calibration(label, p)) == 20_000
    found = calibrate(label, p)
    assert (found.intercept, found.slope) == pytest.approx((0, 1), abs=0.06)


def test_drift_says_when_to_set_heights_right_and_when_to_learn_anew() -> None:
    trained = quality(*honest(5000, seed=2))
    label, p = honest(2000, seed=3)
    too_high = Calibration(1.5).apply(p)

    off = drift(trained, label, too_high)

    assert drift(trained, label, p).state is State.STEADY
    assert off.state is State.RECALIBRATE
    assert off.calibration.intercept == pytest.approx(-1.5, abs=0.25)
    assert off.calibration.apply(too_high) == pytest.approx(p, abs=0.05)
    assert drift(trained, label, p[::-1]).state is State.RETRAIN
    assert drift(trained, label[:50], p[:50]).state is State.TOO_FEW


def test_a_recalibrated_scorer_says_the_new_heights() -> None:
    table = leads()
    scorer = train(table)
    before = np.array([scored.p for scored in scorer.score(table)])

    after = recalibrated(scorer, Calibration(1.0, 0.5))

    assert [s.p for s in after.score(table)] == pytest.approx(
        Calibration(1.0, 0.5).apply(before).tolist()
    )
    nothing = Scorer(scorer.report, {}, 0.5, None)
    assert recalibrated(nothing, Calibration(1.0)) is nothing


# ── snapshots ─────────────────────────────────────────────────────────────────────────────────


def test_a_snapshot_says_what_was_and_its_label_what_came() -> None:
    deals = [
        deal("a", (0, "Talk"), (4, "Offer"), (20, End.WON), value=5.0),
        deal("b", (8, "Talk")),
    ]

    table = snapshots(
        facts_of(deals, as_of=day(30)),
        [day(n).toordinal() for n in (2, 10, 25)],
        {"b": {"region": "north"}},
    )

    assert table.columns["stage"] == ["Talk", "Offer", "Talk", "Talk"]
    assert table.columns["days_in_stage"] == [2, 6, 2, 17]
    assert table.columns["region"] == [None, None, "north", "north"]
    assert table.subject.tolist() == [0, 0, 1, 1]
    assert table.label[:2].tolist() == [1, 1]
    assert np.isnan(table.label[2:]).all()


def test_what_came_later_changes_labels_and_nothing_else() -> None:
    days = [day(n).toordinal() for n in (60, 90)]
    deals = pipeline(seed=14)
    cut = [d for d in deals if d.steps[0].day < day(90)]

    early, later = (
        snapshots(facts_of(d, as_of=day(n)), days) for d, n in ((cut, 90), (deals, 240))
    )

    assert [str(cells) for cells in early.columns.values()] == [
        str(cells) for cells in later.columns.values()
    ]
    assert np.isnan(early.label).sum() > np.isnan(later.label).sum()
    today = open_deals(facts_of(deals, as_of=day(90)))
    assert today.columns["age_days"] == early.rows(early.when == days[1]).columns["age_days"]


def test_nobody_imports_scikit_learn_before_it_is_needed() -> None:
    code = (
        "import sys, headwater.forecast.rules.scoring, headwater.forecast.rules.drift,"
        " headwater.forecast.rules.forecasting; print('sklearn' in sys.modules)"
    )

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "False"
