from datetime import date
from typing import Literal

from ninja import Field, Schema

from headwater.insights.schemas import AmountOut, FlowEnd, PeriodHeadingOut
from headwater.pipeline.schemas.deals import DealValue


class FlowCellOut(Schema):
    origin: FlowEnd = Field(description="The category it stood in, or how it came.")
    goal: FlowEnd = Field(description="The category it stands in, or how it went.")
    n: int
    value: DealValue = Field(description="What it is worth, or what it went with.")
    opening_value: DealValue
    closing_value: DealValue


class FlowOut(PeriodHeadingOut):
    """From category to category; openings and closings add up to those of the waterfall."""

    view: Literal["change"]
    due_from: date | None
    due_to: date | None
    opening: AmountOut
    closing: AmountOut
    cells: list[FlowCellOut]
