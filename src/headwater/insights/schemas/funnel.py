"""The funnel on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from headwater.insights.rules.funnel import FunnelWay
from headwater.insights.schemas import BY_VALUE, AmountOut, FigureQuery, PeriodHeadingOut
from headwater.pipeline.schemas.deals import DealValue


class FunnelQuery(FigureQuery):
    way: FunnelWay = Field(
        FunnelWay.REACHED,
        description="strict: count at a stage only deals that were in every one before it.",
    )
    decided_only: bool = Field(
        default=False, description="Leave deals still open in a stage out of its ratios."
    )


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
    skipped: AmountOut = Field(description="Left out the next stage; strict funnels only.")
    conversion: float | None = Field(description="Reached the next stage ÷ reached this one.")
    conversion_by_value: Annotated[float | None, BY_VALUE]
    leakage: float | None = Field(description="Lost from here ÷ reached, by count.")
    leakage_by_value: Annotated[float | None, BY_VALUE]
    leaked_value: DealValue = Field(description="Leakage × value that reached the stage.")


class FunnelOut(PeriodHeadingOut):
    """The funnel of a cohort: deals created in the period, followed until `as_of`."""

    view: Literal["cohort"]
    way: FunnelWay
    decided_only: bool
    cohort: AmountOut
    won: AmountOut
    lost: AmountOut
    void: AmountOut
    open: AmountOut
    skipped: AmountOut
    overall_conversion: float | None = Field(description="Won ÷ reached the first stage.")
    most_lost_stage_id: Annotated[UUID | None, BY_VALUE] = Field(
        description="The stage with most leaked value."
    )
    stages: list[FunnelStageOut]
