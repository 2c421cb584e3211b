"""What is wrong with open deals: what puts them at risk, and what is not written down."""

from enum import StrEnum


class Check(StrEnum):
    """What an open deal can fail; docs/metrics.md says what each means."""

    AT_RISK = "at_risk"  # stalled, or two of the other four
    STALLED = "stalled"
    IDLE = "idle"
    ADRIFT = "adrift"
    SLIPPING = "slipping"
    SINGLE_THREADED = "single_threaded"
    NO_VALUE = "no_value"
    NO_DATE = "no_date"
    DATE_PASSED = "date_passed"
    NO_PERSON = "no_person"
    NO_COMPANY = "no_company"
    NO_SOURCE = "no_source"
    NO_NEXT_STEP = "no_next_step"
    TOO_OLD = "too_old"  # older than any deal that was won


RISKS = tuple(Check)[:6]
GAPS = tuple(Check)[6:]
OF_VALUE = frozenset({Check.NO_VALUE, Check.SINGLE_THREADED})
