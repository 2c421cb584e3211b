"""Whether a model still says what comes: its recent probabilities against its word when trained."""

from dataclasses import dataclass, replace
from enum import StrEnum

from headwater.forecast.rules.facts import Floats
from headwater.forecast.rules.learners import Calibration, calibrate
from headwater.forecast.rules.measures import Quality, losses, quality
from headwater.forecast.rules.scoring import FEWEST, FEWEST_OF_EACH, Scorer

BEYOND_LUCK = 9.21  # χ² with two degrees of freedom, 1 %


class State(StrEnum):
    TOO_FEW = "too_few"
    STEADY = "steady"
    RECALIBRATE = "recalibrate"  # the order is right, the height is not
    RETRAIN = "retrain"  # the order is worse than it was


@dataclass(frozen=True)
class Drift:
    """What recent outcomes say, and the calibration that would set the heights right."""

    state: State
    recent: Quality | None
    calibration: Calibration


def drift(trained: Quality, label: Floats, p: Floats, *, seed: int = 0) -> Drift:
    """Compare recent outcomes with what was said of them, and with how good the model was."""
    n, came = len(label), float(label.sum())
    if n < FEWEST or min(came, n - came) < FEWEST_OF_EACH:
        return Drift(State.TOO_FEW, None, Calibration())
    recent = quality(label, p, seed=seed)
    calibration = calibrate(label, p, held=0)
    spared = 2 * float((losses(label, p) - losses(label, calibration.apply(p))).sum())
    if recent.auc.high < trained.auc.low:
        return Drift(State.RETRAIN, recent, calibration)
    is_off = spared > BEYOND_LUCK and recent.ece > trained.ece
    return Drift(State.RECALIBRATE if is_off else State.STEADY, recent, calibration)


def recalibrated(scorer: Scorer, calibration: Calibration) -> Scorer:
    """Stretch and shift what a scorer says; the empirical rate stays as it is."""
    if scorer.learned is None:
        return scorer
    after = calibration.after(scorer.learned.calibration)
    return replace(scorer, learned=replace(scorer.learned, calibration=after))
