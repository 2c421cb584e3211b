"""Who a browser is: Django's sessions and users, read with every request, so by short statements."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from headwater.accounts.models import User
from headwater.tenancy.sql import fetch_one

SESSION = """
SELECT session_data, expire_date FROM django_session
WHERE session_key = %s AND expire_date > clock_timestamp()
"""
USER = """
SELECT id, password, last_login, email, is_active, date_joined FROM accounts_user
WHERE id = %s AND is_active
"""
USER_FIELDS = ("id", "password", "last_login", "email", "is_active", "date_joined")


class SessionStore(db.SessionStore):
    """Sessions in the database, as Django keeps them."""

    def _get_session_from_db(self) -> Session | None:
        row = fetch_one(SESSION, [self.session_key])
        if row is None:
            self._session_key = None
            return None
        return Session(session_data=row[0], expire_date=row[1])


class Users(AuthenticationBackend):  # type: ignore[misc]  # allauth is not typed
    """Sign-in by mail address and password, as allauth does it."""

    def get_user(self, user_id: Any) -> User | None:
        """Find the user of a session; Django then checks that the password is still the same."""
        row = fetch_one(USER, [UUID(str(user_id))])
        if row is None:
            return None
        user = User(**dict(zip(USER_FIELDS, row, strict=True)))
        user._state.adding = False  # noqa: SLF001  # it is there already
        return user
