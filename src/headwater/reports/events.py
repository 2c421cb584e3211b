from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class ReportChanged(Event):
    """A saved report was created, edited or deleted; `what` says which."""

    name: ClassVar[str] = "report.changed"
    subject_kind: ClassVar[str] = "report"

    report_id: UUID
    what: str
