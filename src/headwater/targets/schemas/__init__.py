"""What targets look like on the wire: amounts are money in the named currency, or how many."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.exports.rules import ExportFormat
from headwater.http.wire import Body
from headwater.targets.rules import (
    MOST_CELLS,
    YEARS,
    Cell,
    Measure,
    Share,
    TargetSpan,
    Whose,
)
from headwater.targets.rules.standing import Pace, Source
from headwater.targets.selectors.asked import Question

Day = Annotated[date, Field(ge=date(YEARS.start, 1, 1), le=date(YEARS.stop - 1, 12, 31))]
Amount = Annotated[Decimal | None, Field(max_digits=16, decimal_places=2)]


class TargetsQuery(Schema):
    """What is measured, of which pipeline, in which team; as of which instant."""

    measure: Measure = Measure.REVENUE
    span: TargetSpan = TargetSpan.QUARTER
    day: Day | None = Field(None, description="Any day of the period; left out: the day as of.")
    pipeline_id: UUID | None = Field(None, description="Left out: all pipelines.")
    team_id: UUID | None = Field(None, description="This team and those below it.")
    as_of: AwareDatetime | None = Field(
        None, description="Any past instant, judged by the targets of then; left out: now."
    )

    def question(self) -> Question:
        return Question(**self.dict())


class YearQuery(Schema):
    measure: Measure = Measure.REVENUE
    year: int = Field(ge=YEARS.start, lt=YEARS.stop)
    pipeline_id: UUID | None = Field(None, description="Left out: targets over all pipelines.")
    team_id: UUID | None = None

    def question(self) -> Question:
        return Question(
            measure=self.measure,
            day=date(self.year, 1, 1),
            pipeline_id=self.pipeline_id,
            team_id=self.team_id,
        )


class TargetPlaceOut(Schema):
    """A member, a team, or the workspace; who stands below whom, says the depth."""

    member_id: UUID | None
    team_id: UUID | None
    name: str
    depth: int


class SourceFlowOut(Schema):
    """Whether what is open and what comes in is enough for the target."""

    coverage: float | None = Field(description="Due ÷ (target − done); null: nothing is missing.")
    missing: Decimal = Field(description="Target − done − what is expected of the deals due.")
    needed_inflow: float | None = Field(description="New deals a week that would bring it.")
    inflow: float = Field(description="New deals a week in the last 8 weeks, void ones left out.")
    runway_weeks: float | None = Field(description="null: the pipeline never gets too thin.")
    is_dry: bool
    says: Source | None
    win_rate: float | None = Field(description="By count, of the last year.")
    average: float | None = Field(description="Mean of what was won in the last year.")
    cycle_weeks: float | None
    n: int = Field(description="Deals decided in the last year: what the rates are made of.")
    rates_are_own: bool = Field(description="false: too few of one's own, so everybody's shown.")


class TargetStandingOut(TargetPlaceOut):
    target: Decimal | None
    is_summed: bool = Field(description="It has no target of its own: those below are added up.")
    months_set: int
    members_target: Decimal | None = Field(description="What the members’ targets add up to.")
    gap: Decimal | None = Field(description="That less the own target.")
    n: int
    done: Decimal
    attainment: float | None
    pace: float | None = Field(description="Attainment ÷ share of working days over.")
    says: Pace | None
    n_due: int
    due: Decimal = Field(description="Open and expected to close in the period.")
    due_expected: Decimal = Field(description="The same × the probability of its stage.")
    n_open: int
    open_expected: Decimal
    source: SourceFlowOut | None


class TargetsOut(Schema):
    """Where everybody stands, in the order of the tree."""

    measure: Measure
    is_money: bool
    currency: str
    span: TargetSpan
    from_day: date = Field(alias="from")
    to_day: date = Field(alias="to")
    as_of: datetime
    day: date = Field(description="The day of that instant, where the workspace is.")
    pipeline_id: UUID | None
    team_id: UUID | None
    months: int
    workdays_over: int
    workdays: int
    share_over: float
    is_over: bool
    inflow_from: date = Field(description="First day of the last 8 weeks.")
    rates_from: date = Field(description="First day of the last year.")
    items: list[TargetStandingOut]


class TargetsFileQuery(TargetsQuery):
    format: ExportFormat = ExportFormat.XLSX

    def question(self) -> Question:
        return Question(**self.dict(exclude={"format"}))


class TargetLineQuery(Schema):
    """Whose targets, of which pipeline, in the months from one day to another."""

    measure: Measure = Measure.REVENUE
    from_day: Day = Field(alias="from")
    to_day: Day = Field(alias="to")
    pipeline_id: UUID | None = Field(None, description="Left out: all pipelines.")
    team_id: UUID | None = None
    owner_id: UUID | None = None
    as_of: AwareDatetime | None = None


class MonthTargetOut(Schema):
    month: date
    target: Decimal = Field(description="One’s own; without it, what those below add up to.")


class TargetLineOut(Schema):
    """The targets of one place; months without one are left out."""

    currency: str
    items: list[MonthTargetOut]


class YearRowOut(TargetPlaceOut):
    may_edit: bool
    months: list[Decimal | None]
    last_year: list[Decimal | None] = Field(description="What the same months then came to.")


class YearOut(Schema):
    measure: Measure
    is_money: bool
    currency: str
    year: int
    items: list[YearRowOut]


class CellIn(Body):
    member_id: UUID | None = None
    team_id: UUID | None = None
    span: TargetSpan = TargetSpan.MONTH
    start: Day
    amount: Amount = Field(description="null takes the target away.")
    share: Share = Field(
        Share.EVEN, description="How a quarter's or a year's is shared out over its months."
    )

    def cell(self) -> Cell:
        whose = Whose(self.member_id, self.team_id)
        return Cell(whose, self.span, self.start, self.amount, self.share)


class CellsIn(Body):
    """Targets of one measure; without a member and a team, they are the workspace's."""

    measure: Measure
    pipeline_id: UUID | None = None
    cells: Annotated[list[CellIn], Field(min_length=1, max_length=MOST_CELLS)]


class CellOut(Schema):
    member_id: UUID | None
    team_id: UUID | None
    span: TargetSpan
    start: date
    amount: Decimal | None


class CellsOut(Schema):
    changed: int
    before: list[CellOut] = Field(description="Send these to take it back.")


class TargetChangeOut(Schema):
    at: datetime
    by: str | None
    member_id: UUID | None
    team_id: UUID | None
    name: str | None = Field(description="null: the workspace.")
    month: date
    before: Decimal | None
    after: Decimal | None
    currency: str


class TargetChanges(Schema):
    items: list[TargetChangeOut] = Field(description="The youngest first, at most 200.")


class AlarmIn(Body):
    is_on: bool = True
    weeks: int = Field(4, ge=0, le=52, description="Warn when the runway is shorter.")


class AlarmOut(Schema):
    """When leaders are warned that the source is running dry."""

    is_on: bool
    weeks: int
