"""Roles, rights and sight: what one may do, and whose records one sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from headwater.lib.errors import Conflict, Forbidden, Invalid


class Role(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    MANAGER = "manager"
    SELLER = "seller"
    OBSERVER = "observer"


class Right(StrEnum):
    """What an operation needs. A role has a set of them, which a workspace may change."""

    READ = "read"
    WRITE = "write"
    DELETE = "delete"
    IMPORT = "import"
    EXPORT = "export"
    CONFIGURE = "configure"
    MANAGE_MEMBERS = "manage_members"
    OVERRIDE = "override"  # let a deal on that has not met its exit criteria


class Scope(StrEnum):
    """What a token may be used for; a token never exceeds the rights of its member."""

    READ = "read"
    WRITE = "write"
    IMPORT = "import"
    ADMIN = "admin"


class Kind(StrEnum):
    """The kinds of record whose sight is ruled by their owner."""

    DEAL = "deal"
    COMPANY = "company"
    PERSON = "person"
    TASK = "task"
    LEAD = "lead"


class Level(StrEnum):
    """Whose records of a kind a role sees."""

    OWN = "own"
    TEAM = "team"
    TEAM_AND_BELOW = "team_and_below"
    ALL = "all"


EVERYTHING = frozenset(Right)
ADMINISTRATION = frozenset({Right.CONFIGURE, Right.MANAGE_MEMBERS})
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.OWNER: EVERYTHING,
    Role.ADMIN: EVERYTHING,
    Role.MANAGER: frozenset(
        {Right.READ, Right.WRITE, Right.DELETE, Right.IMPORT, Right.EXPORT, Right.OVERRIDE}
    ),
    Role.SELLER: frozenset({Right.READ, Right.WRITE, Right.DELETE, Right.EXPORT}),
    Role.OBSERVER: frozenset({Right.READ, Right.EXPORT}),
}
SCOPE_RIGHTS: Mapping[Scope, frozenset[Right]] = {
    Scope.READ: frozenset({Right.READ, Right.EXPORT}),
    Scope.WRITE: frozenset({Right.READ, Right.EXPORT, Right.WRITE, Right.DELETE, Right.OVERRIDE}),
    Scope.IMPORT: frozenset({Right.READ, Right.EXPORT, Right.IMPORT}),
    Scope.ADMIN: EVERYTHING,
}
RANK: Mapping[Role, int] = {
    Role.OBSERVER: 0,
    Role.SELLER: 1,
    Role.MANAGER: 2,
    Role.ADMIN: 3,
    Role.OWNER: 4,
}
RULED_ROLES = (Role.MANAGER, Role.SELLER, Role.OBSERVER)
DEFAULT_LEVELS: Mapping[Role, Mapping[Kind, Level]] = {
    Role.MANAGER: {
        Kind.DEAL: Level.TEAM_AND_BELOW,
        Kind.COMPANY: Level.ALL,
        Kind.PERSON: Level.ALL,
        Kind.TASK: Level.TEAM_AND_BELOW,
        Kind.LEAD: Level.TEAM_AND_BELOW,
    },
    Role.SELLER: {
        Kind.DEAL: Level.OWN,
        Kind.COMPANY: Level.ALL,
        Kind.PERSON: Level.ALL,
        Kind.TASK: Level.OWN,
        Kind.LEAD: Level.OWN,
    },
    Role.OBSERVER: dict.fromkeys(Kind, Level.ALL),
}


class NoRight(Forbidden):
    code = "no_right"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Whoever a request or job acts for: one member, with everything needed to judge them.

    `granted` is what their role allows in this workspace. `seen_owners` holds, for each kind that
    is not seen whole, the members whose records are seen.
    """

    id: UUID
    workspace_id: int
    name: str
    role: Role
    granted: frozenset[Right]
    language: str
    time_zone: str
    currency: str
    team_id: UUID | None = None
    user_id: UUID | None = None
    scopes: frozenset[Scope] | None = None
    seen_owners: Mapping[Kind, frozenset[UUID]] = field(default_factory=dict)

    @property
    def rights(self) -> frozenset[Right]:
        """What the role allows, cut down to the scopes of the token in use, if there is one."""
        if self.scopes is None:
            return self.granted
        scoped = frozenset().union(*(SCOPE_RIGHTS[scope] for scope in self.scopes))
        return self.granted & scoped

    def may(self, right: Right) -> bool:
        return right in self.rights

    def owners_seen(self, kind: Kind) -> frozenset[UUID] | None:
        """Whose records of a kind the actor sees; None means everybody's."""
        return self.seen_owners.get(kind)

    def sees_owner(self, kind: Kind, owner_id: UUID | None) -> bool:
        owners = self.owners_seen(kind)
        return owners is None or owner_id is None or owner_id in owners


