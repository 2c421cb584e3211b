from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from headwater.http.wire import Body


class ReportQuery(Body):
    """By what, and of which leads: those that came in from a day to a day."""

    by: Literal["source", "campaign"] = "source"
    from_day: date = Field(alias="from", description="First day, where the workspace is.")
    to_day: date = Field(alias="to", description="Last day, included.")


class ReportLine(Schema):
    """What came of the leads of one source or campaign. Money is in the workspace's currency."""

    id: UUID | None = Field(description="None: of leads without one, and in the total.")
    name: str | None
    leads: int
    accepted: int = Field(description="Somebody worked on them, or put them away for later.")
    converted: int
    won: int = Field(description="Their deals that were won.")
    won_value: Decimal
    cost: Decimal = Field(description="Of the campaigns that ran in the period, in full.")
    return_on_cost: Decimal | None = Field(description="(Won value less cost) by cost.")
    answered: int
    median_minutes: int | None = Field(description="Working time to the first answer.")
    within_hour: int = Field(description="Answered within one working hour.")


class LeadReport(Schema):
    from_day: date = Field(alias="from", serialization_alias="from")
    to_day: date = Field(alias="to", serialization_alias="to")
    currency: str
    items: list[ReportLine]
    total: ReportLine
