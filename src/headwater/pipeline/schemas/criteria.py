from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

from headwater.http.problems import ProblemOut
from headwater.http.wire import Body, FilterText
from headwater.pipeline.rules import PersonRole
from headwater.pipeline.rules.criteria import CriterionField, Fix, LetterStage, Severity
from headwater.pipeline.selectors.overrides import OverrideWish

Label = Annotated[str, Field(max_length=200, description="Empty: a sentence is made of the rest.")]

OwnField = Annotated[str, Field(pattern=r"^custom\.[a-z][a-z0-9_]*$", max_length=70)]
Contact = Literal["call", "meeting", "visit", "chat", "email", "sms", "demo"]


class CriterionParams(Body):
    """What a criterion asks for; which of these a kind takes, `get_criterion_kinds` says."""

    field: CriterionField | OwnField | None = Field(
        None, description="What has to be filled in; `custom.<key>`: a field of your own."
    )
    filter: FilterText | None = Field(None, description="What the deal has to fulfil.")
    role: PersonRole | None = None
    activity: Contact | None = None
    type_id: UUID | None = Field(None, description="A type of activity of the workspace's own.")
    count: int | None = Field(None, ge=1, le=50, description="How often; once, when left out.")
    days: int | None = Field(None, ge=1, le=365, description="Within so many days.")
    in_stage: bool | None = Field(None, description="Since the deal came into the stage.")
    question_id: UUID | None = Field(None, description="Left out: the whole scorecard.")
    name_contains: str | None = Field(
        None, min_length=1, max_length=100, description="Words in the file's name, by commas: any."
    )
    mail_stage: LetterStage | None = Field(
        None,
        description="With a template of which stage a letter was written; left out: any letter.",
    )

    def given(self) -> dict[str, Any]:
        return self.model_dump(mode="json", exclude_none=True)


NOTHING = CriterionParams.model_validate({})


class CriterionOut(Schema):
    """A criterion and its sentence in the caller's language."""

    id: UUID
    stage_id: UUID
    kind: str
    params: CriterionParams
    severity: Severity
    sentence: str
    fix: Fix


class SetCriterionOut(CriterionOut):
    """A criterion as it is set up."""

    label_en: str
    label_zh: str
    version: int


class SetCriteria(Schema):
    items: list[SetCriterionOut]


class CriterionIn(Body):
    kind: str = Field(max_length=30)
    params: CriterionParams = NOTHING
    severity: Severity = Severity.BLOCK
    label_en: Label = ""
    label_zh: Label = ""


class CriterionPatch(Body):
    params: CriterionParams = NOTHING
    severity: Severity = Severity.BLOCK
    label_en: Label = ""
    label_zh: Label = ""


class CriterionKindOut(Schema):
    name: str
    takes: list[str] = Field(description="Which of the params it looks at.")
    needs: list[str]


class CriterionKinds(Schema):
    items: list[CriterionKindOut]


class EvidenceOut(Schema):
    """What shows that a criterion is met, as far as it is known."""

    at: datetime | None = None
    by: str | None = None
    what: str | None = None
    count: int | None = None


class JudgedOut(CriterionOut):
    evidence: EvidenceOut | None = Field(description="None: nothing shows it yet.")


class DoorOut(Schema):
    """A stage the deal could go to, and the criteria that are unmet on the way there."""

    stage_id: UUID | None = Field(description="None: it is won.")
    refused_by: list[UUID]
    warned_by: list[UUID]


class DealCriteriaOut(Schema):
    """The criteria of all stages of the deal's pipeline, and what they mean for each way on."""

    stage_id: UUID
    may_override: bool
    criteria: list[JudgedOut]
    doors: list[DoorOut]


class TickIn(Body):
    is_ticked: bool


class CriteriaProblemOut(ProblemOut):
    """The refusal with the code `criteria_unmet`; others lack the list."""

    criteria: list[CriterionOut] = []
    may_override: bool = False


class OverriddenCriterion(Schema):
    """A criterion as it was when it was overridden."""

    id: UUID
    stage_id: UUID
    sentence: str


class OverrideOut(Schema):
    """Once a deal went on although something blocked it."""

    id: UUID
    deal_id: UUID
    deal_title: str
    pipeline_id: UUID
    pipeline_name: str
    from_stage_name: str | None
    to_stage_name: str | None = Field(description="None: it was won.")
    criteria: list[OverriddenCriterion]
    reason: str
    member_id: UUID | None
    member_name: str | None
    at: datetime


class OverridePage(Schema):
    items: list[OverrideOut]
    next: str | None


class OverrideCount(Schema):
    key: str
    name: str
    count: int


class OverrideSummary(Schema):
    """How often criteria were overridden: in all, and by stage, by person and by criterion."""

    total: int
    by_stage: list[OverrideCount]
    by_member: list[OverrideCount]
    by_criterion: list[OverrideCount]


class OverrideQuery(Schema):
    """Which overrides somebody wants to see."""

    model_config = ConfigDict(extra="forbid")

    pipeline_id: UUID | None = None
    stage_id: UUID | None = Field(None, description="The stage that was left.")
    member_id: UUID | None = None
    from_: date | None = Field(None, alias="from")
    to: date | None = None
    q: str = Field("", max_length=200, description="A piece of the reason.")

    def wish(self) -> OverrideWish:
        return OverrideWish(
            pipeline_id=self.pipeline_id,
            stage_id=self.stage_id,
            member_id=self.member_id,
            first=self.from_,
            last=self.to,
            q=self.q,
        )


class OverridePageQuery(OverrideQuery):
    after: str | None = Field(None, max_length=200)
