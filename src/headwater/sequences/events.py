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
    """Somebody was enrolled, rests, goes on or is at the end; `state` says which."""

    name: ClassVar[str] = "enrolment.changed"
    subject_kind: ClassVar[str] = "sequence"

    sequence_id: UUID
    enrolment_id: UUID
    state: str
    reason: str
    due_at: str | None
    person_id: UUID | None
    lead_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class PersonEnrolled(Event):
    """A person was put into a sequence: what can be taken back of it."""

    name: ClassVar[str] = "person.enrolled"
    subject_kind: ClassVar[str] = "person"

    person_id: UUID
    sequence_id: UUID
    enrolment_id: UUID


@dataclass(frozen=True, kw_only=True)
class LeadEnrolled(Event):
    """The same of a lead."""

    name: ClassVar[str] = "lead.enrolled"
    subject_kind: ClassVar[str] = "lead"

    lead_id: UUID
    sequence_id: UUID
    enrolment_id: UUID
