"""Of whom something is asked, and by whom: everything the statements need."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import check_may_ask
from headwater.accounts.selectors.members import TeamNotFound
from headwater.forecast.rules.periods import Period
from headwater.pipeline.selectors.pipelines import PipelineNotFound
from headwater.targets.rules import MONEY, Measure, TargetSpan, Whose, kind_of, period_of
from headwater.targets.rules.standing import INFLOW_WEEKS, RATE_DAYS
from headwater.targets.rules.tree import Group, Person, Place, forest
from headwater.tenancy.sql import fetch_all

# Members who only look on sell nothing; who left may have sold before.
WHO = """
SELECT w.name, w.time_zone, w.currency,
    %(pipeline)s::uuid IS NULL OR EXISTS (SELECT FROM pipeline_pipeline p
        WHERE p.workspace_id = w.id AND p.id = %(pipeline)s::uuid),
    %(team)s::uuid IS NULL OR EXISTS (SELECT FROM accounts_team t
        WHERE t.workspace_id = w.id AND t.id = %(team)s::uuid),
    (SELECT coalesce(json_agg(json_build_array(t.id, t.name, t.parent_id)), '[]')
        FROM accounts_team t WHERE t.workspace_id = w.id),
    (SELECT coalesce(json_agg(json_build_array(
        m.id, m.name, m.team_id, m.is_active AND m.role <> 'observer') ORDER BY m.name, m.id), '[]')
        FROM accounts_member m WHERE m.workspace_id = w.id)
FROM tenancy_workspace w WHERE w.id = current_workspace()
"""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked; None asks for no limit, and for now."""

    measure: Measure
    span: TargetSpan = TargetSpan.QUARTER
    day: date | None = None
    pipeline_id: UUID | None = None
    team_id: UUID | None = None
    as_of: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question, understood. `seen`: the members whose records are shown; None: everybody's."""

    question: Question
    measure: Measure
    period: Period
    as_of: datetime
    is_now: bool
    zone: str
    currency: str
    seen: Collection[UUID] | None
    trees: list[Place]
    working: frozenset[UUID]

    @property
    def today(self) -> date:
        return self.as_of.astimezone(ZoneInfo(self.zone)).date()

    @property
    def inflow_from(self) -> date:
        """Give the first of the days that say how many come in; today is the last of them."""
        return self.today - timedelta(days=7 * INFLOW_WEEKS - 1)

    @property
    def rates_from(self) -> date:
        return self.today - timedelta(days=RATE_DAYS - 1)

    def values(self) -> dict[str, Any]:
        start, end = (self.midnight(day) for day in (self.period.start, self.period.end))
        lately, year_ago = (self.midnight(day) for day in (self.inflow_from, self.rates_from))
        return {
            "measure": str(self.measure),
            "pipeline": self.question.pipeline_id,
            "as_of": self.as_of,
            "day": self.today,
            "zone": self.zone,
            "currency": self.currency,
            "seen": None if self.seen is None else list(self.seen),
            "start": start,
            "end": end,
            "first": self.period.start,
            "last": self.period.end - timedelta(days=1),
            "until": self.period.end,
            "lately": lately,
            "year_ago": year_ago,
            "closed_since": min(start, year_ago),
            "created_since": min(start, lately),
        }

    def midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, ZoneInfo(self.zone))

    def is_shown(self, place: Place) -> bool:
        """Show who sells, and every team of such; others only where there is something to tell."""
        return not self.working.isdisjoint(place.people)


def asked_by(actor: Actor, question: Question, *, now: datetime) -> Asked:
    """Understand a question of somebody, who is shown what they may see."""
    if question.measure in MONEY:
        check_may_ask(actor, Kind.DEAL, "value", parameter="measure")
    return asked(question, seen=actor.owners_seen(kind_of(question.measure)), now=now)


def asked(question: Question, *, seen: Collection[UUID] | None, now: datetime) -> Asked:
    """Understand a question; an instant that has not come yet is taken for now."""
    values = {"pipeline": question.pipeline_id, "team": question.team_id}
    ((name, zone, currency, has_pipeline, has_team, teams, members),) = fetch_all(WHO, values)
    if not has_pipeline:
        raise PipelineNotFound("There is no such pipeline.")
    if not has_team:
        raise TeamNotFound("There is no such team.")
    people = [Person(UUID(one), called, _id(team), works) for one, called, team, works in members]
    groups = [Group(UUID(one), called, _id(parent)) for one, called, parent in teams]
    as_of = min(question.as_of or now, now)
    day = question.day or as_of.astimezone(ZoneInfo(zone)).date()
    return Asked(
        question=question,
        measure=question.measure,
        period=period_of(question.span, day),
        as_of=as_of,
        is_now=question.as_of is None or question.as_of >= now,
        zone=zone,
        currency=currency,
        seen=seen,
        trees=forest(name, groups, people, seen=seen, top=question.team_id),
        working=frozenset(one.id for one in people if one.works),
    )


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def places(trees: list[Place]) -> dict[Whose, Place]:
    return {place.whose: place for tree in trees for _, place in tree.walk()}
