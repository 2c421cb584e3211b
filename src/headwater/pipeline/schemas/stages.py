from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_noop
from ninja import Field, Schema
from pydantic import model_validator

from headwater.http.wire import Body
from headwater.pipeline.rules.criteria import EntryTaskKind, Severity

EntryTitle = Annotated[str, Field(max_length=200)]
Workdays = Annotated[int, Field(ge=0, le=250, description="Working days after it entered.")]
OwnType = Annotated[
    UUID | None, Field(description="A type of activity of your own; it decides about the kind.")
]


class EntryTaskOut(Schema):
    """What a stage hands out to the deals that enter it, each once."""

    id: UUID
    stage_id: UUID
    title_en: str
    title_zh: str
    kind: EntryTaskKind
    type_id: UUID | None
    due_in_workdays: int
    is_for_creator: bool = Field(description="For who created the deal; else for its owner.")
    version: int


class EntryTasks(Schema):
    items: list[EntryTaskOut]


class EntryTaskIn(Body):
    title_en: EntryTitle = ""
    title_zh: EntryTitle = ""
    kind: EntryTaskKind = EntryTaskKind.TASK
    type_id: OwnType = None
    due_in_workdays: Workdays = 1
    is_for_creator: bool = False

    @model_validator(mode="after")
    def has_a_title(self) -> "EntryTaskIn":
        if not (self.title_en or self.title_zh):
            raise ValueError(gettext_noop("Give a name in at least one language."))
        return self


class EntryTaskPatch(Body):
    title_en: EntryTitle = ""
    title_zh: EntryTitle = ""
    kind: EntryTaskKind = EntryTaskKind.TASK
    type_id: OwnType = None
    due_in_workdays: Workdays = 1
    is_for_creator: bool = False


class StageHistoryOut(Schema):
    """What stands in a stage, and what became of the deals that reached it."""

    stage_id: UUID
    open_deals: int
    closed_deals: int = Field(description="Closed while they stood here.")
    won: int
    decided: int = Field(description="n: won or lost, of those that reached the stage.")
    suggested: int | None = Field(description="won ÷ decided, in percent: a probability.")
    is_enough: bool = Field(description="Whether 30 are decided; fewer are too few.")


class StagesInHistory(Schema):
    items: list[StageHistoryOut]


class TemplateCriterionOut(Schema):
    sentence: str
    severity: Severity


class TemplateTaskOut(Schema):
    title: str
    kind: EntryTaskKind
    due_in_workdays: int


class TemplateStageOut(Schema):
    name: str
    probability: int
    target_days: int | None
    description: str
    good: str
    talk: str
    criteria: list[TemplateCriterionOut]
    tasks: list[TemplateTaskOut]


class PipelineTemplateOut(Schema):
    """A pipeline one can begin with, in the caller's language."""

    key: str
    name: str
    name_en: str
    name_zh: str
    lead: str
    stages: list[TemplateStageOut]


class PipelineTemplates(Schema):
    items: list[PipelineTemplateOut]
