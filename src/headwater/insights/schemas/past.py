"""The board of a past instant on the wire. Written by the database; a test holds the two together."""

from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.insights.selectors.scope import Question
from headwater.pipeline.rules import DealStatus
from headwater.pipeline.schemas.deals import DealValue


class PastBoardQuery(Schema):
    """The board of which pipeline, whose deals, as of which instant."""

    pipeline_id: UUID | None = Field(None, description="Left out: the default pipeline.")
    owner_id: UUID | None = Field(None, description="Whose they were then.")
    team_id: UUID | None = Field(None, description="Whose members owned them then.")
    as_of: AwareDatetime = Field(description="Any past instant; in the future: now.")

    def question(self) -> Question:
        return Question(
            pipeline_id=self.pipeline_id,
            owner_id=self.owner_id,
            team_id=self.team_id,
            as_of=self.as_of,
        )


class PastCardsQuery(PastBoardQuery):
    stage_id: UUID
    after: str = Field(max_length=200)


class PastCardOut(Schema):
    """A deal as it was; its title and company are those of today."""

    id: UUID
    title: str
    value: DealValue
    currency: str
    stage_id: UUID
    owner_id: UUID
    owner_name: str
    company_id: UUID | None
    company_name: str | None
    expected_close_date: date | None
    stage_entered_at: datetime
    status_now: DealStatus = Field(description="What has become of it since.")
    closed_at: datetime | None


class PastStageOut(Schema):
    """A column; its name and probability are those of today."""

    id: UUID
    name: str
    position: int
    probability: int
    count: int
    value: DealValue = Field(description="In the workspace's currency, at the rates of then.")
    weighted_value: DealValue
    cards: list[PastCardOut] = Field(description="The 20 deals that had entered it last.")
    next: str | None


class PastBoardOut(Schema):
    """What stood open at an instant. Deals that are in the trash today are left out."""

    pipeline_id: UUID
    currency: str
    as_of: datetime
    count: int
    value: DealValue
    stages: list[PastStageOut]


class PastCards(Schema):
    items: list[PastCardOut]
    next: str | None
