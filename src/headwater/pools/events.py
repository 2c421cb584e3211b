"""What happens to pools. That a record changed hands is told by the record's own event, too."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class PoolEvent(Event):
    """Something happened to a pool."""

    subject_kind: ClassVar[str] = "pool"
    pool_id: UUID


@dataclass(frozen=True, kw_only=True)
class PoolChanged(PoolEvent):
    """A pool was made, or its settings were edited; `what` says which."""

    name: ClassVar[str] = "pool.changed"
    what: str


@dataclass(frozen=True, kw_only=True)
class PoolEntered(PoolEvent):
    """A record came into a pool; `how` says why."""

    name: ClassVar[str] = "pool.entered"
    kind: str
    record_id: UUID
    how: str
    from_owner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class PoolLeft(PoolEvent):
    """A record left a pool: it was claimed, assigned or taken out."""

    name: ClassVar[str] = "pool.left"
    kind: str
    record_id: UUID
    how: str
    to_owner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ReclaimIsNear(PoolEvent):
    """Something a member holds goes back into a pool soon, unless they work on it."""

    name: ClassVar[str] = "pool.reclaim_is_near"
    kind: str
    record_id: UUID
    owner_id: UUID
    due_at: str


@dataclass(frozen=True, kw_only=True)
class MemberHandedOver(Event):
    """Everything a member had was given to others (or, `is_undone`, back again)."""

    name: ClassVar[str] = "member.handed_over"
    subject_kind: ClassVar[str] = "member"
    member_id: UUID
    handover_id: UUID
    counts: dict[str, int]
    is_undone: bool
