"""Company sign-ins: setting them up, and letting in whom they vouch for."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from headwater.accounts import rules, selectors
from headwater.accounts.events import ConnectionChanged, ConnectionDeleted, MemberJoined
from headwater.accounts.models import Connection, ConnectionKind, Member, User
from headwater.accounts.rules import Actor, Role
from headwater.accounts.selectors.connections import get_connection
from headwater.accounts.selectors.roles import standing
from headwater.accounts.selectors.sign_in import sign_in_policy
from headwater.accounts.services.invitations import Acceptance, let_in
from headwater.accounts.services.saml import fetch_metadata, read_metadata
from headwater.events.log import emit
from headwater.lib.errors import Conflict, Forbidden, check_version
from headwater.lib.ids import uuid7
from headwater.tenancy.sql import one_at_a_time

SECRET = "secret"  # noqa: S105  # the name of a field
PUBLIC_DOMAINS = {
    "126.com", "139.com", "163.com", "foxmail.com", "gmail.com", "hotmail.com", "icloud.com",
    "live.com", "outlook.com", "qq.com", "sina.com", "yahoo.com", "yeah.net",
}  # fmt: skip


class LastConnection(Conflict):
    code = "last_connection"


class NobodysDomain(Conflict):
    code = "nobodys_domain"


class NotVouchedFor(Forbidden):
    """The company does not say enough for somebody to be let in; `code` says what is missing."""

    code = "not_vouched_for"


class NoVerifiedEmail(NotVouchedFor):
    code = "email_not_verified"


class OtherDomain(NotVouchedFor):
    code = "other_domain"


class AccountExists(NotVouchedFor):
    code = "account_exists"


class NotInvited(NotVouchedFor):
    code = "not_invited"


class NoMember(NotVouchedFor):
    code = "no_member"


def create_connection(*, actor: Actor, now: datetime, **fields: Any) -> Connection:
    """Set up a company sign-in."""
    _check(fields, actor=actor)
    fields |= _metadata(ConnectionKind(fields["kind"]), fields)
    secret = fields.pop(SECRET, "")
    connection = Connection(id=uuid7(), workspace_id=actor.workspace_id, **fields)
    _close(connection, secret)
    connection.save(force_insert=True)
    _tell(connection, [*fields, *([SECRET] if secret else [])], actor=actor, now=now)
    return connection


def change_connection(
    connection_id: UUID, *, actor: Actor, now: datetime, version: int | None, **fields: Any
) -> Connection:
    """Edit a company sign-in; a secret that is not sent stays as it is."""
    # Asked before anything is locked: the provider may take its time.
    fields |= _metadata(ConnectionKind(get_connection(connection_id).kind), fields)
    one_at_a_time("sign in policy")
    connection = get_connection(connection_id, lock=True)
    check_version(connection.version, version)
    given = standing(Role(connection.role))
    rules.check_grant(actor, before=given, after=given)
    _check(fields, actor=actor)
    secret = fields.pop(SECRET, None)
    real = {name: to for name, to in fields.items() if getattr(connection, name) != to}
    for name, to in real.items():
        setattr(connection, name, to)
    if secret is not None:
        _close(connection, secret)
    names = [*real, *([] if secret is None else [SECRET])]
    if names:
        connection.saved(*names)
        _check_one_is_left()
        _tell(connection, names, actor=actor, now=now)
    return connection


def reread(connection_id: UUID, *, actor: Actor, now: datetime) -> str:
    """Read anew what a provider of SAML says of itself, where it says it; give what is known now.

    Raises MetadataUnreadable.
    """
    connection = get_connection(connection_id)
    found = _metadata(ConnectionKind.SAML, {"server_url": connection.server_url})
    if found.get("metadata", connection.metadata) != connection.metadata:
        connection = get_connection(connection_id, lock=True)
        connection.metadata = found["metadata"]
        connection.saved("metadata")
        _tell(connection, ["metadata"], actor=actor, now=now)
    return connection.metadata


def delete_connection(connection_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Take a company sign-in away; those who came by it stay members, and are signed out."""
    one_at_a_time("sign in policy")
    connection = get_connection(connection_id, lock=True)
    emit(ConnectionDeleted(actor_id=actor.id, at=now, connection_id=connection.id))
    connection.delete()
    _check_one_is_left()
    SocialAccount.objects.filter(provider=str(connection_id)).delete()


