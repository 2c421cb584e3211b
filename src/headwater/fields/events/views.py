from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class ViewChanged(Event):
    """A saved view was created, edited or deleted, or became a default; `what` says which."""

    name: ClassVar[str] = "view.changed"
    subject_kind: ClassVar[str] = "view"

    view_id: UUID
    kind: str
    what: str
