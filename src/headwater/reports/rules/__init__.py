"""What a report asks, and when that makes no sense."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from headwater.lib.errors import Forbidden, Invalid, NotFound

MOST_REPORTS = 500  # that somebody keeps
MOST_ROWS, MOST_SERIES = 300, 20  # that are shown; totals count the others as well


class Compare(StrEnum):
    """With what: the period before, or the same a year before; of what is live, a month or a year.

    OTHER is whatever the `other_…` of a question name: days, an instant, an owner, a team.
    """

    PREVIOUS = "previous"
    YEAR = "year_before"
    OTHER = "other"


class Preset(StrEnum):
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    LAST_7 = "last_7"
    LAST_30 = "last_30"
    LAST_90 = "last_90"
    LAST_365 = "last_365"


class Chart(StrEnum):
    NUMBER = "number"
    BARS = "bars"
    STACKED = "stacked"
    LINE = "line"
    TABLE = "table"


class UnknownMeasure(Invalid):
    code = "unknown_measure"


class UnknownDimension(Invalid):
    code = "unknown_dimension"


class NotComparable(Invalid):
    code = "not_comparable"


class QuestionUnreadable(Invalid):
    code = "question_unreadable"


class ReportNotFound(NotFound):
    code = "report_not_found"


class NotYourReport(Forbidden):
    code = "not_your_report"


class TooManyReports(Invalid):
    code = "too_many_reports"


@dataclass(frozen=True, kw_only=True)
class ReportQuestion:
    """What somebody asks; "" and None ask for no dimension, no limit, and for now.

    `period` is a named one and goes along with the days; without it `from_day` and `to_day` hold.
    """

    measure: str
    rows: str = ""
    series: str = ""
    filter: str = ""
    pipeline_id: UUID | None = None
    owner_id: UUID | None = None
    team_id: UUID | None = None
    period: Preset | None = None
    from_day: date | None = None
    to_day: date | None = None
    as_of: datetime | None = None
    compare: Compare | None = None
    other_from: date | None = None
    other_to: date | None = None
    other_as_of: datetime | None = None
    other_owner_id: UUID | None = None
    other_team_id: UUID | None = None
    chart: Chart = Chart.BARS
