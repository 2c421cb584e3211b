"""Keys: personal tokens of the API, and the sessions of browsers."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db import connection

from headwater.accounts import rules, selectors
from headwater.accounts.events import TokenCreated, TokenRevoked
from headwater.accounts.models import Token
from headwater.accounts.rules import Actor, Scope
from headwater.accounts.selectors import digest
from headwater.events.log import emit
from headwater.lib.errors import Invalid
from headwater.lib.ids import uuid7

HINT = 4
# Once a minute is exact enough, and nobody waits for another request that says the same.
NOTE_USE = """
UPDATE accounts_token SET last_used_at = clock_timestamp() WHERE id = (
    SELECT id FROM accounts_token WHERE workspace_id = current_workspace() AND id = %s
      AND coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)
    FOR UPDATE SKIP LOCKED)
"""


class AlreadyOver(Invalid):
    code = "already_over"


@dataclass(frozen=True)
class NewToken:
    """A key just made: the only moment in which its secret is known."""

    token: Token
    secret: str


def create_token(
    name: str,
    *,
    scopes: frozenset[Scope],
    expires_at: datetime | None,
    actor: Actor,
    now: datetime,
) -> NewToken:
    """Make a personal key to the API."""
    rules.check_scopes(actor, scopes)
    if expires_at is not None and expires_at <= now:
        raise AlreadyOver("Choose a day in the future.", field="expires_at")
    secret = f"hw_{secrets.token_urlsafe(32)}"
    token = Token.objects.create(
        id=uuid7(), member_id=actor.id, name=name, scopes=" ".join(sorted(scopes)),
        hint=secret[-HINT:], digest=digest(secret), created_at=now, expires_at=expires_at,
    )  # fmt: skip
    emit(TokenCreated(actor_id=actor.id, at=now, token_id=token.id, scopes=sorted(scopes)))
    return NewToken(token, secret)


def revoke_token(token_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Take a key away: the next request with it is refused."""
    selectors.get_token(token_id, actor=actor).delete()
    emit(TokenRevoked(actor_id=actor.id, at=now, token_id=token_id))


def note_use(token_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(NOTE_USE, [token_id])


def end_session(session_id: int, *, actor: Actor) -> None:
    """Sign the actor out in one browser."""
    session: UserSession = selectors.get_session(session_id, actor=actor)
    session.end()
