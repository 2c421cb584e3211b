"""What is told of taking things back, besides what the opposite acts tell of themselves."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class OthersWorkTakenBack(Event):
    """An administrator took back what somebody else had done."""

    name: ClassVar[str] = "operation.taken_back"
    subject_kind: ClassVar[str] = "operation"

    operation_id: UUID
    records: int
    doer_id: UUID | None
