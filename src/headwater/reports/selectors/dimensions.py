"""By what a measure can be divided: for each subject an expression of the record, as a text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from headwater.accounts.rules import Kind
from headwater.accounts.selectors.sight import sees
from headwater.pipeline.selectors.fields import CATEGORY
from headwater.reports.rules.measures import Measure, Subject

GRAINS = ("day", "week", "month", "quarter", "year")
BANDS = (1_000, 10_000, 50_000, 100_000, 500_000, 1_000_000)  # in the workspace's currency
BAND = f"width_bucket(worth, ARRAY[{', '.join(map(str, BANDS))}]::numeric[])::text"


class Names(StrEnum):
    """Where the names of keys are found; of words and days the screen knows them."""

    MEMBER = "accounts_member"
    TEAM = "accounts_team"
    PIPELINE = "pipeline_pipeline"
    STAGE = "pipeline_stage"
    SOURCE = "pipeline_source"
    LOST_REASON = "pipeline_lostreason"
    CAMPAIGN = "leads_campaign"
    WORD = "word"
    DAY = "day"
    BAND = "band"
    OWN = "own"


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """`hidden_with`: the field of the record that tells it; `has_history`: it is as of the instant.

    `then` tells it of the past where `sql` does not. A record may stand under `many` at once: then
    `sql` is an array.
    """

    name: str
    names: Names
    sql: Mapping[Subject, str]
    then: Mapping[Subject, str] = field(default_factory=dict)
    is_many: bool = False
    has_history: frozenset[Subject] = frozenset()
    hidden_with: tuple[Kind, str] | None = None


def _company(column: str) -> str:
    return f"""(SELECT of_it.{column}::text FROM people_company of_it
        WHERE of_it.workspace_id = d.workspace_id AND of_it.id = d.company_id
        AND of_it.deleted_at IS NULL AND {sees(Kind.COMPANY, "of_it")})"""  # noqa: S608  # names from below


def _team(row: str) -> str:
    return f"""(SELECT m.team_id::text FROM accounts_member m
        WHERE m.workspace_id = {row}.workspace_id AND m.id = {row}.owner_id)"""  # noqa: S608  # names from below


DEAL, LEAD, TASK = Subject.DEAL, Subject.LEAD, Subject.TASK
KEPT, OF_BOTH = frozenset({DEAL}), frozenset({DEAL, LEAD})
DIMENSIONS = {one.name: one for one in (
    Dimension(name="owner", names=Names.MEMBER, has_history=OF_BOTH,
              sql={DEAL: "d.owner_id::text", LEAD: "l.owner_id::text", TASK: "t.owner_id::text"}),
    Dimension(name="team", names=Names.TEAM,
              sql={DEAL: _team("d"), LEAD: _team("l"), TASK: _team("t")}),
    Dimension(name="pipeline", names=Names.PIPELINE, has_history=KEPT,
              sql={DEAL: "d.pipeline_id::text"}),
    Dimension(name="stage", names=Names.STAGE, has_history=KEPT, sql={DEAL: "d.stage_id::text"}),
    Dimension(name="status", names=Names.WORD, has_history=KEPT, sql={DEAL: "d.status"}),
    Dimension(name="category", names=Names.WORD, has_history=KEPT, sql={DEAL: CATEGORY},
              then={DEAL: "d.category"}),
    Dimension(name="source", names=Names.SOURCE, has_history=frozenset({LEAD}),
              sql={DEAL: "d.source_id::text", LEAD: "l.source_id::text"}),
    Dimension(name="tags", names=Names.WORD, is_many=True, sql={DEAL: "d.tags"}),
    Dimension(name="campaign", names=Names.CAMPAIGN, has_history=frozenset({LEAD}),
              sql={LEAD: "l.campaign_id::text"}),
    Dimension(name="lost_reason", names=Names.LOST_REASON, sql={DEAL: "d.lost_reason_id::text"},
              hidden_with=(Kind.DEAL, "lost_reason_id")),
    Dimension(name="competitor", names=Names.WORD, sql={DEAL: "d.competitor"},
              hidden_with=(Kind.DEAL, "competitor")),
    Dimension(name="industry", names=Names.WORD, sql={DEAL: _company("industry")}),
    Dimension(name="tier", names=Names.WORD, sql={DEAL: _company("tier")}),
    Dimension(name="currency", names=Names.WORD, has_history=KEPT, sql={DEAL: "d.currency"}),
    Dimension(name="value_band", names=Names.BAND, has_history=KEPT, sql={DEAL: BAND},
              hidden_with=(Kind.DEAL, "value")),
    Dimension(name="lead_state", names=Names.WORD, has_history=frozenset({LEAD}), sql={LEAD: "l.state"}),
    Dimension(name="task_kind", names=Names.WORD, sql={TASK: "t.kind"}),
)}  # fmt: skip


def of_time(measure: Measure, grain: str) -> Dimension:
    """Divide by when: the day each belongs to is one of the workspace's time zone."""
    local = measure.at if measure.is_day else f"{measure.at} AT TIME ZONE %(zone)s"
    return Dimension(
        name=grain,
        names=Names.DAY,
        sql={measure.subject: f"date_trunc('{grain}', {local})::date::text"},
        has_history=frozenset(Subject),
    )
