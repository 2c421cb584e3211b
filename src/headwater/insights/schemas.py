"""What the figures look like on the wire. Money is in the currency named beside it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.insights.rules import Figure
from headwater.insights.selectors.deals import Choice
from headwater.insights.selectors.scope import Question

LARGEST_PAGE = 200


class FigureQuery(Schema):
    """Whose figures, of which pipeline, from when to when, as of which instant."""

    pipeline_id: UUID | None = Field(None, description="Left out: the default pipeline.")
    owner_id: UUID | None = None
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
            as_of=self.as_of,
            from_day=self.from_day,
            to_day=self.to_day,
        )


class FunnelQuery(FigureQuery):
    decided_only: bool = Field(
        default=False, description="Leave deals still open in a stage out of its ratios."
    )


class DealsQuery(FigureQuery):
    figure: Figure
    decided_only: bool = Field(default=False, description="Changes ratios only, not deals.")
    stage_id: UUID | None = None
    lost_reason_id: UUID | Literal["none"] | None = None
    age_from: int | None = Field(None, ge=0, description="Age in whole days, included.")
    age_to: int | None = Field(None, ge=0)
    limit: int = Field(50, ge=1, le=LARGEST_PAGE)
    after: str | None = Field(None, max_length=1000)

    def choice(self) -> Choice:
        return Choice(
            figure=self.figure,
            stage_id=self.stage_id,
            lost_reason_id=self.lost_reason_id,
            age_from=self.age_from,
            age_to=self.age_to,
        )


class AmountOut(Schema):
    n: int
    value: Decimal


class WeightedOut(AmountOut):
    weighted_value: Decimal = Field(description="Value × the stage's probability.")


class HeadingOut(Schema):
    pipeline_id: UUID
    currency: str
    as_of: datetime
    owner_id: UUID | None


class PeriodHeadingOut(HeadingOut):
    from_day: date | None = Field(alias="from")
    to_day: date | None = Field(alias="to")


class FunnelStageOut(Schema):
    stage_id: UUID
    name: str
    position: int
    is_archived: bool
    reached: AmountOut = Field(description="Have been in this stage or a later one.")
    undecided: AmountOut = Field(description="Came as far as this stage and are still open.")
    won: AmountOut = Field(description="Won from this stage.")
    lost: AmountOut
    void: AmountOut = Field(description="Found to be no deal at all.")
    conversion: float | None = Field(description="Reached the next stage ÷ reached this one.")
    leakage: float | None = Field(description="Lost from here ÷ reached, by count.")
    leakage_by_value: float | None
    leaked_value: Decimal = Field(description="Leakage × value that reached the stage.")


class FunnelOut(PeriodHeadingOut):
    """The funnel of a cohort: deals created in the period, followed until `as_of`."""

    view: Literal["cohort"]
    decided_only: bool
    cohort: AmountOut
    won: AmountOut
    lost: AmountOut
    void: AmountOut
    open: AmountOut
    overall_conversion: float | None = Field(description="Won ÷ reached the first stage.")
    most_lost_stage_id: UUID | None = Field(description="The stage with most leaked value.")
    stages: list[FunnelStageOut]


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
    by_value: float | None


class DealSizeOut(Schema):
    n: int
    average: Decimal | None
    median: Decimal | None


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

    per_day: Decimal | None
    levers: list[LeverOut]


class LossStageOut(AmountOut):
    stage_id: UUID
    name: str


class LossReasonOut(AmountOut):
    lost_reason_id: UUID | None
    name: str | None
    share: float | None
    share_by_value: float | None
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
    loss_reasons: list[LossReasonOut]


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
    waiting_value_days: Decimal | None = Field(description="Σ days beyond the p75 × value.")
    curve: list[CurvePointOut]


class StageTimesOut(PeriodHeadingOut):
    """Kaplan–Meier estimates from the visits that began in the period."""

    view: Literal["visits"]
    slowest_stage_id: UUID | None
    bottleneck_stage_id: UUID | None
    stages: list[StageTimeOut]
