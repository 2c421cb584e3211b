"""Growing and pruning the tree of teams."""

from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Concat, Length, Substr

from headwater.accounts import selectors
from headwater.accounts.events import TeamChanged, TeamCreated, TeamDeleted
from headwater.accounts.models import Team
from headwater.accounts.rules import Actor
from headwater.accounts.rules.teams import TeamHasTeams, check_place
from headwater.events.log import emit
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7
from headwater.tenancy.sql import one_at_a_time


class TeamChanges(TypedDict, total=False):
    name: str
    parent_id: UUID | None


def create_team(
    name: str, *, parent_id: UUID | None, actor: Actor, now: datetime, team_id: UUID | None = None
) -> Team:
    """Add a team to the tree, at its top or below another one."""
    _one_gardener()
    existing = Team.objects.filter(id=team_id).first() if team_id else None
    if existing is not None:  # the same request once more
        return existing
    team_id = team_id or uuid7()
    parent_path = _path_of(parent_id)
    check_place(team_path=None, parent_path=parent_path)
    team = Team.objects.create(
        id=team_id, name=name, parent_id=parent_id, path=f"{parent_path}{team_id}."
    )
    emit(TeamCreated(actor_id=actor.id, at=now, team_id=team.id))
    return team


def change_team(
    team_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[TeamChanges],
) -> Team:
    """Rename a team, or move it with everything below it."""
    _one_gardener()
    team = selectors.get_team(team_id, lock=True)
    check_version(team.version, version)
    before = (team.name, team.parent_id)
    if "parent_id" in changes and changes["parent_id"] != team.parent_id:
        _replant(team, changes["parent_id"])
    team.name = changes.get("name", team.name)
    if (team.name, team.parent_id) == before:
        return team
    team.saved("name", "parent", "path")
    emit(TeamChanged(actor_id=actor.id, at=now, team_id=team.id))
    return team


def delete_team(team_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Remove a team that has none below it; its members are in no team then."""
    _one_gardener()
    team = selectors.get_team(team_id, lock=True)
    check_version(team.version, version)
    if Team.objects.filter(parent=team).exists():
        raise TeamHasTeams("Other teams stand below this one. Move or delete them first.")
    team.delete()
    emit(TeamDeleted(actor_id=actor.id, at=now, team_id=team_id))


def _one_gardener() -> None:
    """Let one at a time change the tree: two moves at once could tie it into a ring."""
    one_at_a_time("teams")


def _path_of(team_id: UUID | None) -> str:
    return selectors.get_team(team_id).path if team_id is not None else ""


def _replant(team: Team, parent_id: UUID | None) -> None:
    parent_path = _path_of(parent_id)
    check_place(team_path=team.path, parent_path=parent_path)
    old, team.path = team.path, f"{parent_path}{team.id}."
    team.parent_id = parent_id
    below = Team.objects.filter(path__startswith=old).exclude(id=team.id)
    below.update(path=Concat(Value(team.path), Substr(F("path"), Length(Value(old)) + 1)))
