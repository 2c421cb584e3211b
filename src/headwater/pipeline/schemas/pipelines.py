from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.utils.translation import gettext_noop
from ninja import Field, Schema
from pydantic import model_validator

from headwater.http.wire import Body
from headwater.pipeline.rules import Category
from headwater.pipeline.schemas.deals import BoardCardOut, DealValue, OwnCategory

Guide = Annotated[str, Field(max_length=2000)]


class NamedOut(Schema):
    id: UUID
    name: str = Field(description="In the caller's language.")
    name_en: str
    name_zh: str
    version: int


class StageOut(NamedOut):
    pipeline_id: UUID
    position: int
    probability: int
    category: Category = Field(description="What its deals are to a forecast.")
    own_category: OwnCategory
    rot_after_days: int | None = Field(description="A deal longer in the stage is stalled.")
    usual_days: int | None = Field(
        description="The limit where none is set: nine of ten that went on took no longer."
    )
    target_days: int | None = Field(description="How long a deal should take.")
    description: str = Field(description="What the buyer is doing now.")
    description_en: str
    description_zh: str
    good: str = Field(description="What good looks like.")
    good_en: str
    good_zh: str
    talk: str = Field(description="What to say: the talk track.")
    talk_en: str
    talk_zh: str


class PipelineOut(NamedOut):
    is_default: bool
    position: int
    stages: list[StageOut]


class Pipelines(Schema):
    items: list[PipelineOut]


class Words(Schema):
    items: list[NamedOut]


class NamedIn(Body):
    """A name in one language or both; at least one is needed."""

    name_en: str = Field("", max_length=100)
    name_zh: str = Field("", max_length=100)

    @model_validator(mode="after")
    def has_a_name(self) -> "NamedIn":
        if not (self.name_en or self.name_zh):
            raise ValueError(gettext_noop("Give a name in at least one language."))
        return self


class PipelineIn(NamedIn):
    template: str = Field("empty", max_length=30, description="See `get_pipeline_templates`.")
    is_bare: bool = Field(False, description="Without the template's criteria and entry tasks.")
    copy_of: UUID | None = Field(None, description="A pipeline to be copied, without its deals.")


class PipelinePatch(Body):
    name_en: str = Field("", max_length=100)
    name_zh: str = Field("", max_length=100)
    position: int = Field(0, ge=0, le=1000)
    is_default: Literal[True] = True
    is_archived: bool = False


class StageIn(NamedIn):
    position: int | None = Field(None, ge=0, le=200)
    probability: int = Field(50, ge=0, le=100)
    own_category: OwnCategory = ""
    rot_after_days: int | None = Field(None, ge=1, le=3650)
    target_days: int | None = Field(None, ge=1, le=3650)
    description_en: Guide = ""
    description_zh: Guide = ""
    good_en: Guide = ""
    good_zh: Guide = ""
    talk_en: Guide = ""
    talk_zh: Guide = ""


class StagePatch(Body):
    name_en: str = Field("", max_length=100)
    name_zh: str = Field("", max_length=100)
    position: int = Field(0, ge=0, le=200)
    probability: int = Field(50, ge=0, le=100)
    own_category: OwnCategory = ""
    rot_after_days: int | None = Field(None, ge=1, le=3650)
    target_days: int | None = Field(None, ge=1, le=3650)
    description_en: Guide = ""
    description_zh: Guide = ""
    good_en: Guide = ""
    good_zh: Guide = ""
    talk_en: Guide = ""
    talk_zh: Guide = ""


class BoardStageOut(Schema):
    """A column of the board."""

    id: UUID
    name: str
    position: int
    probability: int
    limit_days: int | None = Field(description="A deal longer in the stage is stalled.")
    count: int
    value: DealValue = Field(description="Σ in the workspace's currency, at today's rates.")
    weighted_value: DealValue = Field(description="value × probability")
    cards: list[BoardCardOut] = Field(description="The 20 deals that entered the stage last.")
    next: str | None = Field(description="Where the column goes on.")


class BoardOut(Schema):
    """The open deals of one pipeline. Written by the database; a test holds the two together."""

    pipeline_id: UUID
    currency: str
    as_of: datetime
    stages: list[BoardStageOut]


class CardPage(Schema):
    items: list[BoardCardOut]
    next: str | None


class StageHealth(Schema):
    stage_id: UUID
    healthy: int
    attention: int = Field(description="With a reason that does not put it at risk alone.")
    at_risk: int


class PipelineHealth(Schema):
    stages: list[StageHealth]


class TagOut(Schema):
    name: str
    count: int


class Tags(Schema):
    items: list[TagOut]
