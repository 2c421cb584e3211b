"""What a figure is about: whose deals of which pipeline, from when to when, as of which instant."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.members import TeamNotFound
from headwater.insights.rules import Stage, bounds
from headwater.pipeline.selectors.pipelines import PipelineNotFound, default_pipeline
from headwater.pipeline.selectors.sight import in_language
from headwater.tenancy.kept import told

PLACE = """
SELECT w.time_zone, p.id, (
    SELECT json_agg(json_build_array(s.id, coalesce(nullif(s.name_{language}, ''), s.name_{other}),
        s.position, s.probability, s.is_archived) ORDER BY s.position, s.id)
    FROM pipeline_stage s WHERE s.workspace_id = p.workspace_id AND s.pipeline_id = p.id),
    (SELECT coalesce(array_agg(m.id), '{}')
    FROM accounts_team top
    LEFT JOIN accounts_team t ON t.workspace_id = top.workspace_id AND t.path ^@ top.path
    LEFT JOIN accounts_member m ON m.workspace_id = t.workspace_id AND m.team_id = t.id
    WHERE top.workspace_id = w.id AND top.id = %s
    HAVING count(*) > 0)
FROM tenancy_workspace w
LEFT JOIN pipeline_pipeline p ON p.workspace_id = w.id AND p.id = %s
WHERE w.id = current_workspace()
"""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What somebody asks of the figures; None asks for no limit, and for now."""

    pipeline_id: UUID | None = None
    owner_id: UUID | None = None
    team_id: UUID | None = None
    as_of: datetime | None = None
    from_day: date | None = None
    to_day: date | None = None

    def is_as_of(self, now: datetime) -> bool:
        """Whether it is asked for as of now; an instant that has not come yet is taken for it."""
        return self.as_of is None or self.as_of >= now


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A question, understood: everything the SQL of a figure needs.

    `people` are the members whose deals are asked for, of a team those who are in it today; None:
    everybody's.
    """

    question: Question
    pipeline_id: UUID
    people: list[UUID] | None
    owners: list[UUID] | None
    shared: list[UUID]
    currency: str
    language: str
    zone: str
    as_of: datetime
    is_now: bool
    start: datetime | None
    end: datetime | None
    stages: list[Stage] = field(repr=False)

    @property
    def is_everybodys(self) -> bool:
        """Whether nothing is hidden and nobody singled out: then the kept totals hold."""
        return self.owners is None and self.people is None

    def parameters(self) -> dict[str, Any]:
        return {
            "pipeline": self.pipeline_id,
            "people": self.people,
            "owners": self.owners,
            "shared": self.shared,
            "currency": self.currency,
            "zone": self.zone,
            "as_of": self.as_of,
            "day": self.as_of.astimezone(ZoneInfo(self.zone)).date(),
            "start": self.start,
            "end": self.end,
        }

    def as_key(self) -> str:
        """Tell it apart from all others; of two as of now, only the days are told apart."""
        values = self.parameters() | {"as_of": None if self.is_now else self.as_of}
        return f"{told(self.question)} {told(values)} {self.language} {told(self.stages)}"

    def heading(self, view: str) -> dict[str, Any]:
        """Say with every figure what it is about."""
        return {
            "view": view,
            "pipeline_id": self.pipeline_id,
            "currency": self.currency,
            "as_of": self.as_of,
            "from": self.question.from_day,
            "to": self.question.to_day,
            "owner_id": self.question.owner_id,
            "team_id": self.question.team_id,
        }


def scope_of(question: Question, *, actor: Actor, now: datetime) -> Scope:
    """Understand a question; an instant that has not come yet is taken for now."""
    wanted = question.pipeline_id or default_pipeline().id
    ((zone, pipeline_id, stages, team),) = rows(
        in_language(PLACE, actor.language), [question.team_id, wanted]
    )
    if pipeline_id is None:
        raise PipelineNotFound("There is no such pipeline.")
    if question.team_id and team is None:
        raise TeamNotFound("There is no such team.")
    owners = actor.owners_seen(Kind.DEAL)
    start, end = bounds(question.from_day, question.to_day, zone=zone)
    return Scope(
        question=question,
        pipeline_id=pipeline_id,
        people=_people(question.owner_id, team),
        owners=None if owners is None else list(owners),
        shared=actor.records_shared(Kind.DEAL),
        currency=actor.currency,
        language=actor.language,
        zone=zone,
        as_of=min(question.as_of or now, now),
        is_now=question.is_as_of(now),
        start=start,
        end=end,
        stages=[Stage(UUID(stage_id), *rest) for stage_id, *rest in stages or []],
    )


def _people(owner_id: UUID | None, team: list[UUID | None] | None) -> list[UUID] | None:
    """Name whose deals are asked for: those of one member, of a team, or of whoever is both."""
    if team is None:
        return [owner_id] if owner_id else None
    return [member for member in team if member and owner_id in {None, member}]


def rows(sql: str, parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
