from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from headwater.accounts.models import Connection, ConnectionKind
from headwater.accounts.rules import Role
from headwater.accounts.schemas.words import Email, Name
from headwater.accounts.services.saml import LONGEST_METADATA, Identity, identity_of
from headwater.http.wire import Body

Domain = Annotated[
    str,
    StringConstraints(
        to_lower=True, strip_whitespace=True, max_length=253,
        pattern=r"^([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9-]{2,}$",
    ),
    Field(examples=["example.com"]),
]  # fmt: skip
Address = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)]
Domains = Annotated[list[Domain], Field(min_length=1, max_length=50)]
Metadata = Annotated[str, StringConstraints(max_length=LONGEST_METADATA, strip_whitespace=True)]
Secret = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]


class SignInPolicyOut(Schema):
    requires_second_factor: bool = Field(
        description="Whoever has none is led to set one up before anything else; tokens go on."
    )
    is_company_only: bool = Field(
        description="Passwords let nobody in but owners, for the day the company sign-in is broken."
    )


class SignInPolicyIn(Body):
    requires_second_factor: bool
    is_company_only: bool = False


class WayOut(Schema):
    id: UUID
    name: str
    kind: ConnectionKind


class Ways(Schema):
    items: list[WayOut]


class WaysQuery(Schema):
    email: Email


class CertificateOut(Schema):
    """What a provider signs with: its SHA-256 in hexadecimal, and when it ends."""

    fingerprint: str
    ends_at: datetime


class IdentityOut(Schema):
    """A provider of SAML, as its metadata names it."""

    entity_id: str
    sign_in_url: str
    certificates: list[CertificateOut]


class ConnectionOut(Schema):
    """A company sign-in. Its secret is written and never shown."""

    id: UUID
    version: int
    kind: ConnectionKind
    name: str
    domains: list[str]
    is_enabled: bool
    server_url: str
    client_id: str
    has_secret: bool
    trusts_email: bool
    lets_join: bool
    role: Role
    team_id: UUID | None
    callback_url: str = Field(description="What the provider has to be told.")
    metadata_url: str = Field(
        description="Where a provider of SAML finds who we are; also what it calls us."
    )
    identity: IdentityOut | None = Field(description="The provider of SAML; null: not known yet.")

    @staticmethod
    def resolve_has_secret(connection: Connection) -> bool:
        return bool(connection.secret)

    @staticmethod
    def resolve_identity(connection: Connection) -> Identity | None:
        return identity_of(connection)


class Connections(Schema):
    items: list[ConnectionOut]


class ConnectionIn(Body):
    kind: ConnectionKind = ConnectionKind.OIDC
    name: Name
    domains: Domains
    server_url: Address = Field(
        "", description="Where OpenID Connect is discovered, or the metadata of SAML is read."
    )
    metadata: Metadata = Field("", description="Of SAML, where it is nowhere to be read.")
    client_id: Address = ""
    secret: Secret = Field("", description="Of the client. Never shown again.")
    is_enabled: bool = True
    trusts_email: bool = Field(
        False, description="Believe addresses the provider says nothing about: your own directory."
    )
    lets_join: bool = Field(False, description="Whoever the company vouches for may come in.")
    role: Role = Role.SELLER
    team_id: UUID | None = None


class ConnectionPatch(Body):
    name: Name | None = None
    domains: Domains | None = None
    server_url: Address | None = None
    client_id: Address | None = None
    secret: Secret | None = None
    metadata: Metadata | None = None
    is_enabled: bool | None = None
    trusts_email: bool | None = None
    lets_join: bool | None = None
    role: Role | None = None
    team_id: UUID | None = None


class CheckStep(Schema):
    """One thing that was tried."""

    step: str
    is_fine: bool
    detail: str


class CheckOut(Schema):
    is_fine: bool
    steps: list[CheckStep]
