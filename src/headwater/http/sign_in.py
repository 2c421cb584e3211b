"""Signing a browser in without its password, and slowing down whoever tries too often."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from headwater.accounts import selectors
from headwater.accounts.models import User
from headwater.accounts.rules import Actor
from headwater.accounts.selectors import Me
from headwater.http.middleware import SIGNED_IN_BY, WORKSPACE
from headwater.lib.errors import NotFound, NotSignedIn, TooMany
from headwater.tenancy.context import stepping_into


class SignInNext(NotSignedIn):
    code = "sign_in_next"


class WorkspaceNotFound(NotFound):
    code = "workspace_not_found"


def sign_in(request: HttpRequest, user: User, *, workspace_id: int) -> None:
    """Sign in somebody who has just proved who they are, in the workspace they came for."""
    get_adapter(request).login(request, user)
    request.session[WORKSPACE] = workspace_id
    UserSession.objects.create_from_request(request)


def limit(request: HttpRequest, action: str, *, key: str | None = None) -> None:
    """Count an attempt; refuse it when there were too many (settings.ACCOUNT_RATE_LIMITS)."""
    if not ratelimit.consume(request, action=action, key=key):
        raise TooMany("Too many attempts. Wait a few minutes and try again.")


def check_may_enter_at_once(user: User) -> None:
    """Send whoever has a second factor to the sign-in page: a password alone does not do there."""
    if is_mfa_enabled(user):
        raise SignInNext("You have come in. Now sign in with your second factor.")


def sign_in_and_show(request: HttpRequest, user: User, *, workspace_id: int) -> Me:
    """Sign in somebody who has just proved who they are, and say what `GET /me` will say."""
    sign_in(request, user, workspace_id=workspace_id)
    with stepping_into(workspace_id):
        return _show(user.pk, workspace_id)


def move_to(request: HttpRequest, actor: Actor, *, workspace_id: int) -> Me:
    """Let this browser, and the rest of the request, work in another workspace of its user."""
    memberships = selectors.memberships_of(actor.user_id) if actor.user_id else []
    is_pinned = request.session.get(SIGNED_IN_BY, workspace_id) != workspace_id
    if (
        is_pinned
        or actor.scopes is not None
        or workspace_id not in {m.workspace_id for m in memberships}
    ):
        raise WorkspaceNotFound("You do not belong to such a workspace.")
    request.session[WORKSPACE] = workspace_id
    with stepping_into(workspace_id):
        return _show(actor.user_id, workspace_id)


def _show(user_id: UUID | None, workspace_id: int) -> Me:
    actor = selectors.actor_of_user(user_id, workspace_id=workspace_id) if user_id else None
    if actor is None:
        raise NotSignedIn("Sign in first, or send a token.")
    return selectors.me(actor=actor)
