from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from headwater.activities.schemas.health import DealHealthOut
from headwater.insights.selectors.scope import Question
from headwater.pipeline.rules.health import Risk
from headwater.pipeline.schemas.deals import DealValue


class RiskQuery(Schema):
    """The open deals at risk now: of which pipeline, whose, why."""

    pipeline_id: UUID | None = Field(None, description="Left out: the default pipeline.")
    owner_id: UUID | None = None
    team_id: UUID | None = None
    reason: Risk | None = Field(None, description="Only those with this reason among theirs.")
    limit: int = Field(50, ge=1, le=200)
    after: str | None = Field(None, max_length=1000)

    def question(self) -> Question:
        return Question(pipeline_id=self.pipeline_id, owner_id=self.owner_id, team_id=self.team_id)


class RiskDealOut(DealHealthOut):
    title: str
    value: DealValue
    currency: str
    worth: DealValue = Field(description="In the workspace's currency, at today's rate.")
    owner_id: UUID
    owner_name: str
    company_id: UUID | None
    company_name: str | None
    expected_close_date: date | None
    next_activity_at: datetime | None


class RiskPage(Schema):
    items: list[RiskDealOut]
    next: str | None
