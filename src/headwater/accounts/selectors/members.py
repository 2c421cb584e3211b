"""The people of a workspace and the tree of their teams."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from headwater.accounts.models import Member, Team
from headwater.accounts.rules import Actor, FieldRules, Role
from headwater.accounts.selectors.actors import Membership, memberships_of
from headwater.accounts.selectors.workspaces import get_workspace
from headwater.lib.errors import NotFound
from headwater.tenancy.models import Workspace


class MemberNotFound(NotFound):
    code = "member_not_found"


class TeamNotFound(NotFound):
    code = "team_not_found"


@dataclass(frozen=True)
class Me:
    """Who is asking, where, and where else they belong."""

    member: Member
    workspace: Workspace
    workspaces: list[Membership]
    rights: list[str]
    fields: FieldRules


def me(*, actor: Actor) -> Me:
    member = get_member(actor.id)
    workspace = get_workspace(actor.workspace_id)
    elsewhere = memberships_of(actor.user_id) if actor.user_id is not None else []
    # A token is good for one workspace only.
    workspaces = [m for m in elsewhere if actor.scopes is None or m.workspace_id == workspace.pk]
    return Me(member, workspace, workspaces, sorted(actor.rights), actor.fields)


def members() -> QuerySet[Member]:
    """List everybody, those who left and those known by name only included."""
    return Member.objects.order_by("name", "id")


def get_member(member_id: UUID, *, lock: bool = False) -> Member:
    rows = Member.objects.select_for_update() if lock else Member.objects
    member = rows.filter(id=member_id).first()
    if member is None:
        raise MemberNotFound("There is no such member.")
    return member


def lock_owners() -> set[UUID]:
    """Find the owners who can sign in, and let nobody else change them meanwhile."""
    owners = Member.objects.select_for_update().filter(
        role=Role.OWNER, is_active=True, user__isnull=False
    )
    return {owner.id for owner in owners.order_by("id")}


def teams() -> QuerySet[Team]:
    """List all teams, each behind the one above it."""
    return Team.objects.order_by("path", "id")


def get_team(team_id: UUID, *, lock: bool = False) -> Team:
    rows = Team.objects.select_for_update() if lock else Team.objects
    team = rows.filter(id=team_id).first()
    if team is None:
        raise TeamNotFound("There is no such team.")
    return team
