"""When an open deal is at risk. What each reason means, selectors/health.py says; docs/metrics.md explains."""

from collections.abc import Collection
from enum import StrEnum

ENOUGH = 2  # of the reasons that do not suffice alone


class Risk(StrEnum):
    STALLED = "stalled"
    IDLE = "idle"
    ADRIFT = "adrift"
    SLIPPING = "slipping"
    SINGLE_THREADED = "single_threaded"


def is_at_risk(reasons: Collection[str]) -> bool:
    return Risk.STALLED in reasons or len(reasons) >= ENOUGH
