"""What reports look like on the wire. Every value is exact; money is in the currency beside it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Self
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.accounts.rules import Actor, Kind, Right
from headwater.exports.rules import ExportFormat
from headwater.fields.rules.views import ViewScope
from headwater.http.wire import Body, FilterText
from headwater.pipeline.schemas.deals import DealValue
from headwater.reports.models import Report
from headwater.reports.rules import Chart, Compare, Preset, ReportQuestion
from headwater.reports.rules.measures import Subject, Unit, View

Word = Annotated[str, Field(max_length=80)]
ReportName = Annotated[str, Field(min_length=1, max_length=100)]
Words = Annotated[str, Field(max_length=500)]


class ReportQuestionIn(Body):
    """A question as it is kept, and as an address says it."""

    measure: Word
    rows: Word = Field("", description="The dimension of the rows; empty: none.")
    series: Word = Field("", description="The dimension of the series; empty: none.")
    filter: FilterText = ""
    pipeline_id: UUID | None = Field(None, description="Left out: all pipelines.")
    owner_id: UUID | None = None
    team_id: UUID | None = None
    period: Preset | None = Field(None, description="Goes along with the days; else `from`, `to`.")
    from_day: date | None = Field(None, alias="from")
    to_day: date | None = Field(None, alias="to", description="Last day, included.")
    as_of: AwareDatetime | None = Field(None, description="Any past instant; left out: now.")
    compare: Compare | None = Field(
        None, description="`other`: with what the `other_…` say; all else is as on this side."
    )
    other_from: date | None = None
    other_to: date | None = None
    other_as_of: AwareDatetime | None = None
    other_owner_id: UUID | None = None
    other_team_id: UUID | None = None
    chart: Chart = Field(Chart.BARS, description="How it is drawn; changes no figure.")

    def question(self) -> ReportQuestion:
        return ReportQuestion(
            **{name: getattr(self, name) for name in ReportQuestionIn.model_fields}
        )


class ReportFileQuery(ReportQuestionIn):
    format: ExportFormat = ExportFormat.XLSX


class ReportFilters(Body):
    """The filters of a dashboard: those that are set hold instead of the report's own."""

    pipeline_id: UUID | None = None
    owner_id: UUID | None = None
    team_id: UUID | None = None
    from_day: date | None = Field(None, alias="from")
    to_day: date | None = Field(None, alias="to", description="Last day, included.")
    as_of: AwareDatetime | None = Field(
        None, description="Where the report has an instant of its own, the earlier one holds."
    )


class ReportRecordsQuery(ReportQuestionIn):
    row: str | None = Field(None, max_length=100, description="A row's key; left out: all.")
    column: str | None = Field(None, max_length=100, description="A series' key; left out: all.")
    limit: int = Field(50, ge=1, le=200)
    offset: int = Field(0, ge=0, le=100_000)


class ReportMeasure(Schema):
    name: str
    subject: Subject
    view: View
    unit: Unit
    adds_up: bool = Field(description="Whether a total is the sum of its parts.")


class ReportDimension(Schema):
    name: str
    label: str | None = Field(description="Of the workspace's own fields; else the screen's words.")
    subjects: list[Subject]


class ReportFields(Schema):
    measures: list[ReportMeasure]
    dimensions: list[ReportDimension]


class ReportCell(Schema):
    n: int = Field(description="How many it is made of.")
    value: Decimal | None
    n_before: int | None = Field(description="Of the other side, where it is compared.")
    before: Decimal | None = Field(description="The same of what it is compared with.")


class ReportKey(Schema):
    key: str = Field(description="Empty: those that have none.")
    name: str


class ReportLine(ReportKey):
    total: ReportCell
    cells: list[ReportCell] = Field(description="In the order of the series.")


class ReportCompared(Schema):
    from_day: date | None = Field(alias="from")
    to_day: date | None = Field(alias="to")
    as_of: datetime | None
    owner_id: UUID | None
    team_id: UUID | None


class ReportAnswer(Schema):
    measure: ReportMeasure
    currency: str
    as_of: datetime
    from_day: date | None = Field(alias="from")
    to_day: date | None = Field(alias="to")
    series: list[ReportKey]
    rows: list[ReportLine]
    totals: list[ReportCell]
    total: ReportCell
    rows_left_out: int
    series_left_out: int
    as_today: list[str] = Field(description="What has no history and is asked for as it is today.")
    compared: ReportCompared | None


class ReportData(ReportAnswer):
    """The answer of a kept report, and the question as it was asked under the filters."""

    name: str
    question: dict[str, Any]


class ReportRecord(Schema):
    kind: Kind
    id: UUID
    title: str
    owner_name: str | None
    created_at: datetime
    status: str
    value: DealValue
    currency: str


class ReportRecords(Schema):
    items: list[ReportRecord]
    total: int


class ReportIn(Body):
    name: ReportName
    description: Words = ""
    scope: ViewScope = ViewScope.PRIVATE
    question: ReportQuestionIn


class ReportPatch(Body):
    name: ReportName = ""
    description: Words = ""
    scope: ViewScope = ViewScope.PRIVATE
    question: ReportQuestionIn | None = None


class ReportOut(Schema):
    id: UUID
    name: str
    description: str
    scope: ViewScope
    owner_id: UUID
    owner_name: str
    team_name: str | None
    question: dict[str, Any]
    may_edit: bool
    version: int = Field(description="Its ETag.")

    @classmethod
    def of(cls, report: Report, actor: Actor) -> Self:
        return cls(
            id=report.id, name=report.name, description=report.description,
            scope=ViewScope(report.scope), owner_id=report.owner_id,
            owner_name=report.owner.name, team_name=report.team.name if report.team else None,
            question=report.question, version=report.version,
            may_edit=actor.may(Right.WRITE)
            and (report.owner_id == actor.id or actor.may(Right.CONFIGURE)),
        )  # fmt: skip


class ReportList(Schema):
    items: list[ReportOut]
