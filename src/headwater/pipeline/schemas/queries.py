"""How deals are asked for: the same words on the board and on the list."""

from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

from headwater.http.wire import FilterText
from headwater.pipeline.rules import DealStatus, Span, spans
from headwater.pipeline.selectors.deals import LARGEST_PAGE
from headwater.pipeline.selectors.figures import GroupBy
from headwater.pipeline.selectors.filters import DealFilter
from headwater.pipeline.selectors.schedule import Lane

STEERING = {"sort", "limit", "after", "group_by", "lane", "by", "periods"}


class BoardQuery(Schema):
    """What of a board somebody wants to see."""

    model_config = ConfigDict(extra="forbid")

    owner_id: UUID | None = None
    q: str | None = Field(None, max_length=200, description="A piece of the title or company.")
    value_min: Decimal | None = None
    value_max: Decimal | None = None
    close_from: date | None = None
    close_to: date | None = None
    tag: str | None = Field(None, max_length=50)
    source_id: UUID | None = None
    filter: FilterText = ""

    def wish(self) -> DealFilter:
        """Name what is asked for, without the words that steer the page."""
        asked = self.dict(exclude=STEERING)
        return DealFilter(**asked)


class CardQuery(BoardQuery):
    after: str | None = Field(None, max_length=200)


class DealQuery(BoardQuery):
    pipeline_id: UUID | None = None
    stage_id: UUID | None = None
    status: DealStatus | None = None
    company_id: UUID | None = None
    person_id: UUID | None = None
    created_from: date | None = None
    created_to: date | None = None
    without: Literal["source", "company", "close"] | None = Field(
        None, description="Only those that have none."
    )


class DealListQuery(DealQuery):
    sort: str = Field(
        "-created_at", max_length=70, description="A column or `custom.<key>`; `-` for downwards."
    )
    limit: int = Field(50, ge=1, le=LARGEST_PAGE)
    after: str | None = Field(None, max_length=1000)


class DealTotalsQuery(DealQuery):
    group_by: GroupBy | None = None


class ForecastQuery(BoardQuery):
    pipeline_id: UUID | None = None
    by: Literal["month", "quarter"] = "month"
    periods: int = Field(6, ge=1, le=12, description="How many of them have a column.")

    def spans(self, today: date) -> list[Span]:
        return spans(today, by_quarter=self.by == "quarter", periods=self.periods)


class ForecastCardsQuery(ForecastQuery):
    after: str | None = Field(None, max_length=200)


class ScheduleQuery(DealQuery):
    lane: Lane = Lane.OWNER
    after: str | None = Field(None, max_length=1000)
