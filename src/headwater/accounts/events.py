"""What happens to a workspace and the people in it."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class MemberEvent(Event):
    subject_kind: ClassVar[str] = "member"
    member_id: UUID


@dataclass(frozen=True, kw_only=True)
class MemberJoined(MemberEvent):
    """Somebody can work in the workspace from now on."""

    name: ClassVar[str] = "member.joined"


@dataclass(frozen=True, kw_only=True)
class MemberChanged(MemberEvent):
    """A member's name, role, team, language, time zone or standing changed; `to` holds what it is."""

    name: ClassVar[str] = "member.changed"
    to: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class MemberLeft(MemberEvent):
    """A member was shut out: the sessions and tokens ended in the same moment."""

    name: ClassVar[str] = "member.left"


@dataclass(frozen=True, kw_only=True)
class InvitationEvent(Event):
    subject_kind: ClassVar[str] = "invitation"
    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class MemberInvited(InvitationEvent):
    """Somebody was asked to join."""

    name: ClassVar[str] = "member.invited"
    by_mail: bool


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(InvitationEvent):
    """An invitation that nobody had accepted was taken back."""

    name: ClassVar[str] = "invitation.withdrawn"


@dataclass(frozen=True, kw_only=True)
class TokenEvent(Event):
    subject_kind: ClassVar[str] = "token"
    token_id: UUID


@dataclass(frozen=True, kw_only=True)
class TokenCreated(TokenEvent):
    """A member made a personal key to the API."""

    name: ClassVar[str] = "token.created"
    scopes: list[str]


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(TokenEvent):
    """A key to the API opens nothing any more."""

    name: ClassVar[str] = "token.revoked"


@dataclass(frozen=True, kw_only=True)
class TeamEvent(Event):
    subject_kind: ClassVar[str] = "team"
    team_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamCreated(TeamEvent):
    """A team was added to the tree."""

    name: ClassVar[str] = "team.created"


@dataclass(frozen=True, kw_only=True)
class TeamChanged(TeamEvent):
    """A team was renamed, or moved to another place in the tree with all teams below it."""

    name: ClassVar[str] = "team.changed"


@dataclass(frozen=True, kw_only=True)
class TeamDeleted(TeamEvent):
    """A team was removed; its members are in none."""

    name: ClassVar[str] = "team.deleted"


@dataclass(frozen=True, kw_only=True)
class WorkspaceEvent(Event):
    subject_kind: ClassVar[str] = "workspace"
    workspace_id: int

    @property
    def subject_id(self) -> UUID:
        """Write the number of the workspace the way other subjects are named."""
        return UUID(int=self.workspace_id)


@dataclass(frozen=True, kw_only=True)
class WorkspaceCreated(WorkspaceEvent):
    """A workspace began."""

    name: ClassVar[str] = "workspace.created"


@dataclass(frozen=True, kw_only=True)
class WorkspaceChanged(WorkspaceEvent):
    """The name, language, time zone, currency or country changed; `to` holds what it is."""

    name: ClassVar[str] = "workspace.changed"
    to: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class VisibilityChanged(WorkspaceEvent):
    """Some role sees more or less than before."""

    name: ClassVar[str] = "visibility.changed"
    to: list[dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class SignInPolicyChanged(WorkspaceEvent):
    """How members have to sign in was changed; `to` holds what holds now."""

    name: ClassVar[str] = "sign_in_policy.changed"
    to: dict[str, bool]


@dataclass(frozen=True, kw_only=True)
class ConnectionEvent(Event):
    subject_kind: ClassVar[str] = "connection"
    connection_id: UUID


@dataclass(frozen=True, kw_only=True)
class ConnectionChanged(ConnectionEvent):
    """A company sign-in was made or edited; `what` names the fields, never a secret."""

    name: ClassVar[str] = "connection.changed"
    what: list[str]


@dataclass(frozen=True, kw_only=True)
class ConnectionDeleted(ConnectionEvent):
    """A company sign-in is no longer one."""

    name: ClassVar[str] = "connection.deleted"


@dataclass(frozen=True, kw_only=True)
class RoleEvent(WorkspaceEvent):
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleCreated(RoleEvent):
    """The workspace made a role of its own; `role` is its id."""

    name: ClassVar[str] = "role.created"


@dataclass(frozen=True, kw_only=True)
class RoleChanged(RoleEvent):
    """What members of a role may do, or whose records they see, is now what `to` says.

    `role` is the word of a built-in role or the id of an own one.
    """

    name: ClassVar[str] = "role.changed"
    to: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class RoleDeleted(RoleEvent):
    """A role of the workspace's own, that nobody had any more, was removed."""

    name: ClassVar[str] = "role.deleted"


@dataclass(frozen=True, kw_only=True)
class ExchangeRateSet(WorkspaceEvent):
    """What a currency is worth from a day on was entered, changed or (None) removed."""

    name: ClassVar[str] = "exchange_rate.set"
    currency: str
    day: str
    rate: str | None


@dataclass(frozen=True, kw_only=True)
class HolidaySet(WorkspaceEvent):
    """A day was ruled to be off or worked, or (None) to follow the common rule again."""

    name: ClassVar[str] = "holiday.set"
    day: str
    kind: str | None
