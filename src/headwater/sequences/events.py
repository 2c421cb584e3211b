from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class SequenceChanged(Event):
    """A sequence was created, edited, paused or archived; `what` says which."""

    name: ClassVar[str] = "sequence.changed"
    subject_kind: ClassVar[str] = "sequence"

    sequence_id: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class EnrolmentChanged(Event):
    """Somebody was enrolled, came a step further, or is at the end; `state` says how it stands."""

    name: ClassVar[str] = "enrolment.changed"
    subject_kind: ClassVar[str] = "sequence"

    sequence_id: UUID
    enrolment_id: UUID
    state: str
    reason: str
    person_id: UUID | None
    lead_id: UUID | None
