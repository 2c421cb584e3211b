from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from headwater.http.wire import Body
from headwater.leads.rules.scorecard import AnswerState
from headwater.leads.schemas.words import Named, WordIn, WordOut
from headwater.leads.services.scorecards import NewQuestion

Hint = Annotated[str, Field(max_length=300)]


class AnsweredQuestion(Schema):
    """A question of the scorecard, what is known of it, and how."""

    question_id: UUID
    name: str = Field(description="In the caller's language.")
    hint: str
    state: AnswerState
    evidence: str
    said_by: str
    said_on: date | None
    link: str
    author_name: str | None
    answered_at: datetime | None


class ScorecardOut(Schema):
    """What must be known of a lead or deal, and how much of it is."""

    name: str
    answered: int
    questions: list[AnsweredQuestion]
    lead_id: UUID | None = Field(description="The lead that has become this deal.")
    lead_name: str | None


class AnswerIn(Body):
    """What is left out stays; the values here only say that leaving out is allowed."""

    state: AnswerState = AnswerState.UNKNOWN
    evidence: str = Field("", max_length=10_000)
    said_by: str = Field("", max_length=200)
    said_on: date | None = None
    link: str = Field("", max_length=500, pattern=r"^(https?://\S+)?$")


class QuestionOut(WordOut):
    is_archived: bool = Field(description="It is asked no longer; its answers are kept.")
    hint_en: str
    hint_zh: str


class FrameworkOut(WordOut):
    """A way to judge buyers."""

    is_default: bool = Field(description="The one that is used.")
    questions: list[QuestionOut]


class Frameworks(Schema):
    items: list[FrameworkOut]


class QuestionIn(WordIn):
    hint_en: Hint = ""
    hint_zh: Hint = ""

    def new(self) -> NewQuestion:
        return NewQuestion(**self.dict())


class QuestionPatch(Body):
    name_en: Named = ""
    name_zh: Named = ""
    hint_en: Hint = ""
    hint_zh: Hint = ""
    is_archived: bool = False


class QuestionOrderIn(Body):
    ids: list[UUID] = Field(max_length=100)


class FrameworkIn(WordIn):
    questions: list[QuestionIn] = Field(min_length=1, max_length=30)
