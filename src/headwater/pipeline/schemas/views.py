"""Deals looked at together: their totals, by when they close, in time, and pipeline by pipeline."""

from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from headwater.pipeline.schemas.deals import CardOut, DealRow, DealValue


class DealGroup(Schema):
    key: str | None = Field(description="What to ask the list for; null: those that have none.")
    label: str | None
    hint: str | None = Field(description="The pipeline of a stage.")
    count: int
    value: DealValue
    weighted_value: DealValue


class DealTotals(Schema):
    """All the deals a list shows, not only those of its page; in the workspace's currency."""

    currency: str
    count: int
    value: DealValue
    weighted_value: DealValue = Field(description="Won deals count whole, lost ones not at all.")
    average: DealValue
    group_count: int = Field(description="At most 300 are listed.")
    groups: list[DealGroup]


class ForecastCard(CardOut):
    probability: int
    limit_days: int | None


class ForecastColumn(Schema):
    key: str = Field(description="`overdue`, `2026-11` or `2026-Q4`, `later`, `none`.")
    first: date | None
    until: date | None = Field(description="The first day that is no longer in it.")
    position: int
    count: int
    value: DealValue
    weighted_value: DealValue
    cards: list[ForecastCard] = Field(description="The first 20.")
    next: str | None


class ForecastOut(Schema):
    """Open deals by when they are expected to close. Written by the database."""

    currency: str
    today: date
    columns: list[ForecastColumn]


class ForecastCards(Schema):
    items: list[ForecastCard]
    next: str | None


class StageStay(Schema):
    stage_id: UUID
    position: int
    name: str
    entered_at: datetime
    left_at: datetime | None


class ScheduledDeal(DealRow):
    group_key: str
    visits: list[StageStay]


class SchedulePage(Schema):
    items: list[ScheduledDeal]
    next: str | None


class OverviewStage(Schema):
    id: UUID
    name: str
    probability: int
    count: int
    value: DealValue
    weighted_value: DealValue


class OverviewPipeline(Schema):
    id: UUID
    name: str
    count: int
    value: DealValue
    weighted_value: DealValue
    healthy: int
    attention: int
    at_risk: int
    won_count: int = Field(description="Won this month.")
    won_value: DealValue
    stages: list[OverviewStage]
    closings: list[CardOut] = Field(description="The next five that are expected to close.")


class PipelinesOverview(Schema):
    currency: str
    items: list[OverviewPipeline]
