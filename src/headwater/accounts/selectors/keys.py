"""Invitations, tokens and sessions: what lets people in."""

from datetime import datetime
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Now

from headwater.accounts.models import Invitation, Token
from headwater.accounts.rules import Actor
from headwater.accounts.selectors.actors import digest
from headwater.lib.errors import NotFound


class InvitationNotFound(NotFound):
    code = "invitation_not_found"


class TokenNotFound(NotFound):
    code = "token_not_found"


class SessionNotFound(NotFound):
    code = "session_not_found"


def open_invitations() -> QuerySet[Invitation]:
    """List the invitations that can still be accepted, youngest first."""
    return (
        Invitation.objects.filter(accepted_at=None, expires_at__gt=Now())
        .select_related("workspace", "invited_by")
        .order_by("-created_at", "id")
    )


def get_invitation(invitation_id: UUID) -> Invitation:
    invitation = Invitation.objects.filter(id=invitation_id, accepted_at=None).first()
    if invitation is None:
        raise InvitationNotFound("There is no such invitation.")
    return invitation


def workspace_of_invitation(secret: str) -> int:
    """Say where an invitation leads; needs no workspace to have been entered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT workspace_of_invitation(%s)", [digest(secret)])
        (workspace_id,) = cursor.fetchone()
    if workspace_id is None:
        raise _no_longer_good()
    return int(workspace_id)


def invitation_of(secret: str, *, now: datetime, lock: bool = False) -> Invitation:
    """Find the open invitation with this secret, in the workspace it leads to."""
    invitations = Invitation.objects.select_related("workspace")
    if lock:
        invitations = invitations.select_for_update(of=("self",))
    invitation = invitations.filter(
        digest=digest(secret), accepted_at=None, expires_at__gt=now
    ).first()
    if invitation is None:
        raise _no_longer_good()
    return invitation


def _no_longer_good() -> InvitationNotFound:
    return InvitationNotFound("This invitation is no longer good. Ask for a new one.")


def tokens(*, actor: Actor) -> QuerySet[Token]:
    """List the actor's own tokens; nobody sees those of others."""
    return Token.objects.filter(member_id=actor.id).order_by("-created_at", "id")


def get_token(token_id: UUID, *, actor: Actor) -> Token:
    token = tokens(actor=actor).filter(id=token_id).first()
    if token is None:
        raise TokenNotFound("There is no such token.")
    return token


def sessions(*, actor: Actor) -> list[UserSession]:
    """List the browsers in which the actor is signed in."""
    if actor.user_id is None:
        return []
    found = UserSession.objects.filter(user_id=actor.user_id).order_by("-last_seen_at", "-id")
    return [session for session in found if session.exists()]


def get_session(session_id: int, *, actor: Actor) -> UserSession:
    session = next((one for one in sessions(actor=actor) if one.pk == session_id), None)
    if session is None:
        raise SessionNotFound("There is no such session.")
    return session