def secret_of(connection: Connection) -> str:
    if not connection.secret:
        return ""
    secret: str = settings.VAULT.open(connection.secret, place=connection.place)
    return secret


def check_vouched(
    connection: Connection, *, email: str, is_verified: bool | None, user: User | None
) -> None:
    """Refuse whom the company does not vouch for well enough.

    `user` is who is linked to the account there already. An account of the same address that is
    not linked belongs to somebody who has to prove it first.
    """
    if is_verified is False or (is_verified is None and not connection.trusts_email):
        raise NoVerifiedEmail("Your company does not say that this address is yours.")
    if email.rpartition("@")[2] not in connection.domains:
        raise OtherDomain("Addresses of this domain do not sign in here.")
    if user is not None:
        if not Member.objects.filter(user=user, is_active=True).exists():
            raise NoMember("You are not a member of this workspace any more.")
        return
    if User.objects.filter(email=email).exists():
        raise AccountExists("There is an account of this address. Sign in with it and connect it.")
    if not connection.lets_join and not selectors.open_invitations().filter(email=email).exists():
        raise NotInvited("Ask an administrator of the workspace to invite you.")


def join(connection: Connection, user: User, *, name: str, now: datetime) -> Member:
    """Make a member of somebody the company vouches for: as invited, or as new people start."""
    workspace = selectors.get_workspace(connection.workspace_id)
    name = name[:100] or user.email.partition("@")[0]
    invitation = selectors.open_invitations().filter(email=user.email).first()
    if invitation is not None:
        acceptance = Acceptance(name=name, password="", language=workspace.language)
        return let_in(invitation, user, acceptance, now=now)
    member = Member.objects.create(
        id=uuid7(), user=user, email=user.email, name=name, role=connection.role,
        team_id=connection.team_id, language=workspace.language, time_zone=workspace.time_zone,
    )  # fmt: skip
    emit(MemberJoined(actor_id=member.id, at=now, member_id=member.id))
    return member


def _metadata(kind: ConnectionKind, fields: Mapping[str, Any]) -> dict[str, str]:
    """Take the metadata of SAML from where it is said to be, or as it was given."""
    if kind is not ConnectionKind.SAML:
        return {"metadata": ""} if "metadata" in fields else {}
    if address := fields.get("server_url"):
        xml = fetch_metadata(address)
    else:
        xml = fields.get("metadata") or ""
    if xml:
        read_metadata(xml)
    return {"metadata": xml} if xml or "metadata" in fields else {}


def _check(fields: dict[str, Any], *, actor: Actor) -> None:
    if (role := fields.get("role")) is not None:
        rules.check_grant(actor, before=None, after=standing(Role(role)))
    if (team_id := fields.get("team_id")) is not None:
        selectors.get_team(team_id)
    public = PUBLIC_DOMAINS.intersection(fields.get("domains", []))
    if public:
        raise NobodysDomain(
            "Everybody can have an address at {domain}: name a domain of your company.",
            field="domains", domain=min(public),
        )  # fmt: skip


def _check_one_is_left() -> None:
    if sign_in_policy().is_company_only and not Connection.objects.filter(is_enabled=True).exists():
        raise LastConnection("Members may only sign in by this. Allow passwords first.")


def _close(connection: Connection, secret: str) -> None:
    closed = settings.VAULT.close(secret, place=connection.place) if secret else ""
    connection.secret = closed


def _tell(connection: Connection, what: Iterable[str], *, actor: Actor, now: datetime) -> None:
    emit(
        ConnectionChanged(actor_id=actor.id, at=now, connection_id=connection.id, what=sorted(what))
    )
