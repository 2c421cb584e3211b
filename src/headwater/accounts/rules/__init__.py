"""Roles, rights and sight: what one may do, and whose records one sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
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
    BULK = "bulk"  # change many records at once
    ASSIGN = "assign"  # give what one has to somebody else
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


class FieldAccess(StrEnum):
    """How a role has a field that it does not have whole."""

    READ_ONLY = "read_only"
    HIDDEN = "hidden"


class Level(StrEnum):
    """Whose records of a kind a role sees."""

    OWN = "own"
    TEAM = "team"
    TEAM_AND_BELOW = "team_and_below"
    ALL = "all"


class ShareLevel(StrEnum):
    """What a share of one record allows whom it is shared with."""

    READ = "read"
    EDIT = "edit"


EVERYTHING = frozenset(Right)
ADMINISTRATION = frozenset({Right.CONFIGURE, Right.MANAGE_MEMBERS})
WORKING = frozenset({Right.READ, Right.WRITE, Right.DELETE, Right.BULK, Right.ASSIGN, Right.EXPORT})
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.OWNER: EVERYTHING,
    Role.ADMIN: EVERYTHING,
    Role.MANAGER: frozenset({*WORKING, Right.IMPORT, Right.OVERRIDE}),
    Role.SELLER: WORKING,
    Role.OBSERVER: frozenset({Right.READ, Right.EXPORT}),
}
SCOPE_RIGHTS: Mapping[Scope, frozenset[Right]] = {
    Scope.READ: frozenset({Right.READ, Right.EXPORT}),
    Scope.WRITE: WORKING | {Right.OVERRIDE},
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
NOTHING: frozenset[str] = frozenset()
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

FieldRules = Mapping[Kind, Mapping[str, FieldAccess]]


class NoRight(Forbidden):
    code = "no_right"


class Owned(Protocol):
    """A record as far as its sight goes."""

    @property
    def id(self) -> UUID: ...
    @property
    def owner_id(self) -> UUID | None: ...


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Whoever a request or job acts for: one member, with everything needed to judge them.

    `granted` is what their role allows in this workspace. `seen_owners` holds, for each kind that
    is not seen whole, the members whose records are seen; `shared` the records of others that are
    shared with them, or with one of their `teams`: their own and those above it. `fields` names
    what their role does not have whole.
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
    teams: frozenset[UUID] = frozenset()
    user_id: UUID | None = None
    scopes: frozenset[Scope] | None = None
    seen_owners: Mapping[Kind, frozenset[UUID]] = field(default_factory=dict)
    fields: FieldRules = field(default_factory=dict)
    shared: Mapping[Kind, Mapping[UUID, ShareLevel]] = field(default_factory=dict)

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

    def hidden(self, kind: Kind) -> frozenset[str]:
        """Name the fields of a kind that the actor must not know of: what decides that, everywhere."""
        if kind not in self.fields:
            return NOTHING
        rules = self.fields[kind].items()
        return frozenset(name for name, access in rules if access is FieldAccess.HIDDEN)

    @property
    def sees_values(self) -> bool:
        """Whether the actor may know what deals are worth: amounts, their sums and their order."""
        return "value" not in self.hidden(Kind.DEAL)

    def records_shared(self, kind: Kind) -> list[UUID]:
        """Which records of a kind the actor sees beyond those of the owners they see."""
        return list(self.shared.get(kind, ()))

    def may_edit(self, kind: Kind, record: Owned) -> bool:
        """Whether a record the actor sees is shown to them for more than reading."""
        is_given = self.shared.get(kind, {}).get(record.id) is ShareLevel.EDIT
        return is_given or self.sees_owner(kind, record.owner_id)


def check_right(actor: Actor, right: Right) -> None:
    if not actor.may(right):
        raise NoRight("Your role does not allow this. Ask an administrator of the workspace.")


def check_may_give(actor: Actor, owner_id: UUID | None) -> None:
    """Refuse to give a record to somebody else; oneself and nobody are no gift."""
    if owner_id is not None and owner_id != actor.id:
        check_right(actor, Right.ASSIGN)


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
