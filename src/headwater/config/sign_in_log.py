"""What allauth tells of signing in, kept in the audit log. Connected once, when urls are read."""

from typing import Any

from allauth.account import signals as account
from django.contrib.auth import signals as auth
from django.utils import timezone

from headwater.accounts.models import User
from headwater.audit.rules import Outcome
from headwater.audit.services.lines import write_of_user


def connect() -> None:
    """Listen to what cannot be an event of ours, because it happens in a library."""
    account.user_logged_in.connect(_signed_in)
    auth.user_logged_out.connect(_signed_out)
    auth.user_login_failed.connect(_failed)
    account.password_changed.connect(_password_changed)
    account.password_set.connect(_password_changed)
    account.password_reset.connect(_password_reset)


def _signed_in(*, user: User, **_rest: Any) -> None:
    _keep(user, "sign_in.succeeded")


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


def _keep(user: User, name: str, **rest: Any) -> None:
    write_of_user(user.pk, name, now=timezone.now(), **rest)  # noqa: TID251  # nobody tells the time
