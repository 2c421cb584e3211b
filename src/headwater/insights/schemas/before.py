"""What stands before the deal: leads and where they come from."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.insights.rules.before import LeadFigure
from headwater.insights.schemas import BY_VALUE, LARGEST_PAGE, FigureQuery
from headwater.pipeline.schemas.deals import DealValue


class BeforeQuery(FigureQuery):
    """Of every pipeline, of every source and campaign unless one is named."""

    source_id: UUID | Literal["none"] | None = Field(None, description="`none`: without one.")
    campaign_id: UUID | Literal["none"] | None = None


class SourcesQuery(BeforeQuery):
    by: Literal["source", "campaign"] = "source"
    view: Literal["cohort", "period"] = Field(
        "cohort", description="What began in the period, or what happened in it."
    )


class PageQuery(BeforeQuery):
    limit: int = Field(50, ge=1, le=LARGEST_PAGE)
    after: str | None = Field(None, max_length=1000)


class FigureLeadsQuery(PageQuery):
    figure: LeadFigure
    reason_id: UUID | None = None


class BeforeHeadingOut(Schema):
    currency: str
    as_of: AwareDatetime
    from_day: date | None = Field(alias="from")
    to_day: date | None = Field(alias="to")
    owner_id: UUID | None
    team_id: UUID | None
    source_id: UUID | Literal["none"] | None
    campaign_id: UUID | Literal["none"] | None


class LeadStepOut(Schema):
    """One step on the way from a lead to a deal that is won."""

    step: Literal["new", "working", "qualified", "deal", "won"]
    reached: int = Field(description="Were here, or came further.")
    been: int = Field(description="Really were here: a step may be skipped.")
    undecided: int = Field(description="Came as far as this and wait; put away ones included.")
    out: int = Field(description="Disqualified, or their deal lost or void, or there is none.")
    conversion: float | None = Field(description="Reached the next step ÷ reached this one.")


class ReasonOut(Schema):
    reason_id: UUID
    name: str
    n: int
    share: float | None
    of_new: int = Field(description="Nobody had worked on them.")
    of_working: int


class SpeedOut(Schema):
    """How quickly leads got their first answer, in working time."""

    leads: int
    due: int = Field(description="Answered, or should have been by now: what shares are of.")
    answered: int
    median_minutes: float | None = Field(
        description="Who waits longer than agreed waits longest. null: fewer than half answered."
    )
    within_hour: float | None
    within_agreed: float | None


class StateTimeOut(Schema):
    state: Literal["new", "working", "recycled"]
    n_finished: int
    n_censored: int = Field(description="Still in it.")
    median_days: float | None = Field(description="null: fewer than half have left it.")
    p75_days: float | None
    longest_observed_days: float | None


class LeadLineOut(Schema):
    """The way of the leads of one source, campaign or owner; `id` is null for those without."""

    id: UUID | None
    name: str | None
    leads: int
    working: int
    qualified: int
    deals: int
    won: int
    undecided: int
    disqualified: int
    conversion: float | None = Field(description="Qualified ÷ leads.")
    speed: SpeedOut


class AcceptanceOut(Schema):
    """Taken on within the agreed time ÷ handed over."""

    handed_over: int
    in_time: int
    share: float | None


class LeadPeriodOut(Schema):
    """What happened in the period, whenever the lead came in."""

    view: Literal["period"]
    qualified: int = Field(description="Leads that became qualified.")
    acceptance: AcceptanceOut = Field(description="Of those qualified in the period.")
    all_handed_over: int = Field(description="Every lead handed over in the period.")
    acceptance_of_all: AcceptanceOut = Field(
        description="Of these, as far as taken on or overdue by now."
    )


class LeadFunnelOut(BeforeHeadingOut):
    """The leads created in the period, followed until `as_of`."""

    view: Literal["cohort"]
    cohort: int
    steps: list[LeadStepOut]
    away: int = Field(description="Put away until a day.")
    disqualified: int
    reasons: list[ReasonOut]
    speed: SpeedOut
    times: list[StateTimeOut] = Field(description="Kaplan–Meier, as for stages of deals.")
    by_source: list[LeadLineOut]
    by_campaign: list[LeadLineOut]
    by_owner: list[LeadLineOut]
    period: LeadPeriodOut


class SourceLineOut(Schema):
    """What one source or campaign brought. Money is in the workspace's currency."""

    id: UUID | None
    name: str | None
    leads: int
    qualified: int
    deals: int
    won: int
    lost: int
    open: int
    won_value: DealValue
    open_weighted_value: DealValue
    conversion: float | None = Field(description="Leads whose deal was won ÷ leads; cohort only.")
    median_days: float | None = Field(description="From the first touch to winning.")
    cost: Decimal | None = Field(description="null: you do not see everybody's leads and deals.")
    cost_per_lead: Decimal | None
    cost_per_won: Decimal | None
    return_on_cost: Annotated[float | None, BY_VALUE] = Field(
        description="(Won value − cost) ÷ cost; in the total, of the lines that cost something."
    )


class SourcesOut(BeforeHeadingOut):
    """Deals belong to the source and campaign of their lead, or without one to their own source."""

    view: Literal["cohort", "period"]
    by: Literal["source", "campaign"]
    has_costs: bool
    items: list[SourceLineOut]
    total: SourceLineOut
