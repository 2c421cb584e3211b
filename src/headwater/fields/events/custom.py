from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class FieldChanged(Event):
    """A field of the workspace's own was added, edited, moved or deleted; `what` says which."""

    name: ClassVar[str] = "field.changed"
    subject_kind: ClassVar[str] = "field"

    field_id: UUID
    kind: str
    what: str
