"""What forecasts look like on the wire. Money is in the currency named beside it."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.accounts.rules import Kind
from headwater.forecast.rules.periods import PeriodUnit
from headwater.forecast.selectors.outlooks import Question
from headwater.http.masks import Shows
from headwater.http.wire import Body
from headwater.pipeline.schemas.deals import DealValue

OF_VALUE = Shows(Kind.DEAL, "value")
Name = Literal["simulated", "last_three", "last_year", "open_times_rate"]


class OutlookQuery(Schema):
    """Whose deals: of one pipeline, or of all; of everybody you see, a team, or a member."""

    pipeline_id: UUID | None = Field(None, description="Left out: the default pipeline.")
    everywhere: bool = Field(default=False, description="All pipelines together.")
    team_id: UUID | None = None
    owner_id: UUID | None = None
    as_of: AwareDatetime | None = Field(
        None, description="What was forecast last at that instant; left out: now."
    )

    def question(self) -> Question:
        return Question(
            pipeline_id=self.pipeline_id,
            is_everywhere=self.everywhere,
            team_id=self.team_id,
            owner_id=self.owner_id,
            as_of=self.as_of,
        )


class OutlookIn(Body):
    pipeline_id: UUID | None = None
    everywhere: bool = False
    team_id: UUID | None = None
    owner_id: UUID | None = None

    def question(self) -> Question:
        return Question(
            pipeline_id=self.pipeline_id,
            is_everywhere=self.everywhere,
            team_id=self.team_id,
            owner_id=self.owner_id,
        )


class OutlookAskedOut(Schema):
    is_renewing: bool


class ExpectedOut(Schema):
    n: float
    value: DealValue


class MoneyBandOut(Schema):
    """Eight of ten imagined courses end between p10 and p90."""

    mean: DealValue
    p10: DealValue
    p50: DealValue
    p90: DealValue


class CountBandOut(Schema):
    mean: float
    p10: float
    p50: float
    p90: float


class BandsOut(Schema):
    revenue: MoneyBandOut
    wins: CountBandOut


class NaiveOut(Schema):
    """Forecasts without a model; null where there is not history enough."""

    last_three: ExpectedOut | None
    last_year: ExpectedOut | None
    open_times_rate: ExpectedOut | None


class MethodOut(Schema):
    by_stage: bool
    season: list[str]
    flow: bool = Field(description="Winning goes on at its own rate, whatever stands open.")
    windows: int = Field(description="On how many windows of the past ways were tried.")


class PeriodAheadOut(BandsOut):
    unit: PeriodUnit
    from_day: date = Field(alias="from")
    to_day: date = Field(alias="to")
    is_current: bool
    already: ExpectedOut = Field(description="Won in it before the day of the forecast.")
    with_zombies: BandsOut | None = Field(description="null: there are none.")
    from_open: ExpectedOut
    from_new: ExpectedOut = Field(description="From deals that are not in the pipeline yet.")
    weighted: DealValue = Field(description="All open deals × the probability of their stage.")
    weighted_due: DealValue = Field(description="The same of those expected to close in it.")
    n_due: int | None = Field(description="How many these are; null: not counted then.")
    empirical: DealValue = Field(description="All open deals × the win rate of those like them.")
    empirical_due: DealValue
    naive: NaiveOut
    shown: Annotated[Name | None, OF_VALUE] = Field(
        description="The forecast of money that was least wrong so far."
    )
    shown_value: DealValue
    shown_wins: Name = Field(description="The same of how many are won.")
    shown_n: float
    method: MethodOut


class TrialOut(BandsOut):
    """What would have been forecast at the beginning of a past period, and what came."""

    from_day: date = Field(alias="from")
    to_day: date = Field(alias="to")
    actual: ExpectedOut
    naive: NaiveOut


class ScoreOut(Schema):
    name: Name
    n: int
    wape: float | None = Field(description="Σ|forecast − actual| ÷ Σ actual.")
    bias: float | None = Field(description="Above zero: too much was forecast.")
    coverage: float | None = Field(description="Share of periods between P10 and P90.")


class ForecastJudgedOut(Schema):
    preferred: Name
    preferred_wape: float | None
    runner_up: Name | None
    runner_up_wape: float | None
    scores: list[ScoreOut]


class TestOut(Schema):
    """How past forecasts did: of money, and of how many were won."""

    unit: PeriodUnit
    n: int
    value: Annotated[ForecastJudgedOut | None, OF_VALUE]
    wins: ForecastJudgedOut | None = Field(description="null: of before this was judged.")
    trials: list[TrialOut]


class OutlookOut(Schema):
    pipeline_id: UUID | None = Field(description="null: all pipelines.")
    team_id: UUID | None
    owner_id: UUID | None
    currency: str
    as_of: datetime
    state: Literal["ready", "waiting", "too_few"]
    is_stale: bool = Field(description="It is not of today: ask for a newer one.")
    is_renewing: bool = Field(description="A newer one is being worked out.")
    computed_at: datetime | None
    day: date | None = Field(description="The first day of which nothing was known.")
    facts: str | None = Field(description="Names the facts: equal facts, equal names.")
    n_won: int
    needed: int = Field(description="So many won deals a forecast needs.")
    n_open: int
    zombies: ExpectedOut | None = Field(description="Open for longer than any that was won.")
    periods: list[PeriodAheadOut]
    tests: list[TestOut]
