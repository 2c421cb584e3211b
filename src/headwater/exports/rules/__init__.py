"""Which files can be made, for how long they are kept, and how many at a time."""

from datetime import timedelta
from enum import StrEnum

from headwater.lib.errors import Conflict, Invalid, TooMany

AT_ONCE = 5_000  # rows that are worth nobody's wait
KEPT = timedelta(days=1)
PATIENCE = timedelta(hours=1)  # with a file whose row is not there
MOST_UNDER_WAY = 3  # of one member


class ExportKind(StrEnum):
    DEALS = "deals"
    COMPANIES = "companies"
    PEOPLE = "people"
    LEADS = "leads"
    TASKS = "tasks"
    STAKEHOLDERS = "stakeholders"  # of one deal


class ExportFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self]


CONTENT_TYPES = {
    ExportFormat.CSV: "text/csv",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportState(StrEnum):
    QUEUED = "queued"
    DONE = "done"
    FAILED = "failed"


class UnknownColumn(Invalid):
    code = "unknown_column"


class TooManyExports(TooMany):
    code = "too_many_exports"


class ExportNotReady(Conflict):
    code = "export_not_ready"


def check_under_way(count: int) -> None:
    if count >= MOST_UNDER_WAY:
        raise TooManyExports("Your other exports are still being made. Wait for one of them.")
