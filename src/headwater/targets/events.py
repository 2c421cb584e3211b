from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class TargetsSet(Event):
    """Somebody set, changed or took away the targets of some months; their history holds which."""

    name: ClassVar[str] = "target.set"
    subject_kind: ClassVar[str] = "target"

    target_id: UUID  # the first of them
    measure: str
    pipeline_id: UUID | None
    months: int


@dataclass(frozen=True, kw_only=True)
class SourceAlarmSet(Event):
    """Somebody changed when leaders are warned that the source is running dry."""

    name: ClassVar[str] = "source_alarm.set"
    subject_kind: ClassVar[str] = "alarm"

    alarm_id: UUID
    is_on: bool
    weeks: int
