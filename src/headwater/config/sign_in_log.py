"""What allauth tells of signing in, kept in the audit log. Connected once, when urls are read."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth import signals as auth
from django.http import HttpRequest
from django.utils import timezone

from headwater.accounts.models import User
from headwater.audit.rules import Outcome
from headwater.audit.services.lines import write_of_user
from headwater.config.company import remember_company


def connect() -> None:
    """Listen to what cannot be an event of ours, because it happens in a library."""
    account.user_logged_in.connect(_signed_in)
    auth.user_logged_out.connect(_signed_out)
    auth.user_login_failed.connect(_failed)
    account.password_changed.connect(_password_changed)
    account.password_set.connect(_password_changed)
    account.password_reset.connect(_password_reset)
    mfa.authenticator_added.connect(_factor_added)
    mfa.authenticator_removed.connect(_factor_removed)
    mfa.authenticator_reset.connect(_factor_renewed)
    mfa.authentication_failed.connect(_factor_failed)


def _signed_in(
    *, request: HttpRequest, user: User, sociallogin: SocialLogin | None = None, **_rest: Any
) -> None:
    method = remember_company(request, sociallogin) if sociallogin else ""
    _keep(user, "sign_in.succeeded", details={"method": method} if method else {})


def _signed_out(*, user: User | None, **_rest: Any) -> None:
    if user is not None:
        _keep(user, "sign_in.ended")


def _failed(*, credentials: dict[str, Any], **_rest: Any) -> None:
    """Keep a failure where the person works; an address nobody has belongs to no workspace."""
    user = User.objects.filter(email=str(credentials.get("email", "")).lower()).first()
    if user is not None:
        _keep(user, "sign_in.failed", actor_id=None, outcome=Outcome.REFUSED)


def _password_changed(*, user: User, **_rest: Any) -> None:
    _keep(user, "password.changed")


def _password_reset(*, user: User, **_rest: Any) -> None:
    _keep(user, "password.reset")


def _factor_added(*, user: User, authenticator: Authenticator, **_rest: Any) -> None:
    _keep(user, "factor.added", details={"factor": str(authenticator.type)})


def _factor_removed(*, user: User, authenticator: Authenticator, **_rest: Any) -> None:
    _keep(user, "factor.removed", details={"factor": str(authenticator.type)})


def _factor_renewed(*, user: User, authenticator: Authenticator, **_rest: Any) -> None:
    _keep(user, "factor.renewed", details={"factor": str(authenticator.type)})


def _factor_failed(*, user: User, authenticator: Authenticator, **_rest: Any) -> None:
    details = {"factor": str(authenticator.type)}
    _keep(user, "factor.failed", actor_id=None, outcome=Outcome.REFUSED, details=details)


def _keep(user: User, name: str, **rest: Any) -> None:
    write_of_user(user.pk, name, now=timezone.now(), **rest)  # noqa: TID251  # nobody tells the time
