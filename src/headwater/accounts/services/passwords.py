"""Passwords: good enough, mailed a way back to, and taken away."""

from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext

from headwater.accounts import selectors
from headwater.accounts.models import Token, User
from headwater.lib.errors import Invalid
from headwater.tenancy.context import stepping_into


class PasswordTooWeak(Invalid):
    code = "password_too_weak"


def create_user(email: str, password: str) -> User:
    """Let somebody sign in; the caller has made sure that the address is theirs and free."""
    user = User(email=email.lower())
    check_password(password, user)
    user.set_password(password)
    user.save(force_insert=True)
    return user


def check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        # Django's own sentences, already in the caller's language; braces would look like gaps.
        sentence = " ".join(error.messages).replace("{", "{{").replace("}", "}}")
        raise PasswordTooWeak(sentence, field="password") from None


def lock_user(user_id: UUID | None) -> None:
    """Let nobody else change the user until this transaction ends."""
    if user_id is not None:
        User.objects.select_for_update().filter(id=user_id).first()


def end_everything(user_id: UUID) -> None:
    """End every session and take away every token of a user, in all workspaces."""
    end_sessions(user_id)
    for membership in selectors.memberships_of(user_id):
        with stepping_into(membership.workspace_id):
            Token.objects.filter(member_id=membership.member_id).delete()


def end_sessions(user_id: UUID) -> None:
    """Sign a user out everywhere at once."""
    for session in UserSession.objects.filter(user_id=user_id).order_by("id"):
        session.end()


def mail_reset_link(email: str, *, language: str) -> None:
    """Mail the way back in, if anybody uses this address; each link works once, for an hour."""
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        return
    key = f"{user.pk.hex}-{default_token_generator.make_token(user)}"
    link = f"{settings.ENVIRONMENT.public_url}/reset-password/{key}"
    with translation.override(language):
        subject = gettext("Choose a new password for Headwater")
        body = gettext(
            "Somebody asked for a new password for {email}.\n\n"
            "To choose one, open this link within an hour:\n{link}\n\n"
            "If it was not you, do nothing: your password stays as it is."
        )
    send_mail(subject, body.format(email=user.email, link=link), None, [user.email])
