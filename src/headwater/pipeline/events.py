from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class DealCreated(Event):
    """A deal came into being. `origin` says by which door: form, import, demo."""

    name: ClassVar[str] = "deal.created"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    title: str
    value: str
    currency: str
    pipeline_id: UUID
    stage_id: UUID
    owner_id: UUID
    company_id: UUID | None
    origin: str


@dataclass(frozen=True, kw_only=True)
class DealChanged(Event):
    """Fields of a deal were edited: for each its value before and after."""

    name: ClassVar[str] = "deal.changed"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    changes: dict[str, list[Any]]


@dataclass(frozen=True, kw_only=True)
class DealMoved(Event):
    """A deal went from one stage to another."""

    name: ClassVar[str] = "deal.moved"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    pipeline_id: UUID
    from_stage_id: UUID
    to_stage_id: UUID


@dataclass(frozen=True, kw_only=True)
class DealClosed(Event):
    """A deal was won, lost or found void, in the stage it stood in."""

    name: ClassVar[str] = "deal.closed"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    pipeline_id: UUID
    stage_id: UUID
    status: str
    lost_reason_id: UUID | None
    value: str
    currency: str


@dataclass(frozen=True, kw_only=True)
class DealReopened(Event):
    """A closed deal is open again, in the stage it was closed in."""

    name: ClassVar[str] = "deal.reopened"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    pipeline_id: UUID
    stage_id: UUID
    previous_status: str


@dataclass(frozen=True, kw_only=True)
class DealDeleted(Event):
    """A deal went to the trash, from where it can be taken back for 30 days."""

    name: ClassVar[str] = "deal.deleted"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    pipeline_id: UUID
    stage_id: UUID


@dataclass(frozen=True, kw_only=True)
class DealRestored(Event):
    """A deal was taken back from the trash."""

    name: ClassVar[str] = "deal.restored"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    pipeline_id: UUID
    stage_id: UUID


@dataclass(frozen=True, kw_only=True)
class DealPersonAdded(Event):
    """A person got a part in a deal, or another part than before."""

    name: ClassVar[str] = "deal.person_added"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    person_id: UUID
    role: str
    attitude: str = ""
    influence: str = ""


@dataclass(frozen=True, kw_only=True)
class DealPersonRemoved(Event):
    """A person no longer has a part in a deal."""

    name: ClassVar[str] = "deal.person_removed"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class DealCriterionTicked(Event):
    """Somebody said that what only people can judge is so for a deal, or took it back."""

    name: ClassVar[str] = "deal.criterion_ticked"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    criterion_id: UUID
    is_ticked: bool


@dataclass(frozen=True, kw_only=True)
class DealCriteriaOverridden(Event):
    """A deal went on although criteria were unmet; without a stage to go to it was won."""

    name: ClassVar[str] = "deal.criteria_overridden"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    override_id: UUID
    from_stage_id: UUID
    to_stage_id: UUID | None
    criteria: list[str]
    reason: str


@dataclass(frozen=True, kw_only=True)
class DealTasksDue(Event):
    """A deal entered a stage that hands out tasks."""

    name: ClassVar[str] = "deal.tasks_due"
    subject_kind: ClassVar[str] = "deal"

    deal_id: UUID
    stage_id: UUID


@dataclass(frozen=True, kw_only=True)
class PipelineChanged(Event):
    """A pipeline or its stages were added, edited or taken away; `what` says which in a word."""

    name: ClassVar[str] = "pipeline.changed"
    subject_kind: ClassVar[str] = "pipeline"

    pipeline_id: UUID
    what: str
    stage_id: UUID | None = None
