from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.accounts.rules import Actor
from headwater.dashboards.models import Dashboard, Mailing
from headwater.dashboards.rules import may_change
from headwater.dashboards.rules.layout import COLUMNS, MOST_TILES
from headwater.dashboards.rules.schedules import MOST_READERS, Cadence, MailSpan
from headwater.dashboards.selectors.dashboards import tiles_of
from headwater.dashboards.selectors.kinds.kind import TileKind
from headwater.fields.rules.views import ViewScope
from headwater.http.wire import Body
from headwater.insights.selectors.scope import Question

DashboardName = Annotated[str, Field(min_length=1, max_length=100)]


class TileIn(Body):
    """One figure, or a text, and where it lies in the grid of 12 columns."""

    id: str = Field(min_length=1, max_length=40)
    kind: str = Field(max_length=40, description="See `/dashboard-kinds`.")
    x: int = Field(ge=0, lt=COLUMNS)
    y: int = Field(ge=0)
    w: int = Field(ge=1, le=COLUMNS)
    h: int = Field(ge=1)
    question: dict[str, Any] = Field(
        default={}, max_length=20, description="What its kind needs to know besides the filters."
    )


class TileOut(Schema):
    id: str
    kind: str
    x: int
    y: int
    w: int
    h: int
    question: dict[str, Any]


Tiles = Annotated[list[TileIn], Field(max_length=MOST_TILES)]


class DashboardIn(Body):
    name: DashboardName
    scope: ViewScope = ViewScope.PRIVATE
    tiles: Tiles = []


class DashboardPatch(Body):
    """What is left out stays; the values here only say that leaving out is allowed."""

    name: DashboardName = "-"
    scope: ViewScope = ViewScope.PRIVATE
    tiles: Tiles = []


class DashboardOut(Schema):
    """Figures somebody wants to see together; the tiles in the order one reads them."""

    id: UUID
    name: str
    scope: ViewScope
    owner_id: UUID | None = Field(description="null: it comes with Headwater.")
    owner_name: str | None
    team_name: str | None
    tiles: list[TileOut]
    may_edit: bool
    version: int = Field(description="Its ETag.")
    updated_at: datetime | None

    @classmethod
    def of(cls, one: Dashboard, actor: Actor) -> Self:
        is_starter = one.owner_id is None
        return cls(
            id=one.id,
            name=one.name,
            scope=ViewScope(one.scope),
            owner_id=one.owner_id,
            owner_name=None if is_starter else one.owner.name,
            team_name=one.team.name if one.team_id and one.team else None,
            tiles=[TileOut(**vars(tile)) for tile in tiles_of(one)],
            may_edit=may_change(one.owner_id, actor=actor),
            version=one.version,
            updated_at=None if is_starter else one.updated_at,
        )


class DashboardList(Schema):
    items: list[DashboardOut]


class TileKindOut(Schema):
    """A kind of tile: what it is called, how large it is at first and at least."""

    kind: str
    title: str
    w: int
    h: int
    least_w: int
    least_h: int
    question: list[str] = Field(description="What its question may name.")

    @classmethod
    def of(cls, kind: TileKind) -> Self:
        (w, h), (least_w, least_h) = kind.size, kind.least
        return cls(
            kind=kind.name,
            title=kind.title(),
            w=w,
            h=h,
            least_w=least_w,
            least_h=least_h,
            question=sorted(kind.question),
        )


class TileKinds(Schema):
    items: list[TileKindOut]


class FiltersIn(Body):
    """The filters that hold for all tiles."""

    pipeline_id: UUID | None = Field(None, description="Left out: the default pipeline.")
    owner_id: UUID | None = None
    team_id: UUID | None = None
    from_day: date | None = Field(
        None, alias="from", description="First day, in the workspace's time zone."
    )
    to_day: date | None = Field(None, alias="to", description="Last day, included.")
    as_of: AwareDatetime | None = None

    def asked(self) -> Question:
        return Question(
            pipeline_id=self.pipeline_id,
            owner_id=self.owner_id,
            team_id=self.team_id,
            from_day=self.from_day,
            to_day=self.to_day,
            as_of=self.as_of,
        )


class FileQuery(FiltersIn):
    format: Literal["pdf", "xlsx"] = "pdf"


class MailingIn(Body):
    cadence: Cadence
    hour: int = Field(8, ge=0, le=23, description="In the workspace's time zone.")
    weekday: int = Field(0, ge=0, le=6, description="Of weekly mails; 0 is Monday.")
    day: int = Field(1, ge=1, le=31, description="Of monthly mails; a shorter month: its last.")
    span: MailSpan = MailSpan.THIS_QUARTER
    pipeline_id: UUID | None = None
    owner_id: UUID | None = None
    team_id: UUID | None = None
    has_pdf: bool = True
    has_xlsx: bool = True
    reader_ids: list[UUID] = Field(max_length=MOST_READERS, description="Members only.")


class MailingPatch(MailingIn):
    """What is left out stays; the values here only say that leaving out is allowed."""

    cadence: Cadence = Cadence.DAILY
    reader_ids: list[UUID] = Field([], max_length=MOST_READERS)


class ReaderOut(Schema):
    member_id: UUID
    is_muted: bool


class MailingOut(Schema):
    """A dashboard that goes to members again and again, to each as they see it."""

    id: UUID
    cadence: Cadence
    hour: int
    weekday: int
    day: int
    span: MailSpan
    pipeline_id: UUID | None
    owner_id: UUID | None
    team_id: UUID | None
    has_pdf: bool
    has_xlsx: bool
    readers: list[ReaderOut]
    version: int = Field(description="Its ETag.")

    @classmethod
    def of(cls, one: Mailing) -> Self:
        names = ("cadence", "hour", "weekday", "day", "span", "has_pdf", "has_xlsx", "version")
        return cls(
            id=one.id,
            readers=[
                ReaderOut(member_id=reader.member_id, is_muted=reader.is_muted)
                for reader in sorted(one.readers.all(), key=lambda reader: reader.pk)
            ],
            **{name: getattr(one, name) for name in names},
            **{name: one.question.get(name) for name in ("pipeline_id", "owner_id", "team_id")},
        )


class MailingList(Schema):
    items: list[MailingOut]
