from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import FieldAccess, Kind, Level, Role
from headwater.accounts.schemas.words import (
    Country,
    Currency,
    Email,
    Language,
    Name,
    Password,
    TimeZone,
)
from headwater.http.wire import Body


class MeMember(Schema):
    id: UUID
    name: str
    email: str
    role: Role
    team_id: UUID | None
    language: str
    time_zone: str
    version: int


class WorkspaceOut(Schema):
    id: int
    name: str
    language: str
    time_zone: str
    currency: str
    country: str
    version: int


class WorkspaceRef(Schema):
    id: int = Field(alias="workspace_id")
    name: str = Field(alias="workspace_name")


class MeOut(Schema):
    """Who is signed in, where, and what they may do there."""

    member: MeMember
    workspace: WorkspaceOut
    workspaces: list[WorkspaceRef] = Field(description="Everywhere this person belongs.")
    can: list[str] = Field(alias="rights", description="read, write, import, configure, …")
    fields: dict[Kind, dict[str, FieldAccess]] = Field(
        description="By kind, the fields you do not see, or cannot change."
    )
    is_demo: bool = Field(alias="workspace.is_demo")


class MePatch(Body):
    name: Name = ""
    language: Language = "en"
    time_zone: TimeZone = "UTC"


class MyWorkspaceIn(Body):
    workspace_id: int


class WorkspacePatch(Body):
    name: Name = ""
    language: Language = "en"
    time_zone: TimeZone = "UTC"
    currency: Currency = "USD"
    country: Country = "US"


class MemberOut(Schema):
    id: UUID
    name: str
    email: str
    role: Role
    custom_role_id: UUID | None = Field(description="Their own role; `role` is what it is made of.")
    team_id: UUID | None
    is_active: bool
    can_sign_in: bool = Field(description="False for people known by name only.")
    version: int

    @staticmethod
    def resolve_can_sign_in(member: object) -> bool:
        return getattr(member, "user_id", None) is not None


class Members(Schema):
    items: list[MemberOut]


class MemberPatch(Body):
    role: Role = Role.SELLER
    custom_role_id: UUID | None = None
    team_id: UUID | None = None
    is_active: bool = True
    name: Name = ""


class TeamOut(Schema):
    id: UUID
    name: str
    parent_id: UUID | None
    version: int


class Teams(Schema):
    items: list[TeamOut]


class TeamIn(Body):
    id: UUID | None = Field(None, description="Chosen by the caller, so that a retry is harmless.")
    name: Name
    parent_id: UUID | None = None


class TeamPatch(Body):
    name: Name = ""
    parent_id: UUID | None = None


class SightBody(Body):
    role: Role
    kind: Kind
    level: Level


class VisibilityIn(Body):
    items: Annotated[list[SightBody], Field(max_length=50)]


class SightOut(Schema):
    role: Role
    kind: Kind
    level: Level


class VisibilityOut(Schema):
    """Whose records each role sees; owners and admins see all there is."""

    items: list[SightOut]


class InvitationOut(Schema):
    id: UUID
    email: str
    name: str
    role: Role
    custom_role_id: UUID | None
    team_id: UUID | None
    member_id: UUID | None
    created_at: datetime
    expires_at: datetime


class InvitationMade(InvitationOut):
    link: str = Field(description="Opens the workspace once; shown here and never again.")


class Invitations(Schema):
    items: list[InvitationOut]


class InvitationIn(Body):
    email: Email
    name: str = Field("", max_length=100)
    role: Role = Role.SELLER
    custom_role_id: UUID | None = None
    team_id: UUID | None = None
    member_id: UUID | None = Field(None, description="A member known by name only.")
    by_mail: bool = Field(True, description="False: hand over the link yourself.")


class InvitationShown(Schema):
    workspace_name: str = Field(alias="workspace.name")
    email: str
    name: str


class AcceptanceIn(Body):
    name: Name
    password: Password = Field(description="A new one; or that of the account you have.")
    language: Language
