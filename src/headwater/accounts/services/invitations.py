"""Asking people in, and letting them in once."""

import base64
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.mail import send_mail
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from headwater.accounts import rules, selectors
from headwater.accounts.events import InvitationWithdrawn, MemberInvited, MemberJoined
from headwater.accounts.models import Invitation, Member, User
from headwater.accounts.rules import INVITATION_DAYS, Actor, Role
from headwater.accounts.selectors import digest
from headwater.accounts.selectors.roles import get_custom_role, standing, standing_of
from headwater.accounts.services import passwords
from headwater.events.log import emit
from headwater.lib.errors import Conflict, Invalid
from headwater.lib.ids import uuid7
from headwater.tenancy.context import stepping_into


class AlreadyMember(Conflict):
    code = "already_member"


class HasAccount(Invalid):
    code = "has_account"


@dataclass(frozen=True, kw_only=True)
class NewInvitation:
    email: str
    name: str = ""
    role: Role = Role.SELLER
    custom_role_id: UUID | None = None
    team_id: UUID | None = None
    member_id: UUID | None = None
    by_mail: bool = True


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """What somebody says who comes in; an existing account proves itself by its password."""

    name: str
    password: str
    language: str


@dataclass(frozen=True)
class Entrance:
    user: User
    workspace_id: int


def invite(new: NewInvitation, *, actor: Actor, now: datetime) -> Invitation:
    """Ask somebody in, or give a member known by name only a way to sign in.

    An open invitation for the same address ends: only the newest link works.
    """
    email = new.email.lower()
    if new.custom_role_id is not None:
        new = replace(new, role=Role(get_custom_role(new.custom_role_id).base))
    member = _check_invited(new, email, actor=actor)
    name = new.name or (member.name if member else "")
    Invitation.objects.filter(email=email, accepted_at=None).delete()
    invitation_id = uuid7()
    invitation = Invitation.objects.create(
        id=invitation_id, email=email, name=name, role=new.role, team_id=new.team_id,
        custom_role_id=new.custom_role_id, member_id=new.member_id, invited_by_id=actor.id, digest=digest(secret_of(invitation_id)),
        created_at=now, expires_at=now + timedelta(days=INVITATION_DAYS),
    )  # fmt: skip
    emit(MemberInvited(actor_id=actor.id, at=now, invitation_id=invitation.id, by_mail=new.by_mail))
    return invitation


def _check_invited(new: NewInvitation, email: str, *, actor: Actor) -> Member | None:
    given = standing(new.role, new.custom_role_id)
    rules.check_grant(actor, before=None, after=given)
    if new.team_id is not None:
        selectors.get_team(new.team_id)
    if Member.objects.filter(user__email=email, is_active=True).exists():
        raise AlreadyMember("{email} is a member already.", field="email", email=email)
    if new.member_id is None:
        return None
    member = selectors.get_member(new.member_id, lock=True)
    rules.check_grant(actor, before=standing_of(member), after=given)
    if member.user_id is not None:
        raise AlreadyMember("{name} can sign in already.", field="member_id", name=member.name)
    return member


def secret_of(invitation_id: UUID) -> str:
    """Make the secret of an invitation again: it is kept nowhere, not even in the queue."""
    raw = salted_hmac("headwater.invitation", invitation_id.hex, algorithm="sha256").digest()
    return "hwi_" + base64.urlsafe_b64encode(raw).decode().rstrip("=")


def link_of(invitation_id: UUID) -> str:
    """Where an invitation is accepted; only PUBLIC_URL is ever mailed."""
    return f"{settings.ENVIRONMENT.public_url}/invitations/{secret_of(invitation_id)}"


def mail_invitation(invitation_id: UUID) -> None:
    """Mail an invitation that is still open, in the language of the workspace."""
    invitation = selectors.open_invitations().filter(id=invitation_id).first()
    if invitation is None:
        return
    workspace = invitation.workspace
    with translation.override(translation.get_supported_language_variant(workspace.language)):
        subject = gettext("{inviter} invites you to {workspace}")
        body = gettext(
            "{inviter} invites you to work in {workspace} with Headwater.\n\n"
            "To come in, open this link within {days} days; it works once:\n{link}"
        )
    words = {
        "inviter": invitation.invited_by.name,
        "workspace": workspace.name,
        "days": INVITATION_DAYS,
        "link": link_of(invitation.id),
    }
    send_mail(
        " ".join(subject.format(**words).split()), body.format(**words), None, [invitation.email]
    )


def withdraw_invitation(invitation_id: UUID, *, actor: Actor, now: datetime) -> None:
    invitation = selectors.get_invitation(invitation_id)
    invitation.delete()
    emit(InvitationWithdrawn(actor_id=actor.id, at=now, invitation_id=invitation_id))


def accept_invitation(secret: str, acceptance: Acceptance, *, now: datetime) -> Entrance:
    """Let somebody in by an invitation: once, however many try at the same time."""
    with stepping_into(selectors.workspace_of_invitation(secret)):
        invitation = selectors.invitation_of(secret, now=now, lock=True)
        user = _user_for(invitation.email, acceptance)
        let_in(invitation, user, acceptance, now=now)
        return Entrance(user, invitation.workspace_id)


def let_in(invitation: Invitation, user: User, acceptance: Acceptance, *, now: datetime) -> Member:
    """Make the one who was asked a member; the caller has made sure that it is them."""
    member = _member_for(invitation, user, acceptance)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    emit(MemberJoined(actor_id=member.id, at=now, member_id=member.id))
    return member


def _user_for(email: str, acceptance: Acceptance) -> User:
    """Find the user of the address, who must prove it, or make one."""
    user = User.objects.filter(email=email).first()
    if user is None:
        return passwords.create_user(email, acceptance.password)
    if not user.is_active or not check_password(acceptance.password, user.password):
        raise HasAccount(
            "There is an account with this address already. Give its password.", field="password"
        )
    return user


def _member_for(invitation: Invitation, user: User, acceptance: Acceptance) -> Member:
    member = Member.objects.select_for_update().filter(user=user).first() or invitation.member
    if member is None:
        member = Member(id=uuid7(), time_zone=invitation.workspace.time_zone)
    is_new = member._state.adding  # noqa: SLF001  # Django's documented way to ask
    member.user, member.email = user, user.email
    member.name, member.language = acceptance.name, acceptance.language
    member.role, member.is_active = invitation.role, True
    member.custom_role_id = invitation.custom_role_id
    member.team_id = invitation.team_id or member.team_id
    if is_new:
        member.save(force_insert=True)
    else:
        member.saved(
            "user", "email", "name", "language", "role", "custom_role", "is_active", "team"
        )
    return member
