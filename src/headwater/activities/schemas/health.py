from uuid import UUID

from ninja import Field, Schema

from headwater.pipeline.rules.health import Risk

MOST = 200


class DealHealthQuery(Schema):
    ids: list[UUID] = Field(max_length=MOST)


class HealthOut(Schema):
    """What puts an open deal at risk, and the facts of each reason."""

    is_at_risk: bool = Field(description="Stalled, or two of the other reasons.")
    reasons: list[Risk]
    stage_name: str
    days_in_stage: int
    limit_days: int | None = Field(description="A deal longer in the stage is stalled.")
    is_limit_usual: bool = Field(
        description="The limit is not set: nine of ten deals that went on or were won took no longer."
    )
    idle_days: int = Field(description="Days since the last contact, or since it was created.")
    close_date_pushes: int = Field(description="How often the expected close was put off.")
    days_past_close: int | None = Field(description="Since the expected close; 0: not over yet.")


class DealHealthOut(HealthOut):
    deal_id: UUID


class DealsHealth(Schema):
    items: list[DealHealthOut]
