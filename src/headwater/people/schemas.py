from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Kind
from headwater.http.masks import Shows, ShowsEach
from headwater.http.wire import Body, CustomIn, CustomOut, FilterText
from headwater.people.rules import ChannelKind, ChannelState, Proof, RelationKind, Tier
from headwater.people.selectors.pages import Wish
from headwater.people.services import NewChannel, NewRelation

Name = Annotated[str, Field(min_length=1, max_length=200)]
Short = Annotated[str, Field(max_length=100)]
Text = Annotated[str, Field(max_length=10_000)]
Limit = Annotated[int, Field(ge=1, le=200)]
Sort = Annotated[
    str,
    Field(max_length=70, description="`name`, `created_at` or `custom.<key>`; `-` for downwards."),
]
GroupValue = Annotated[Decimal | None, Shows(Kind.DEAL, "value")]


class ChannelOut(Schema):
    """One way to reach a person or a company."""

    id: UUID
    kind: ChannelKind
    value: str = Field(description="As it was written.")
    label: str = Field(description="`work`, `mobile`, `home`, `switchboard`, or own words.")
    is_primary: bool
    number: str | None = Field(description="A telephone number as E.164, without its extension.")
    extension: str
    state: ChannelState
    verified_at: datetime | None = Field(description="When it was said, also that it is invalid.")
    verified_by_name: str | None
    verified_how: Proof | None


class ChannelStateIn(Body):
    state: ChannelState


class ChannelIn(Body):
    kind: ChannelKind
    value: str = Field(min_length=1, max_length=300)
    label: str = Field("", max_length=50)
    is_primary: bool = False

    def new(self) -> NewChannel:
        return NewChannel(**self.dict())


Channels = Annotated[list[ChannelIn], Field(max_length=50)]


def new_channels(channels: Sequence[ChannelIn]) -> list[NewChannel]:
    return [channel.new() for channel in channels]


class CompanyOut(Schema):
    id: UUID
    name: str
    domain: str
    industry: str
    tier: Tier | Literal[""] = Field(description="How much it matters: A to D, or not said.")
    size: Annotated[int | None, Shows(Kind.COMPANY, "size")] = Field(
        description="How many people work there."
    )
    country: str
    credit_code: Annotated[str, Shows(Kind.COMPANY, "credit_code")] = Field(
        description="统一社会信用代码"
    )
    description: Annotated[str, Shows(Kind.COMPANY, "description")]
    parent_id: UUID | None
    parent_name: str | None
    group_id: UUID | None = Field(description="The topmost company above it that you see.")
    group_name: str | None
    owner_id: UUID | None = Field(description="None: nobody's, and everybody sees it.")
    owner_name: str | None
    channels: Annotated[list[ChannelOut], ShowsEach(Kind.COMPANY)]
    open_deals: int = Field(description="Open deals with it that you may see.")
    people_count: int
    created_at: datetime
    updated_at: datetime
    custom: CustomOut
    is_shared: bool = Field(description="With anybody, beyond those who see it anyway.")
    version: int


class GroupMember(Schema):
    """A company in its group: its own figures, and those of it and all below it."""

    id: UUID
    name: str
    owner_name: str | None
    parent_id: UUID | None = Field(description="None: the head of the group, as far as you see.")
    level: int = Field(description="How many stand above it.")
    open_deals: int
    open_value: GroupValue
    won_value: GroupValue = Field(description="Won in the last 365 days.")
    companies: int = Field(description="It and all below it.")
    group_open_deals: int
    group_open_value: GroupValue
    group_won_value: GroupValue


class CompanyGroup(Schema):
    """A group of companies, each behind the one it belongs to; only what you see counts."""

    currency: str = Field(description="Of all values; others are converted.")
    total: int = Field(description="At most 300 are listed.")
    items: list[GroupMember]


class CompanyPage(Schema):
    items: list[CompanyOut]
    next: str | None = Field(description="Send it as `after` for the next page.")
    total: int | None = Field(description="None: more than 1,000.")


class CompanyIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    name: Name
    domain: str = Field("", max_length=200)
    industry: Short = ""
    tier: Tier | Literal[""] = ""
    size: int | None = Field(None, ge=0, le=2_000_000_000)
    country: Short = ""
    credit_code: str = Field("", max_length=18)
    description: Text = ""
    parent_id: UUID | None = None
    owner_id: UUID | None = Field(None, description="You, when left out; null: nobody.")
    channels: Channels = []
    custom: CustomIn = {}


