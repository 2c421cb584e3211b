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


@dataclass(frozen=True, kw_only=True)
class AssignmentRuleChanged(Event):
    """A rule of assignment was made, edited, moved or put out of use; `what` says which."""

    name: ClassVar[str] = "assignment_rule.changed"
    subject_kind: ClassVar[str] = "assignment_rule"
    assignment_rule_id: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class Assigned(Event):
    """What is told of each record that a rule gives to somebody: by which rule, and why to them.

    `after_name` is whose turn was before, `load` how much they had open.
    """

    rule_id: UUID
    rule_en: str
    rule_zh: str
    way: str
    owner_id: UUID
    owner_name: str
    after_name: str | None
    load: int


@dataclass(frozen=True, kw_only=True)
class LeadAssigned(Assigned):
    """A rule gave a lead to somebody."""

    name: ClassVar[str] = "lead.assigned"
    subject_kind: ClassVar[str] = "lead"
    lead_id: UUID


@dataclass(frozen=True, kw_only=True)
class CompanyAssigned(Assigned):
    """A rule gave a company to somebody."""

    name: ClassVar[str] = "company.assigned"
    subject_kind: ClassVar[str] = "company"
    company_id: UUID


@dataclass(frozen=True, kw_only=True)
class LeadTakenBack(Event):
    """Who gave a lead to somebody took it back a moment later."""

    name: ClassVar[str] = "lead.taken_back"
    subject_kind: ClassVar[str] = "lead"
    lead_id: UUID
    owner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class CompanyTakenBack(Event):
    """Who gave a company to somebody took it back a moment later."""

    name: ClassVar[str] = "company.taken_back"
    subject_kind: ClassVar[str] = "company"
    company_id: UUID
    owner_id: UUID | None
