from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Kind
from headwater.accounts.rules.fields import OWN
from headwater.http.masks import Shows
from headwater.http.wire import Body, CustomIn, CustomOut, FilterText
from headwater.leads.rules.matching import MatchReason
from headwater.leads.rules.states import LeadState
from headwater.leads.selectors.pages import Wish

Name = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(max_length=10_000)]
Amount = Annotated[Decimal | None, Field(ge=0, max_digits=16, decimal_places=2)]
Currency = Annotated[str, Field(pattern=r"^([A-Z]{3})?$", description="ISO 4217")]
Version = Annotated[int, Field(description="Its ETag.")]


class LeadOut(Schema):
    """Somebody who may buy. Of what it has become, only what you may see is named."""

    id: UUID
    name: str = Field(description="The person's; empty when only the company is known.")
    company_name: str
    title: str = Field(description="What it is about.")
    email: Annotated[str, Shows(Kind.LEAD, "email")]
    phone: Annotated[str, Shows(Kind.LEAD, "phone")]
    wechat: Annotated[str, Shows(Kind.LEAD, "wechat")]
    domain: str
    credit_code: Annotated[str, Shows(Kind.LEAD, "credit_code")] = Field(
        description="统一社会信用代码"
    )
    description: Annotated[str, Shows(Kind.LEAD, "description")]
    value: Annotated[Decimal | None, Shows(Kind.LEAD, "value")]
    currency: str
    state: LeadState
    state_entered_at: datetime
    source_id: UUID | None
    source_name: str | None
    campaign_id: UUID | None
    campaign_name: str | None
    owner_id: UUID | None = Field(description="None: nobody's, and everybody sees it.")
    owner_name: str | None
    reason_id: UUID | None = Field(description="Why it was disqualified.")
    reason_name: str | None
    comment: str = Field(description="What was said when it was disqualified or put away.")
    recycled_until: date | None = Field(description="The day on which it comes back.")
    created_at: datetime
    updated_at: datetime
    is_shared: bool = Field(description="With anybody, beyond those who see it anyway.")
    first_contact_at: datetime | None
    answer_due_at: datetime | None = Field(description="Until when it should be answered.")
    questions: int = Field(description="How many things should be known of it.")
    answered: int = Field(description="How many of them are.")
    gaps: list[str] = Field(description="Those that are not, in your language.")
    deal_id: UUID | None
    deal_title: str | None
    company_id: UUID | None
    linked_company_name: str | None
    person_id: UUID | None
    person_name: str | None
    custom: CustomOut
    version: Version


class LeadPage(Schema):
    items: list[LeadOut]
    next: str | None = Field(description="Send it as `after` for the next page.")
    total: int | None = Field(description="None: more than 1,000.")


class LeadCounts(Schema):
    """How many leads are in each state."""

    new: int
    working: int
    qualified: int
    disqualified: int
    recycled: int


class LeadIn(Body):
    """A name is needed: of the person, or of the company."""

    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    name: Name = ""
    company_name: Name = ""
    title: Name = ""
    email: str = Field("", max_length=254)
    phone: str = Field("", max_length=60)
    wechat: str = Field("", max_length=100)
    domain: str = Field("", max_length=200)
    credit_code: str = Field("", max_length=18)
    description: Text = ""
    value: Amount = None
    currency: Currency = ""
    source_id: UUID | None = Field(None, description="That of the campaign when left out.")
    campaign_id: UUID | None = None
    custom: CustomIn = {}
    owner_id: UUID | None = Field(None, description="You, when left out; null: nobody.")


class LeadPatch(Body):
    """What is left out stays; the values here only say that leaving out is allowed."""

    name: Name = ""
    company_name: Name = ""
    title: Name = ""
    email: str = Field("", max_length=254)
    phone: str = Field("", max_length=60)
    wechat: str = Field("", max_length=100)
    domain: str = Field("", max_length=200)
    credit_code: str = Field("", max_length=18)
    description: Text = ""
    value: Amount = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = ""
    source_id: UUID | None = None
    campaign_id: UUID | None = None
    custom: CustomIn = {}


class LeadFilter(Body):
    """Which leads."""

    state: LeadState | None = None
    owner_id: UUID | None = None
    unowned: bool = Field(False, description="Only those nobody has.")
    source_id: UUID | None = None
    campaign_id: UUID | None = None
    q: str = Field("", max_length=200, description="Part of a name, title, mail or number.")
    filter: FilterText = ""

    def wish(self) -> Wish:
        return Wish(**self.dict())


class LeadQuery(LeadFilter):
    """Which leads, in which order, from where on."""

    sort: str = Field(
        "-created_at",
        max_length=70,
        description="`created_at`, `state_entered_at`, `answer_due_at` or `custom.<key>`; `-` for downwards.",
    )
    limit: int = Field(50, ge=1, le=200)
    after: str | None = Field(None, max_length=2000, description="`next` of the page before.")

    def is_by_moment(self) -> bool:
        return not self.sort.removeprefix("-").startswith(OWN)

    def page(self, after: tuple[str, UUID] | None) -> Wish:
        return Wish(**self.dict(exclude={"after"}), after=after)


class LeadOwnerIn(Body):
    owner_id: UUID | None = Field(description="Null: nobody, so that everybody sees it.")


class LeadStateIn(Body):
    state: LeadState = Field(description="Not `qualified`: convert the lead instead.")
    reason_id: UUID | None = Field(None, description="Needed when it is disqualified.")
    comment: str = Field("", max_length=2000, description="Needed when it is recycled.")
    until: date | None = Field(None, description="When a recycled one comes back.")


class MatchOut(Schema):
    """A record that may be the lead's."""

    id: UUID
    name: str
    detail: str = Field(description="What tells it from others of that name; may be empty.")
    company_id: UUID | None = Field(description="Where a person works.")
    owner_name: str | None
    reasons: list[MatchReason]


class Matches(Schema):
    companies: list[MatchOut]
    people: list[MatchOut]


class ConversionIn(Body):
    """What the lead is to become. `new` makes a record of what is known, if its name is."""

    company: UUID | Literal["new"] | None = "new"
    person: UUID | Literal["new"] | None = "new"
    title: Name = Field("", description="The lead's own, or who it is, when left out.")
    value: Amount = None
    currency: Currency = ""
    pipeline_id: UUID | None = Field(None, description="The default one when left out.")
    stage_id: UUID | None = Field(None, description="The first stage when left out.")
    override_reason: str = Field(
        "", max_length=1000, description="Why it starts so far on although criteria block; a right."
    )
