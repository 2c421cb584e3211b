"""What was forecast, of whom somebody may ask, and how it is kept."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.members import MemberNotFound, TeamNotFound, get_member, get_team
from headwater.forecast.models import Outlook
from headwater.pipeline.selectors.pipelines import default_pipeline, get_pipeline
from headwater.tenancy.sql import fetch_all, fetch_one

IN_TEAM = """
SELECT m.id FROM accounts_team top
JOIN accounts_team t ON t.workspace_id = top.workspace_id AND t.path ^@ top.path
JOIN accounts_member m ON m.workspace_id = t.workspace_id AND m.team_id = t.id
WHERE top.workspace_id = current_workspace() AND top.id = %s ORDER BY m.id
"""
TODAY = """
SELECT (%s::timestamptz AT TIME ZONE time_zone)::date FROM tenancy_workspace
WHERE id = current_workspace()
"""


@dataclass(frozen=True)
class Subject:
    """Whose deals are forecast: of one pipeline or of all, of everybody, a team or a member."""

    pipeline_id: UUID | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None

    def columns(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What somebody asks for; without a pipeline, of the default one."""

    pipeline_id: UUID | None = None
    is_everywhere: bool = False
    team_id: UUID | None = None
    owner_id: UUID | None = None
    as_of: datetime | None = None


def subject_of(asked: Question, *, actor: Actor) -> Subject:
    """Say what is asked for; who does not see all deals is told of those they do see whole."""
    pipeline = None
    if not asked.is_everywhere:
        chosen = asked.pipeline_id
        pipeline = get_pipeline(chosen).id if chosen else default_pipeline().id
    return Subject(pipeline, *_whose(asked, actor=actor))


def _whose(asked: Question, *, actor: Actor) -> tuple[UUID | None, UUID | None]:
    """Give the team or the member; a member named beside a team is who is meant."""
    owners = actor.owners_seen(Kind.DEAL)
    if asked.team_id and not _sees_all(owners, people_of_team(get_team(asked.team_id).id)):
        raise TeamNotFound("There is no such team.")
    if asked.owner_id:
        if not _sees_all(owners, [get_member(asked.owner_id).id]):
            raise MemberNotFound("There is no such member.")
        return None, asked.owner_id
    if asked.team_id or owners is None:
        return asked.team_id, None
    if actor.team_id and _sees_all(owners, people_of_team(actor.team_id)):
        return actor.team_id, None
    return None, actor.id


def _sees_all(owners: frozenset[UUID] | None, people: list[UUID]) -> bool:
    return owners is None or owners.issuperset(people)


def people_of_team(team_id: UUID) -> list[UUID]:
    return [member for (member,) in fetch_all(IN_TEAM, [team_id])]


def people_asked(owner_id: UUID | None, team_id: UUID | None) -> list[UUID] | None:
    """Name whose deals are asked for: of one member, a team, or of whoever is both; None: all."""
    if team_id is None:
        return [owner_id] if owner_id else None
    team = people_of_team(get_team(team_id).id)
    return [member for member in team if owner_id in {None, member}]


def people_of(subject: Subject) -> tuple[UUID, ...] | None:
    if subject.owner_id:
        return (subject.owner_id,)
    return tuple(people_of_team(subject.team_id)) if subject.team_id else None


def today_at(now: datetime) -> date:
    """Give the day it is in the workspace."""
    row = fetch_one(TODAY, [now])
    assert row is not None  # noqa: S101  # the transaction is in a workspace
    day: date = row[0]
    return day


def latest(subject: Subject, *, as_of: datetime) -> Outlook | None:
    """Find what was known of a subject at an instant."""
    return (
        Outlook.objects.filter(**subject.columns(), computed_at__lte=as_of)
        .order_by("-computed_at", "-id")
        .first()
    )


def outlook_of(asked: Question, *, actor: Actor, now: datetime) -> dict[str, Any]:
    """Show what was worked out last, how old it is, and whether a newer one is on its way."""
    subject = subject_of(asked, actor=actor)
    is_now = asked.as_of is None or asked.as_of >= now
    as_of = now if asked.as_of is None else min(asked.as_of, now)
    found = latest(subject, as_of=as_of)
    today = today_at(now)
    waiting = Outlook.objects.filter(**subject.columns(), day=today, computed_at=None)
    return {
        "pipeline_id": subject.pipeline_id,
        "team_id": subject.team_id,
        "owner_id": subject.owner_id,
        "currency": actor.currency,
        "as_of": as_of,
        "state": "waiting" if found is None else found.result["state"],
        "is_stale": is_now and (found is None or found.day < today),
        "is_renewing": is_now and waiting.exists(),
        "computed_at": found and found.computed_at,
        "day": found and found.day,
        "facts": found.facts if found else None,
    } | (_shown(found.result) if found else NOTHING)


NOTHING: dict[str, Any] = {
    "n_won": 0, "needed": 0, "n_open": 0, "zombies": None, "periods": [], "tests": [],
}  # fmt: skip


def _shown(result: dict[str, Any]) -> dict[str, Any]:
    return {name: result[name] for name in NOTHING} | {
        "periods": [_period(one) for one in result["periods"]],
        "tests": [_test(one) for one in result["tests"]],
    }


def _period(kept: dict[str, Any]) -> dict[str, Any]:
    """Read also what was written before numbers of wins were judged, and those due were counted."""
    return {"shown_wins": "simulated", "shown_n": kept["wins"]["p50"], "n_due": None} | kept


def _test(kept: dict[str, Any]) -> dict[str, Any]:
    if "value" in kept:
        return kept
    names = ("unit", "n", "trials")
    judged = {name: one for name, one in kept.items() if name not in names}
    return {name: kept[name] for name in names} | {"value": judged, "wins": None}
