from datetime import date, time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext_noop
from ninja import Field, Schema
from pydantic import model_validator

from headwater.http.wire import Body
from headwater.pipeline.models import Named as Word

Amount = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)]
Currency = Annotated[str, Field(pattern=r"^([A-Z]{3})?$", description="ISO 4217")]
Named = Annotated[str, Field(max_length=100)]
NO_NAME = gettext_noop("Give a name in at least one language.")


class WordOut(Schema):
    """A word of a list, in both languages."""

    id: UUID
    name: str = Field(description="In the caller's language.")
    name_en: str
    name_zh: str
    version: int


def word_of(one: Word) -> WordOut:
    """Write a word of a list in the caller's language."""
    return WordOut(
        id=one.id,
        name=one.name_in(translation.get_language() or "en"),
        name_en=one.name_en,
        name_zh=one.name_zh,
        version=one.version,
    )


class WordList(Schema):
    items: list[WordOut]


class LeadReasonOut(WordOut):
    """Why leads are disqualified."""

    is_archived: bool


class LeadReasons(Schema):
    items: list[LeadReasonOut]


class LeadReasonQuery(Body):
    archived: bool = Field(False, description="Also what is out of use.")


class LeadReasonPatch(Body):
    name_en: Named = ""
    name_zh: Named = ""
    is_archived: bool = False


class WordIn(Body):
    """A name in one language or both; at least one is needed."""

    name_en: Named = ""
    name_zh: Named = ""

    @model_validator(mode="after")
    def has_a_name(self) -> "WordIn":
        if not (self.name_en or self.name_zh):
            raise ValueError(NO_NAME)
        return self


class CampaignOut(WordOut):
    """Something that brings leads for a while, and what it costs."""

    source_id: UUID | None
    begins_on: date | None
    ends_on: date | None
    cost: Decimal
    currency: str


class Campaigns(Schema):
    items: list[CampaignOut]


class CampaignIn(WordIn):
    source_id: UUID | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    cost: Amount = Decimal(0)
    currency: Currency = Field("", description="The workspace's own when left out.")


class CampaignPatch(Body):
    name_en: Named = ""
    name_zh: Named = ""
    source_id: UUID | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    cost: Amount = Decimal(0)
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = ""
    is_archived: bool = False


class AgreementOut(Schema):
    """How quickly a new lead is answered, in minutes of the hours that are worked."""

    answer_minutes: int
    opens: time
    closes: time


class AgreementIn(Body):
    answer_minutes: int = Field(ge=1, le=10_000)
    opens: time
    closes: time