class CompanyPatch(Body):
    name: Name = ""
    domain: str = Field("", max_length=200)
    industry: Short = ""
    tier: Tier | Literal[""] = ""
    size: int | None = Field(None, ge=0, le=2_000_000_000)
    country: Short = ""
    credit_code: str = Field("", max_length=18)
    description: Text = ""
    parent_id: UUID | None = None
    owner_id: UUID | None = None
    channels: Channels = []
    custom: CustomIn = {}


class PersonOut(Schema):
    id: UUID
    name: str
    title: str
    description: Annotated[str, Shows(Kind.PERSON, "description")]
    company_id: UUID | None
    company_name: str | None
    owner_id: UUID | None = Field(description="None: nobody's, and everybody sees them.")
    owner_name: str | None
    channels: Annotated[list[ChannelOut], ShowsEach(Kind.PERSON)]
    created_at: datetime
    updated_at: datetime
    custom: CustomOut
    is_shared: bool = Field(description="With anybody, beyond those who see it anyway.")
    version: int


class RelationOut(Schema):
    """How a person stands to another one or to a company, seen from one end."""

    id: UUID
    kind: RelationKind
    is_inverse: bool = Field(description="The other one stands so to this one.")
    text: str
    other_kind: Literal["person", "company"]
    other_id: UUID
    other_name: str
    other_title: str


class Relations(Schema):
    items: list[RelationOut]


class RelationMade(Schema):
    id: UUID


class RelationIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    kind: RelationKind
    person_id: UUID | None = None
    company_id: UUID | None = None
    is_inverse: bool = Field(False, description="The other person stands so to this one.")
    text: str = Field("", max_length=200)

    def new(self) -> NewRelation:
        return NewRelation(**self.dict())


class OrgChartPerson(Schema):
    id: UUID
    name: str
    title: str
    manager_id: UUID | None
    level: int = Field(description="How many stand above them.")


class OrgChart(Schema):
    """Who reports to whom in a company, each behind their manager; only whom you see."""

    items: list[OrgChartPerson]


class PersonPage(Schema):
    items: list[PersonOut]
    next: str | None = Field(description="Send it as `after` for the next page.")
    total: int | None = Field(description="None: more than 1,000.")


class PersonIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    name: Name
    title: str = Field("", max_length=200)
    description: Text = ""
    company_id: UUID | None = None
    owner_id: UUID | None = Field(None, description="You, when left out; null: nobody.")
    channels: Channels = []
    custom: CustomIn = {}


class PersonPatch(Body):
    name: Name = ""
    title: str = Field("", max_length=200)
    description: Text = ""
    company_id: UUID | None = None
    owner_id: UUID | None = None
    channels: Channels = []
    custom: CustomIn = {}


class CompanyQuery(Body):
    """Which companies, in which order, from where on."""

    q: str = Field("", max_length=200, description="Part of the name.")
    owner_id: UUID | None = None
    parent_id: UUID | None = None
    group_id: UUID | None = Field(None, description="It and all that belong to it.")
    tier: Tier | None = None
    filter: FilterText = ""
    sort: Sort = "name"
    limit: Limit = 50
    after: str | None = Field(None, max_length=2000, description="`next` of the page before.")

    def is_by_age(self) -> bool:
        return self.sort.removeprefix("-") == "created_at"

    def wish(self, after: tuple[str, UUID] | None) -> Wish:
        return Wish(**self.dict(exclude={"after"}), after=after)


class PersonQuery(Body):
    """Which people, in which order, from where on."""

    q: str = Field("", max_length=200, description="Part of the name.")
    owner_id: UUID | None = None
    company_id: UUID | None = None
    filter: FilterText = ""
    sort: Sort = "name"
    limit: Limit = 50
    after: str | None = Field(None, max_length=2000, description="`next` of the page before.")

    def is_by_age(self) -> bool:
        return self.sort.removeprefix("-") == "created_at"

    def wish(self, after: tuple[str, UUID] | None) -> Wish:
        return Wish(**self.dict(exclude={"after"}), after=after)
