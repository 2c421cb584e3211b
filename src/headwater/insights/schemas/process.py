"""The process on the wire: movement, cohorts, outcomes, moves out of stages, hygiene."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Kind
from headwater.http.masks import Shows
from headwater.insights.rules.cohorts import CohortSpan
from headwater.insights.rules.hygiene import Check
from headwater.insights.rules.movement import Direction
from headwater.insights.schemas import (
    BY_VALUE,
    AmountOut,
    FigureQuery,
    HeadingOut,
    LossReasonOut,
    PeriodHeadingOut,
)
from headwater.insights.selectors.scope import Question
from headwater.pipeline.schemas.deals import DealValue, LostReason


class CohortsQuery(FigureQuery):
    by: CohortSpan = Field(
        CohortSpan.MONTH, description="How long the deals of one cohort were created."
    )


class OutcomesQuery(FigureQuery):
    by: str = Field(
        "owner",
        max_length=100,
        description="owner, team, source, stage, value, month, or `custom.<key>` of a field of the"
        " workspace's own to choose in.",
    )


class HygieneQuery(Schema):
    """Whose open deals of which pipeline; always those of now."""

    pipeline_id: UUID | None = Field(None, description="Left out: the default pipeline.")
    owner_id: UUID | None = None
    team_id: UUID | None = None

    def question(self) -> Question:
        return Question(pipeline_id=self.pipeline_id, owner_id=self.owner_id, team_id=self.team_id)


class PlaceOut(AmountOut):
    key: str = Field(
        description="The id of a stage, or new, closed, elsewhere, won, lost, void, deleted."
    )
    name: str | None = Field(description="Of a stage.")
    position: int | None


class MovementCellOut(AmountOut):
    came_from: str
    went_to: str
    direction: Direction | None = Field(description="null: not from stage to stage.")


class MovementOut(PeriodHeadingOut):
    """Where each deal stood when the period began, and where it stands at `as_of`.

    Values are those at the end, at the rates of its day, each deal rounded: rows and columns add up.
    """

    view: Literal["movement"]
    total: AmountOut
    stayed: AmountOut
    forward: AmountOut
    back: AmountOut
    rows: list[PlaceOut]
    columns: list[PlaceOut]
    cells: list[MovementCellOut]


class StandingOut(Schema):
    """What had become of a cohort; the four parts are all of it."""

    alive: AmountOut
    won: AmountOut
    lost: AmountOut
    void: AmountOut


class CohortStepOut(StandingOut):
    after: int = Field(description="How many spans after the one of the cohort.")
    day: date = Field(description="At the end of which day.")


class CohortOut(Schema):
    from_day: date = Field(alias="from")
    to_day: date = Field(alias="to")
    all: AmountOut
    now: StandingOut = Field(description="At `as_of`.")
    steps: list[CohortStepOut] = Field(description="Only those that are over at `as_of`.")


class CohortsOut(PeriodHeadingOut):
    """Deals by when they were created, and what had become of them after each span."""

    view: Literal["cohort"]
    by: CohortSpan
    earlier: int = Field(description="Deals of cohorts too old to be drawn.")
    cohorts: list[CohortOut]


class SizeSpreadOut(Schema):
    p25: DealValue
    p50: DealValue
    p75: DealValue
    mean: DealValue


class DaysSpreadOut(Schema):
    p25: float | None
    p50: float | None
    p75: float | None
    mean: float | None


class SideOut(AmountOut):
    size: SizeSpreadOut
    cycle_days: DaysSpreadOut = Field(description="From creation to closing.")


class OutcomeOut(Schema):
    n: int = Field(description="Won and lost.")
    won: SideOut
    lost: SideOut
    by_count: float | None
    by_value: Annotated[float | None, BY_VALUE]


class OutcomeGroupOut(OutcomeOut):
    key: str | None
    name: str | None
    from_value: Annotated[Decimal | None, BY_VALUE]
    below_value: Annotated[Decimal | None, BY_VALUE]


class CompetitorOut(AmountOut):
    name: str | None = Field(description="null: nobody was named.")
    share: float | None
    share_by_value: Annotated[float | None, BY_VALUE]


class OutcomesOut(PeriodHeadingOut):
    """What was won and lost in the period, whenever it began."""

    view: Literal["period"]
    by: str
    whole: OutcomeOut
    groups: list[OutcomeGroupOut]
    loss_reasons: Annotated[list[LossReasonOut], LostReason]
    competitors: Annotated[list[CompetitorOut], Shows(Kind.DEAL, "competitor")]


class StageExitsOut(Schema):
    stage_id: UUID
    name: str
    position: int
    is_archived: bool
    left: AmountOut = Field(description="Deals that left the stage, each by its last time.")
    advanced: AmountOut
    won: AmountOut
    back: AmountOut
    lost: AmountOut
    void: AmountOut
    elsewhere: AmountOut = Field(description="Into another pipeline.")
    conversion: float | None = Field(description="(Advanced + won) ÷ left.")
    conversion_by_value: Annotated[float | None, BY_VALUE]


class ExitsOut(PeriodHeadingOut):
    """Moves out of stages that happened in the period, whenever the deals began."""

    view: Literal["period"]
    stages: list[StageExitsOut]


class HealthCheckOut(AmountOut):
    check: Check
    share: float | None = Field(description="Of the open deals, by count.")


class HealthChecksOut(Schema):
    open: AmountOut
    checks: list[HealthCheckOut]


class OwnerChecksOut(HealthChecksOut):
    owner_id: UUID
    name: str


class StageChecksOut(HealthChecksOut):
    stage_id: UUID
    name: str


class HygieneOut(HeadingOut, HealthChecksOut):
    """What is wrong with the open deals of now."""

    view: Literal["live"]
    by_owner: list[OwnerChecksOut]
    by_stage: list[StageChecksOut]
