from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Kind
from headwater.activities.rules import TaskKind
from headwater.http.masks import Shows
from headwater.http.wire import Body
from headwater.today.rules import Gap, ItemKind, Reason


class TodayItem(Schema):
    """One thing to do: why it is here, and what it is worth."""

    kind: ItemKind
    id: UUID
    title: str
    reasons: list[Reason] = Field(description="The strongest first.")
    late_days: int = Field(description="Whole days beyond its time.")
    worth: str | None = Field(description="Value of the deal times the probability of its stage.")
    worth_currency: str
    task_kind: TaskKind | None
    due_at: datetime | None
    all_day: bool
    version: int
    deal_id: UUID | None
    deal_title: str | None
    value: str | None
    currency: str | None
    stage_name: str | None
    days_in_stage: int | None
    limit_days: int | None = Field(description="After so many days the stage is stalled.")
    expected_close_date: date | None
    idle_days: int | None = Field(description="Days since the last contact about the deal.")
    close_date_pushes: int | None
    person_id: UUID | None
    person_name: str | None
    company_id: UUID | None
    company_name: str | None
    lead_id: UUID | None
    lead_name: str | None


class TodayOut(Schema):
    """Your queue, what comes first at its head. docs/today.md explains the order."""

    items: list[TodayItem] = Field(description="The first hundred.")
    left: int = Field(description="How many there are in all.")
    done: int = Field(description="Tasks you have done today.")
    next_at: datetime | None = Field(description="When the next task after today is due.")
    aside: int = Field(description="How much you have set aside.")
    waiting: int = Field(description="How many due tasks of yours wait for other tasks.")


class AsideIn(Body):
    until: Annotated[datetime, Field(description="Within the next year.")]


class ReviewDeal(Schema):
    """An open deal of yours that lacks something."""

    id: UUID
    title: str
    value: Annotated[str | None, Shows(Kind.DEAL, "value")]
    currency: str
    version: int
    stage_name: str
    company_id: UUID | None
    company_name: str | None
    expected_close_date: date | None
    gaps: list[Gap]


class ReviewOut(Schema):
    items: list[ReviewDeal] = Field(description="What is worth most first; at most 200.")
    open_deals: int = Field(description="How many open deals you have in all.")
