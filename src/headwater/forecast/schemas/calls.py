from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from django.utils.translation import gettext_noop
from ninja import Field, Schema
from pydantic import AwareDatetime, model_validator

from headwater.forecast.rules.calls import Basis
from headwater.forecast.rules.periods import PeriodUnit
from headwater.http.wire import Body
from headwater.pipeline.rules import Category
from headwater.pipeline.schemas.deals import DealValue, ValueShare

Called = Literal[Category.COMMIT, Category.BEST_CASE, Category.PIPELINE]


class SheetQuery(Schema):
    """Which period and which word of it."""

    pipeline_id: UUID | None = Field(None, description="Left out: the default pipeline.")
    unit: PeriodUnit = PeriodUnit.MONTH
    day: date | None = Field(None, description="A day of the period; left out: today.")
    category: Called = Category.COMMIT
    basis: Basis = Basis.CUMULATIVE
    as_of: AwareDatetime | None = Field(None, description="Any past instant; left out: now.")


class CallsQuery(SheetQuery):
    member_id: UUID | None = None
    team_id: UUID | None = None


class CallWordOut(Schema):
    """What was said last."""

    amount: DealValue
    note: str
    author_name: str | None
    made_at: datetime
    times: int = Field(description="How often it was said.")


class SumOut(Schema):
    n: int
    value: DealValue


class LineOut(Schema):
    kind: Literal["member", "team"]
    id: UUID
    name: str
    depth: int
    call: CallWordOut | None
    override: CallWordOut | None
    calls_below: DealValue = Field(description="The members' own calls, summed.")
    expected: DealValue = Field(
        description="The override, else the call, else what is expected of those below."
    )
    called: int
    callers: int
    may_call: bool
    may_override: bool
    closed: SumOut
    commit: SumOut
    best_case: SumOut
    pipeline: SumOut
    omitted: SumOut


class SheetHeadingOut(Schema):
    pipeline_id: UUID
    unit: PeriodUnit
    category: Category
    basis: Basis
    currency: str
    as_of: datetime


class SheetOut(SheetHeadingOut):
    """The roll-up: each team before what is below it."""

    from_day: date = Field(alias="from")
    to_day: date = Field(alias="to")
    called: int
    callers: int
    lines: list[LineOut]


class CallIn(Body):
    member_id: UUID | None = Field(None, description="Without a team, too: you.")
    team_id: UUID | None = None
    pipeline_id: UUID | None = None
    unit: PeriodUnit
    day: date = Field(description="Any day of the period.")
    category: Called = Category.COMMIT
    basis: Basis = Basis.CUMULATIVE
    is_override: bool = False
    amount: Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)] | None = Field(
        description="null takes back what was said."
    )
    note: str = Field("", max_length=1000)

    @model_validator(mode="after")
    def is_of_one(self) -> "CallIn":
        if self.member_id is not None and self.team_id is not None:
            raise ValueError(gettext_noop("A call is of a member or of a team, not of both."))
        return self


class CallOut(Schema):
    id: UUID
    is_override: bool
    amount: DealValue = Field(description="null: taken back, or hidden from you.")
    note: str
    author_name: str | None
    made_at: datetime


class CallsOut(Schema):
    items: list[CallOut]


class RecordOut(Schema):
    """How somebody's past calls did; n is small for a long time, so nobody is ranked."""

    kind: Literal["member", "team"]
    id: UUID
    name: str
    n: int = Field(description="Periods that were called.")
    called: DealValue
    came: DealValue
    wape: ValueShare
    bias: ValueShare


class CallAccuracyOut(SheetHeadingOut):
    periods: int
    lines: list[RecordOut]
