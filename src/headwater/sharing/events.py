"""What happens around a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class SharingChanged(Event):
    """Levels are `read` and `edit`; none: it was not, or is no longer, shared with them."""

    member_id: UUID | None
    team_id: UUID | None
    level_from: str | None
    level_to: str | None


@dataclass(frozen=True, kw_only=True)
class DealSharingChanged(SharingChanged):
    """A deal was shared with a member or team, or is so no longer, or to another extent."""

    name: ClassVar[str] = "deal.sharing_changed"
    subject_kind: ClassVar[str] = "deal"
    deal_id: UUID


@dataclass(frozen=True, kw_only=True)
class CompanySharingChanged(SharingChanged):
    """A company was shared with a member or team, or is so no longer, or to another extent."""

    name: ClassVar[str] = "company.sharing_changed"
    subject_kind: ClassVar[str] = "company"
    company_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonSharingChanged(SharingChanged):
    """A person was shared with a member or team, or is so no longer, or to another extent."""

    name: ClassVar[str] = "person.sharing_changed"
    subject_kind: ClassVar[str] = "person"
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class LeadSharingChanged(SharingChanged):
    """A lead was shared with a member or team, or is so no longer, or to another extent."""

    name: ClassVar[str] = "lead.sharing_changed"
    subject_kind: ClassVar[str] = "lead"
    lead_id: UUID


CHANGED: Mapping[str, type[SharingChanged]] = {
    one.subject_kind: one
    for one in (DealSharingChanged, CompanySharingChanged, PersonSharingChanged, LeadSharingChanged)
}
