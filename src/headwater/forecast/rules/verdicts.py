"""What is said of a model, in words that need no mathematics to be read."""

from enum import StrEnum


class Said(StrEnum):
    """As rules.scoring.Verdict, for those who only show it and spare themselves numpy."""

    USABLE = "usable"
    NO_SIGNAL = "no_signal"
    TOO_FEW = "too_few"


class DriftState(StrEnum):
    """As rules.drift.State."""

    TOO_FEW = "too_few"
    STEADY = "steady"
    RECALIBRATE = "recalibrate"
    RETRAIN = "retrain"
