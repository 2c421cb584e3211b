"""Who a browser is: Django's sessions and users, read with every request, so by one statement."""

from contextvars import ContextVar
from functools import partial
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import SESSION_KEY, middleware
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from headwater.accounts.models import User
from headwater.tenancy.sql import fetch_one

USER_FIELDS = ("id", "password", "last_login", "email", "is_active", "date_joined")
# With the user for whom allauth's list of sessions has it, where it has.
SESSION = """
SELECT s.session_data, s.expire_date,
    u.id, u.password, u.last_login, u.email, u.is_active, u.date_joined
FROM django_session s
LEFT JOIN usersessions_usersession listed ON listed.session_key = s.session_key
LEFT JOIN accounts_user u ON u.id = listed.user_id AND u.is_active
WHERE s.session_key = %s AND s.expire_date > clock_timestamp()
"""
USER = """
SELECT id, password, last_login, email, is_active, date_joined FROM accounts_user
WHERE id = %s AND is_active
"""

# Who was read with the session, only while Django asks the backend for its user.
_read: ContextVar[User | None] = ContextVar("read with the session", default=None)


class SessionStore(db.SessionStore):
    """Sessions in the database, as Django keeps them."""

    user: User | None = None

    def _get_session_from_db(self) -> Session | None:
        row = fetch_one(SESSION, [self.session_key])
        if row is None:
            self._session_key = None
            return None
        session_data, expire_date, *user = row
        self.user = _user(user) if user[0] else None
        return Session(session_data=session_data, expire_date=expire_date)


class Users(AuthenticationBackend):  # type: ignore[misc]  # allauth is not typed
    """Sign-in by mail address and password, as allauth does it."""

    def get_user(self, user_id: Any) -> User | None:
        """Find the user of a session; Django then checks that the password is still the same."""
        wanted, read = UUID(str(user_id)), _read.get()
        if read is not None and read.pk == wanted:
            return read
        row = fetch_one(USER, [wanted])
        return None if row is None else _user(row)


class WhoAsks(middleware.AuthenticationMiddleware):
    """Give a request its user, as Django does, without asking twice for what came together."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(partial(_of_session, request))  # type: ignore[assignment]


def _of_session(request: HttpRequest) -> Any:
    request.session.get(SESSION_KEY)  # reads the session
    given = _read.set(getattr(request.session, "user", None))
    try:
        return middleware.get_user(request)
    finally:
        _read.reset(given)


def _user(row: Any) -> User:
    user = User(**dict(zip(USER_FIELDS, row, strict=True)))
    user._state.adding = False  # noqa: SLF001  # it is there already
    return user
