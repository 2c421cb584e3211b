"""Finding out who is asking, and whom and what they may know of."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from headwater.accounts.rules import (
    DEFAULT_LEVELS,
    RIGHTS,
    RULED_ROLES,
    Actor,
    Kind,
    Level,
    Right,
    Role,
    Scope,
)
from headwater.tenancy.sql import fetch_all, fetch_one

# From here on the transaction acts for this member: what lies in a pool, they see through the pool
# only (docs/decisions/0014). In the same statement, as every request begins with it.
ACTOR = """
SELECT m.id, m.user_id, m.name, m.role, m.language, m.time_zone, m.team_id, w.currency, t.path,
    coalesce(
        CASE WHEN m.custom_role_id IS NOT NULL THEN r.sight::json END,
        (SELECT json_object_agg(kind, level) FROM accounts_visibilityrule
         WHERE workspace_id = w.id AND role = m.role)),
    r.rights,
    set_config('app.pooled', CASE WHEN m.role IN ('owner', 'admin') THEN '' ELSE 'hidden' END, true)
FROM accounts_member m
JOIN tenancy_workspace w ON w.id = m.workspace_id
LEFT JOIN accounts_team t ON t.workspace_id = m.workspace_id AND t.id = m.team_id
LEFT JOIN accounts_customrole r ON r.workspace_id = m.workspace_id AND r.base = m.role
    AND CASE WHEN m.custom_role_id IS NULL THEN r.is_built_in ELSE r.id = m.custom_role_id END
WHERE m.workspace_id = current_workspace() AND m.is_active AND {whom}
"""
SCOPES = """
SELECT scopes FROM accounts_token
WHERE workspace_id = current_workspace() AND id = %s
  AND (expires_at IS NULL OR expires_at > clock_timestamp())
"""
TEAMMATES = """
SELECT m.id, m.team_id = %(team)s FROM accounts_member m
JOIN accounts_team t ON t.workspace_id = m.workspace_id AND t.id = m.team_id
WHERE m.workspace_id = current_workspace() AND t.path ^@ %(path)s
"""


@dataclass(frozen=True)
class Membership:
    workspace_id: int
    member_id: UUID
    workspace_name: str


@dataclass(frozen=True)
class TokenHolder:
    workspace_id: int
    member_id: UUID
    token_id: UUID


def memberships_of(user_id: UUID) -> list[Membership]:
    """List where a user belongs, oldest first; needs no workspace to have been entered."""
    rows = fetch_all("SELECT * FROM memberships_of(%s)", [user_id])
    return [Membership(*row) for row in rows]


def digest(secret: str) -> bytes:
    """What is kept of a secret: enough to know it again, useless to whoever reads it."""
    return hashlib.sha256(secret.encode()).digest()


def holder_of(secret: str) -> TokenHolder | None:
    row = fetch_one("SELECT * FROM member_of_token(%s)", [digest(secret)])
    return TokenHolder(*row) if row else None


def actor_of_user(user_id: UUID, *, workspace_id: int) -> Actor | None:
    """Find whom a signed-in user is in the workspace that was entered."""
    return _actor("m.user_id = %s", user_id, workspace_id=workspace_id, scopes=None)


def actor_of_member(
    member_id: UUID, *, workspace_id: int, scopes: frozenset[Scope] | None = None
) -> Actor | None:
    return _actor("m.id = %s", member_id, workspace_id=workspace_id, scopes=scopes)


@contextmanager
def looking_as(member_id: UUID, *, workspace_id: int) -> Iterator[Actor | None]:
    """Look through another member's eyes for a moment; then the transaction sees as before."""
    row = fetch_one("SELECT coalesce(current_setting('app.pooled', true), '')")
    try:
        yield actor_of_member(member_id, workspace_id=workspace_id)
    finally:
        fetch_all("SELECT set_config('app.pooled', %s, true)", row)


def _actor(
    whom: str, key: UUID, *, workspace_id: int, scopes: frozenset[Scope] | None
) -> Actor | None:
    row = fetch_one(ACTOR.format(whom=whom), [key])
    if row is None:
        return None
    member_id, user_id, name, role, language, time_zone, team_id, currency, path, *shape, _ = row
    levels, rights = shape
    return Actor(
        id=member_id,
        user_id=user_id,
        workspace_id=workspace_id,
        name=name,
        role=Role(role),
        granted=granted(Role(role), rights),
        language=language,
        time_zone=time_zone,
        currency=currency,
        team_id=team_id,
        scopes=scopes,
        seen_owners=_seen_owners(
            Role(role), member_id, team_id=team_id, path=path, rules=levels or {}
        ),
    )


def granted(role: Role, rights: list[str] | None) -> frozenset[Right]:
    """Say what a role allows: what the workspace wrote of it, or what it allows by itself."""
    return RIGHTS[role] if rights is None else frozenset(r for r in Right if r in rights)


def _seen_owners(
    role: Role,
    member_id: UUID,
    *,
    team_id: UUID | None,
    path: str | None,
    rules: Mapping[str, str],
) -> dict[Kind, frozenset[UUID]]:
    if role not in RULED_ROLES:
        return {}
    levels = {kind: Level(rules.get(kind, DEFAULT_LEVELS[role][kind])) for kind in Kind}
    own = frozenset([member_id])
    in_team, below = own, own
    if path and {Level.TEAM, Level.TEAM_AND_BELOW} & set(levels.values()):
        mates = _teammates(team_id, path)
        in_team = own | {mate for mate, is_direct in mates if is_direct}
        below = own | {mate for mate, _ in mates}
    seen = {Level.OWN: own, Level.TEAM: in_team, Level.TEAM_AND_BELOW: below}
    return {kind: seen[level] for kind, level in levels.items() if level is not Level.ALL}


def _teammates(team_id: UUID | None, path: str) -> list[tuple[UUID, bool]]:
    rows = fetch_all(TEAMMATES, {"team": team_id, "path": path})
    return [(mate, is_direct) for mate, is_direct in rows]


def scopes_of_token(token_id: UUID) -> frozenset[Scope] | None:
    """Say what a token of this workspace may be used for; None: it has expired or is gone."""
    row = fetch_one(SCOPES, [token_id])
    return frozenset(map(Scope, row[0].split())) if row else None
