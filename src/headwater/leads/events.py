"""What happens to leads. `changes` holds for each field its value before and after."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class LeadEvent(Event):
    """Something happened to a lead."""

    subject_kind: ClassVar[str] = "lead"
    lead_id: UUID


@dataclass(frozen=True, kw_only=True)
class LeadCreated(LeadEvent):
    """A lead came in. `origin` says by which door: form, import, demo."""

    name: ClassVar[str] = "lead.created"
    owner_id: UUID | None
    source_id: UUID | None
    campaign_id: UUID | None
    origin: str


@dataclass(frozen=True, kw_only=True)
class LeadChanged(LeadEvent):
    """Fields of a lead were edited, or it was given to somebody else (`owner_id`)."""

    name: ClassVar[str] = "lead.changed"
    changes: dict[str, list[Any]]


@dataclass(frozen=True, kw_only=True)
class LeadMoved(LeadEvent):
    """A lead went from one state to another. What was said about it stands in the step."""

    name: ClassVar[str] = "lead.moved"
    from_state: str
    to_state: str
    step_id: int
    reason_id: UUID | None
    until: str | None


@dataclass(frozen=True, kw_only=True)
class LeadReturned(LeadEvent):
    """The day a recycled lead was put away until has come: it is its owner's again."""

    name: ClassVar[str] = "lead.returned"
    to_state: str
    step_id: int
    owner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class LeadConverted(LeadEvent):
    """A lead became a deal."""

    name: ClassVar[str] = "lead.converted"
    from_state: str
    deal_id: UUID
    company_id: UUID | None
    person_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class LeadConversionUndone(LeadEvent):
    """What a lead had become was taken back; its deal went to the trash."""

    name: ClassVar[str] = "lead.conversion_undone"
    to_state: str
    deal_id: UUID


@dataclass(frozen=True, kw_only=True)
class LeadAnswered(LeadEvent):
    """Something became known about a question of the scorecard; `state` is yes, no or unknown."""

    name: ClassVar[str] = "lead.answered"
    question_id: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class LeadDeleted(LeadEvent):
    """A lead went to the trash, from where it can be taken back for 30 days."""

    name: ClassVar[str] = "lead.deleted"


@dataclass(frozen=True, kw_only=True)
class LeadRestored(LeadEvent):
    """A lead was taken back from the trash."""

    name: ClassVar[str] = "lead.restored"


@dataclass(frozen=True, kw_only=True)
class CampaignChanged(Event):
    """A campaign was added or edited; `what` says which in a word."""

    name: ClassVar[str] = "campaign.changed"
    subject_kind: ClassVar[str] = "campaign"

    campaign_id: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class LeadReasonChanged(Event):
    """A reason to disqualify leads was edited, put out of use or into use again."""

    name: ClassVar[str] = "lead_reason.changed"
    subject_kind: ClassVar[str] = "lead_reason"

    lead_reason_id: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class DealAnswered(Event):
    """Something became known about a question of the scorecard; `state` is yes, no or unknown."""

    name: ClassVar[str] = "deal.answered"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    question_id: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class ScorecardChanged(Event):
    """A scorecard was added or chosen for use; `what` says which in a word."""

    name: ClassVar[str] = "scorecard.changed"
    subject_kind: ClassVar[str] = "scorecard"

    scorecard_id: UUID
    what: str
