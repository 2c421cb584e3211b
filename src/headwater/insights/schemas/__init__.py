"""What the figures look like on the wire. Money is in the currency named beside it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.accounts.rules import Kind
from headwater.http.masks import Shows
from headwater.insights.rules import Change, Figure
from headwater.insights.rules.hygiene import Check
from headwater.insights.rules.movement import Direction
from headwater.insights.selectors.deals import Choice
from headwater.insights.selectors.scope import Question
from headwater.pipeline.schemas.deals import DealValue, LostReason

LARGEST_PAGE = 200
FlowEnd = Literal[
    "omitted", "pipeline", "best_case", "commit", "new", "reopened", "restored", "moved_in",
    "pulled_in", "pushed_out", "moved_out", "deleted", "void", "lost", "won",
]  # fmt: skip
BY_VALUE = Shows(Kind.DEAL, "value")


class FigureQuery(Schema):
    """Whose figures, of which pipeline, from when to when, as of which instant."""

    pipeline_id: UUID | None = Field(None, description="Left out: the default pipeline.")
    owner_id: UUID | None = None
    team_id: UUID | None = Field(
        None, description="Whose members, and those of the teams below it, own the deals."
    )
    from_day: date | None = Field(
        None, alias="from", description="First day, in the workspace's time zone."
    )
    to_day: date | None = Field(None, alias="to", description="Last day, included.")
    as_of: AwareDatetime | None = Field(
        None, description="Any past instant; left out or in the future: now."
    )

    def question(self) -> Question:
        return Question(
            pipeline_id=self.pipeline_id,
            owner_id=self.owner_id,
            team_id=self.team_id,
            as_of=self.as_of,
            from_day=self.from_day,
            to_day=self.to_day,
        )


class ChangesQuery(FigureQuery):
    due_from: date | None = Field(
        None, description="Only deals expected to close on this day or later."
    )
    due_to: date | None = Field(None, description="Or on this day or earlier.")


class DealsQuery(ChangesQuery):
    figure: Figure
    decided_only: bool = Field(default=False, description="Changes ratios only, not deals.")
    stage_id: UUID | None = None
    lost_reason_id: UUID | Literal["none"] | None = None
    age_from: int | None = Field(None, ge=0, description="Age in whole days, included.")
    age_to: int | None = Field(None, ge=0)
    origin: FlowEnd | None = Field(None, description="Where from, of the flow; left out: anywhere.")
    goal: FlowEnd | None = Field(None, description="Where to.")
    came_from: str | None = Field(None, max_length=40, description="Key of a row of the movement.")
    went_to: str | None = Field(None, max_length=40, description="Key of a column of it.")
    direction: Direction | None = Field(None, description="From one stage to another, or not.")
    ended_by: date | None = Field(
        None, description="Of a cohort: what had become of it at the end of that day."
    )
    by: str | None = Field(None, max_length=100, description="What outcomes are told apart by.")
    key: str | None = Field(None, max_length=100, description="Of which group; left out: none.")
    check: Check | None = None
    source_id: UUID | Literal["none"] | None = None
    campaign_id: UUID | Literal["none"] | None = None
    view: Literal["cohort", "period"] = Field("cohort", description="Of a figure of sources.")
    day: date | None = Field(
        None, description="Of a forecast: the first day of which it knew nothing."
    )
    everywhere: bool = Field(default=False, description="Of a forecast: of all pipelines.")
    limit: int = Field(50, ge=1, le=LARGEST_PAGE)
    after: str | None = Field(None, max_length=1000)

    def choice(self) -> Choice:
        return Choice(
            source_id=self.source_id,
            campaign_id=self.campaign_id,
            view=self.view,
            figure=self.figure,
            stage_id=self.stage_id,
            lost_reason_id=self.lost_reason_id,
            age_from=self.age_from,
            age_to=self.age_to,
            origin=self.origin,
            goal=self.goal,
            came_from=self.came_from,
            went_to=self.went_to,
            direction=self.direction,
            ended_by=self.ended_by,
            by=self.by,
            key=self.key,
            check=self.check,
            day=self.day,
            everywhere=self.everywhere,
        )


class AmountOut(Schema):
    n: int
    value: DealValue


class WeightedOut(AmountOut):
    weighted_value: DealValue = Field(description="Value × the stage's probability.")


class HeadingOut(Schema):
    pipeline_id: UUID
    currency: str
    as_of: datetime
    owner_id: UUID | None
    team_id: UUID | None


class PeriodHeadingOut(HeadingOut):
    from_day: date | None = Field(alias="from")
    to_day: date | None = Field(alias="to")


class StageAmountOut(WeightedOut):
    stage_id: UUID
    name: str
    position: int
    probability: int


class OwnerAmountOut(WeightedOut):
    owner_id: UUID
    name: str


class AgeOut(AmountOut):
    from_days: int
    to_days: int | None


class WinRateOut(Schema):
    n: int = Field(description="Won and lost deals; void ones are in no rate.")
    by_count: float | None
    by_value: Annotated[float | None, BY_VALUE]


class DealSizeOut(Schema):
    n: int
    average: DealValue
    median: DealValue


class CycleOut(Schema):
    """From creation to winning, in days."""

    n: int
    p25: float | None
    p50: float | None
    p75: float | None
    mean: float | None


class LeverOut(Schema):
    """One of the four parts of velocity, and what it alone would bring if 10 % better."""

    lever: Literal["open_deals", "win_rate", "average_value", "cycle_days"]
    value: float | None
    per_day_if_better: Decimal | None
    change: Decimal | None


class VelocityOut(Schema):
    """Open deals × win rate × average value ÷ mean cycle: money a day."""

    per_day: DealValue
    levers: Annotated[list[LeverOut], BY_VALUE]


class LossStageOut(AmountOut):
    stage_id: UUID
    name: str


class LossReasonOut(AmountOut):
    lost_reason_id: UUID | None
    name: str | None
    share: float | None
    share_by_value: Annotated[float | None, BY_VALUE]
    by_stage: list[LossStageOut]


class PeriodOut(Schema):
    """What was closed in the period, whenever it began."""

    view: Literal["period"]
    from_day: date | None = Field(alias="from")
    to_day: date | None = Field(alias="to")
    won: AmountOut
    lost: AmountOut
    void: AmountOut
    win_rate: WinRateOut
    deal_size: DealSizeOut
    cycle_days: CycleOut
    velocity: VelocityOut
    loss_reasons: Annotated[list[LossReasonOut], LostReason]


class SummaryOut(HeadingOut):
    """The pipeline as it stands `as_of`, and what was closed in the period."""

    view: Literal["live"]
    open: WeightedOut
    by_stage: list[StageAmountOut]
    by_owner: list[OwnerAmountOut]
    aging: list[AgeOut]
    median_age_days: float | None
    period: PeriodOut


class CurvePointOut(Schema):
    days: float
    share: float = Field(description="Share still in the stage after so many days.")


class StageTimeOut(Schema):
    stage_id: UUID
    name: str
    position: int
    is_archived: bool
    n_finished: int
    n_censored: int = Field(description="Still waiting at `as_of`.")
    median_days: float | None = Field(description="null: fewer than half have left yet.")
    p75_days: float | None
    p90_days: float | None
    longest_observed_days: float | None
    waiting: AmountOut
    waiting_value_days: DealValue = Field(description="Σ days beyond the p75 × value.")
    curve: list[CurvePointOut]


class StageTimesOut(PeriodHeadingOut):
    """Kaplan–Meier estimates from the visits that began in the period."""

    view: Literal["visits"]
    slowest_stage_id: UUID | None
    bottleneck_stage_id: Annotated[UUID | None, BY_VALUE]
    stages: list[StageTimeOut]


class ChangeStepOut(Schema):
    what: Change
    n: int = Field(description="How many deals.")
    value: DealValue = Field(description="What it added; less than nothing where it took away.")


class WaterfallOut(Schema):
    """Opening + every step = closing, to the cent."""

    opening: AmountOut
    closing: AmountOut
    steps: list[ChangeStepOut] = Field(description="Those that happened, in their order.")


class CurrencyChangesOut(WaterfallOut):
    currency: str


class ChangesOut(PeriodHeadingOut, WaterfallOut):
    """From what stood open when the period began to what stood open at `as_of`.

    The whole is in the workspace's currency at the rates of the day of `as_of`, each deal rounded.
    """

    view: Literal["change"]
    due_from: date | None
    due_to: date | None
    currencies: list[CurrencyChangesOut]
