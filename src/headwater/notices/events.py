from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class NoticeGiven(Event):
    """A member is told something. Only they hear of it."""

    name: ClassVar[str] = "notice.given"
    subject_kind: ClassVar[str] = "notice"

    notice_id: UUID
    member_id: UUID
    kind: str