def check_right(actor: Actor, right: Right) -> None:
    if not actor.may(right):
        raise NoRight("Your role does not allow this. Ask an administrator of the workspace.")


@dataclass(frozen=True)
class Standing:
    """What a role makes of a member: how high they stand, and what they may do."""

    role: Role
    rights: frozenset[Right]


def may_grant(giver: Standing, given: Standing) -> bool:
    """Nobody gives away more than they have; only owners make owners."""
    return (
        Right.MANAGE_MEMBERS in giver.rights
        and RANK[giver.role] >= RANK[given.role]
        and giver.rights >= given.rights
    )


INVITATION_DAYS = 7
TEAM_DEPTH = 10


class CannotGrant(Forbidden):
    code = "cannot_grant"


class OwnerIsFixed(Forbidden):
    code = "owner_is_fixed"


class RoleNeedsReading(Invalid):
    code = "role_needs_reading"


class RightNeedsAdmin(Invalid):
    code = "right_needs_admin"


class LastOwner(Conflict):
    code = "last_owner"


class TeamInItself(Conflict):
    code = "team_in_itself"


class TeamTooDeep(Conflict):
    code = "team_too_deep"


class TeamHasTeams(Conflict):
    code = "team_has_teams"


class ScopeTooWide(Forbidden):
    code = "scope_too_wide"


def check_grant(actor: Actor, *, before: Standing | None, after: Standing) -> None:
    """Refuse to make somebody more than oneself, or to touch somebody who already is."""
    giver = Standing(actor.role, actor.rights)
    if not may_grant(giver, after) or (before is not None and not may_grant(giver, before)):
        raise CannotGrant("You can neither give nor take a role that is above your own.")


def check_role(shape: Standing) -> None:
    """Refuse what no role may be: an owner of another kind, a blind one, a ruler who sees little.

    Whoever configures or manages members must see everything, as only admins do: they could give
    themselves the sight they lack.
    """
    if shape.role is Role.OWNER:
        raise OwnerIsFixed("Owners may do everything. That cannot be changed.")
    if Right.READ not in shape.rights:
        raise RoleNeedsReading("Whoever may not read can do nothing here.", field="rights")
    if shape.role is not Role.ADMIN and shape.rights & ADMINISTRATION:
        raise RightNeedsAdmin(
            "Only a role made from “admin” configures or manages members.", field="rights"
        )


def check_scopes(giver: Actor, scopes: frozenset[Scope]) -> None:
    """Refuse a key that opens more than the one in the giver's own hand."""
    wanted = frozenset().union(*(SCOPE_RIGHTS[scope] for scope in scopes))
    if not wanted & giver.granted <= giver.rights:
        raise ScopeTooWide("A token cannot make one that may do more than itself.")


def check_place(*, team_path: str | None, parent_path: str) -> None:
    """Refuse a place below the team itself, and one too deep."""
    if team_path is not None and parent_path.startswith(team_path):
        raise TeamInItself("A team cannot stand below itself. Choose another one above it.")
    if parent_path.count(".") >= TEAM_DEPTH:
        raise TeamTooDeep("The tree of teams has at most {levels} levels.", levels=TEAM_DEPTH)
