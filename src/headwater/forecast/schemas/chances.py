"""What chances of deals and patterns look like on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime, BeforeValidator

from headwater.forecast.rules.verdicts import DriftState, Said
from headwater.forecast.selectors.patterns import Question

KindOfModel = Literal["logistic", "boosted"]
# A query is text; without this, only the number itself would be one of them.
EarlyDay = Annotated[
    Literal[7, 14, 30],
    BeforeValidator(lambda day: int(day) if isinstance(day, str) and day.isdecimal() else day),
]


class ChanceReasonOut(Schema):
    """A fact that moved the chance, by so many points of one (0.08: eight points)."""

    feature: str = Field(description="`custom`: a field of the workspace's own, called `name`.")
    name: str | None
    value: float | None
    word: str | None
    points: float


class DealChanceOut(Schema):
    """How likely a deal is to be won. Without a probability nothing can be said of it yet."""

    deal_id: UUID
    verdict: Said | None
    n_closed: int | None = Field(description="Null for whoever does not see all deals.")
    probability: float | None
    is_model: bool = Field(description="Else the probability is the stage's observed rate.")
    observed: float | None = Field(description="How often deals open in this stage were won.")
    stage_probability: float = Field(description="What was set for the stage by hand.")
    stage_name: str
    scored_at: datetime | None
    reasons: list[ChanceReasonOut]
    has_hidden_reasons: bool


class BoundsOut(Schema):
    """A figure with the bounds 99 % of resamples stay within."""

    value: float
    low: float
    high: float


class BinOut(Schema):
    n: int
    predicted: float
    happened: float


class QualityOut(Schema):
    """How good probabilities were on the newest fifth of the past, which nothing was learned from."""

    n: int
    rate: float
    auc: BoundsOut
    log_loss: float
    brier: float
    ece: float
    calibration: list[BinOut]


class FeatureOut(Schema):
    feature: str
    name: str | None


class WeightOut(FeatureOut):
    points: float = Field(description="By how much it moves a chance, on the mean.")
    direction: int = Field(description="1: more of it helps; -1: it hurts; 0: neither is plain.")


class LeftOutOut(FeatureOut):
    why: Literal["told", "name", "waits", "one_sided", "too_good"]


class ModelLineOut(Schema):
    day: date
    learned_day: date
    learned_at: datetime
    verdict: Said
    kind: KindOfModel | None
    n_closed: int
    auc: float | None
    ece: float | None
    is_recalibrated: bool
    drift_state: DriftState | None


class ModelOut(ModelLineOut):
    n_won: int
    n_rows: int
    n_trained: int
    first_day: date | None
    last_day: date | None
    step: int
    own: QualityOut | None
    empirical: QualityOut | None
    gain: BoundsOut | None
    skill: float | None = Field(description="Share of the observed rates' log loss it spares.")
    features: list[WeightOut]
    left_out: list[LeftOutOut]


class DriftOut(Schema):
    """What came since a model was learned, against what it said."""

    state: DriftState
    since: date
    looked_on: date
    n: int | None
    said: float | None
    came: float | None
    auc: float | None
    ece: float | None


class ChanceModelsOut(Schema):
    """What was learned of a pipeline. Figures count all deals: only who sees them all is told."""

    pipeline_id: UUID
    is_told: bool
    verdict: Said | None
    model: ModelOut | None
    drift: DriftOut | None
    history: list[ModelLineOut]


class PatternsQuery(Schema):
    """Deals of which pipeline, closed from when to when, by what was known so early."""

    pipeline_id: UUID | None = Field(None, description="Left out: the default pipeline.")
    from_day: date | None = Field(None, alias="from", description="First day of closing.")
    to_day: date | None = Field(None, alias="to", description="Last day, included.")
    as_of: AwareDatetime | None = Field(None, description="Left out or in the future: now.")
    early: EarlyDay = Field(14, description="Days from creation; what came later is not looked at.")
    owner_id: UUID | None = Field(None, description="Whose deals they were at the instant.")
    team_id: UUID | None = Field(None, description="Of this team and those below it.")

    def question(self) -> Question:
        return Question(
            pipeline_id=self.pipeline_id,
            from_day=self.from_day,
            to_day=self.to_day,
            as_of=self.as_of,
            early=self.early,
            owner_id=self.owner_id,
            team_id=self.team_id,
        )


class PatternDealsQuery(PatternsQuery):
    pattern: str = Field(max_length=120)
    has: bool = Field(default=True, description="False: the deals without it.")
    status: Literal["won", "lost"] | None = None
    limit: int = Field(50, ge=1, le=200)
    after: str | None = Field(None, max_length=1000)


class PatternSideOut(Schema):
    n: int
    won: int
    rate: float | None


class PatternOut(Schema):
    """A fact of deals, and how often they were won with it and without it."""

    pattern: str = Field(description="What to ask for its deals by.")
    fact: str = Field(description="`source`, `custom`, or a word of the screen.")
    name: str | None = Field(description="Of the field, where it is one of the workspace's own.")
    word: str | None
    having: PatternSideOut
    lacking: PatternSideOut
    ratio: float | None
    low: float | None = Field(description="95 % interval of the ratio.")
    high: float | None
    p: float | None = Field(description="Fisher's exact test; null: too few deals to try.")
    adjusted: float | None = Field(description="p after Holm, for all that were tried.")
    is_finding: bool


class PatternsOut(Schema):
    view: Literal["period"]
    pipeline_id: UUID
    as_of: datetime
    from_day: date | None = Field(alias="from")
    to_day: date | None = Field(alias="to")
    early: int
    owner_id: UUID | None
    team_id: UUID | None
    n: int = Field(description="Deals closed in the period that were still open on the early day.")
    won: int
    n_too_early: int = Field(description="Closed before the early day; left out.")
    tried: int = Field(description="Comparisons made in this asking, judged together (Holm).")
    fewest: int
    patterns: list[PatternOut]
