from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Kind
from headwater.http.masks import Shows
from headwater.http.wire import Body, CustomIn, CustomOut
from headwater.pipeline.rules import Attitude, Category, DealStatus, Gap, Influence, PersonRole

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217")]
Amount = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)]
OverrideReason = Annotated[
    str, Field(max_length=1000, description="Why it goes on although criteria block; a right.")
]
DealValue = Annotated[Decimal | None, Shows(Kind.DEAL, "value")]  # or what is made of it
ValueShare = Annotated[float | None, Shows(Kind.DEAL, "value")]  # how values lie to each other
LostReason = Shows(Kind.DEAL, "lost_reason_id")
OwnCategory = Annotated[
    Category | Literal[""],
    Field(description="What it is to a forecast; empty: what its stage says."),
]
Title = Annotated[str, Field(min_length=1, max_length=200)]
Tags = Annotated[list[Annotated[str, Field(max_length=50)]], Field(max_length=30)]


class CardOut(Schema):
    """A deal as a card on the board."""

    id: UUID
    title: str
    value: DealValue = Field(description="Null: hidden from you.")
    currency: str
    status: DealStatus
    stage_id: UUID
    owner_id: UUID
    owner_name: str
    company_id: UUID | None
    company_name: str | None
    tags: list[str]
    source_id: UUID | None
    expected_close_date: date | None
    stage_entered_at: datetime
    next_activity_at: datetime | None
    next_activity_kind: str = Field(description="Empty when nothing is planned.")
    next_activity_title: str
    custom: CustomOut
    is_shared: bool = Field(description="With anybody, beyond those who see it anyway.")
    version: int


class CriteriaMet(Schema):
    """How many of its stage's exit criteria a deal meets, and of how many."""

    met: int
    count: int


class BoardCardOut(CardOut):
    """A card, and how far the deal is in its stage; nothing where there are no criteria."""

    criteria: CriteriaMet | None = None


class DealRow(CardOut):
    """A deal as a row of a list."""

    pipeline_id: UUID
    pipeline_name: str
    stage_name: str
    source_name: str | None
    created_at: datetime
    closed_at: datetime | None
    updated_at: datetime
    lost_reason_name: Annotated[str | None, LostReason]
    category: Category | Literal["closed"] = Field(description="What it is to a forecast.")
    win_probability: int | None = Field(
        description="In percent, of an open deal: see its chance for what it is made of."
    )


class DealPersonOut(Schema):
    person_id: UUID
    name: str
    role: PersonRole
    title: str
    email: Annotated[str | None, Shows(Kind.PERSON, "email")]
    phone: Annotated[str | None, Shows(Kind.PERSON, "phone")]


class DealStageOut(Schema):
    """A stage of the deal's pipeline, and when the deal was in it."""

    stage_id: UUID
    name: str
    position: int
    entered_at: datetime | None
    left_at: datetime | None


class DealOut(DealRow):
    """A deal with its people and its way through the stages."""

    lost_reason_id: Annotated[UUID | None, LostReason]
    competitor: Annotated[str, Shows(Kind.DEAL, "competitor")]
    lost_comment: Annotated[str, Shows(Kind.DEAL, "lost_comment")]
    win_back_date: Annotated[date | None, Shows(Kind.DEAL, "win_back_date")]
    own_category: OwnCategory
    is_zombie: bool = Field(description="Open for longer than any that was ever won.")
    close_date_pushes: int = Field(description="How often the expected close was put off.")
    creator_name: str | None
    people: list[DealPersonOut]
    stages: list[DealStageOut]


class DealPage(Schema):
    items: list[DealRow]
    next: str | None = Field(description="Send it as `after` for the next page.")
    total: int | None = Field(description="None: more than 1,000.")


class DealIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    title: Title
    value: Amount = Decimal(0)
    currency: Currency | None = Field(None, description="The workspace's own when left out.")
    pipeline_id: UUID | None = None
    stage_id: UUID | None = Field(None, description="The first stage when left out.")
    owner_id: UUID | None = Field(None, description="You, when left out.")
    company_id: UUID | None = None
    company_name: str | None = Field(None, max_length=200, description="Found by name, or created.")
    person_id: UUID | None = None
    person_name: str | None = Field(None, max_length=200, description="A new person in the deal.")
    source_id: UUID | None = None
    expected_close_date: date | None = None
    tags: Tags = []
    override_reason: OverrideReason = ""
    custom: CustomIn = {}


class DealPatch(Body):
    """What is left out stays; the values here only say that leaving out is allowed."""

    title: Title = ""
    value: Amount = Decimal(0)
    currency: Currency = ""
    owner_id: UUID = UUID(int=0)
    company_id: UUID | None = None
    source_id: UUID | None = None
    expected_close_date: date | None = None
    own_category: OwnCategory = ""
    tags: Tags = []
    competitor: str = Field("", max_length=100)
    lost_comment: str = Field("", max_length=10_000)
    lost_reason_id: UUID | None = None
    win_back_date: date | None = None
    custom: CustomIn = {}


class DealStageIn(Body):
    stage_id: UUID = Field(description="Where the deal goes; of another pipeline only if asked.")
    allow_other_pipeline: bool = False
    override_reason: OverrideReason = ""


class DealStatusIn(Body):
    status: DealStatus
    lost_reason_id: UUID | None = Field(None, description="Needed when the deal is lost.")
    competitor: str = Field("", max_length=100)
    comment: str = Field("", max_length=10_000)
    win_back_date: date | None = None
    override_reason: OverrideReason = ""


class DealPersonIn(Body):
    """A person's part; of somebody who has one, what is left out stays."""

    role: PersonRole = PersonRole.OTHER
    attitude: Attitude | None = Field(None, description="Null: not known.")
    influence: Influence | None = None


class StakeholderOut(Schema):
    """Somebody with a part in a deal, and whom of the others they report to."""

    person_id: UUID
    name: str
    title: str
    role: PersonRole
    attitude: Attitude | None
    influence: Influence | None
    reports_to: list[UUID]


class Stakeholders(Schema):
    """The people of a deal you see, and what it lacks in them."""

    items: list[StakeholderOut]
    gaps: list[Gap]
