from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened.

    Ids and plain values only: an event is stored as JSON and read years later. `subject_kind`
    names the kind of record it is about; the id of that record is the field `{kind}_id`.
    """

    name: ClassVar[str]
    subject_kind: ClassVar[str]

    actor_id: UUID | None
    at: datetime

    @property
    def subject_id(self) -> UUID:
        """The record whose timeline shows this event."""
        subject: UUID = getattr(self, f"{self.subject_kind}_id")
        return subject
