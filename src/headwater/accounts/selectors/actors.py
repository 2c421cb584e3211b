"""Finding out who is asking, and whom and what they may know of."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from headwater.accounts.rules import (
    ADMINISTRATION,
    DEFAULT_LEVELS,
    RIGHTS,
    RULED_ROLES,
    Actor,
    FieldAccess,
    FieldRules,
    Kind,
    Level,
    Right,
    Role,
    Scope,
    ShareLevel,
)
from headwater.accounts.selectors.sign_in import LACKS, check_lacks_nothing
from headwater.tenancy.context import current_operation
from headwater.tenancy.sql import fetch_all, fetch_one

# Who sees everything is not asked what is shared with them. Of a path the ids are its teams.
SHARED = """(
    SELECT json_agg(json_build_array(
        CASE WHEN s.deal_id IS NOT NULL THEN 'deal' WHEN s.company_id IS NOT NULL THEN 'company'
            WHEN s.person_id IS NOT NULL THEN 'person' ELSE 'lead' END,
        coalesce(s.deal_id, s.company_id, s.person_id, s.lead_id), s.level))
    FROM sharing_share s
    WHERE m.role IN ('manager', 'seller', 'observer') AND s.workspace_id = m.workspace_id
      AND (s.member_id = m.id
        OR s.team_id = ANY(string_to_array(rtrim(t.path, '.'), '.')::uuid[])))"""
# Another state whenever a field of the workspace's own is added, changed or deleted.
OWN_FIELDS = """(
    SELECT md5(string_agg(f.id::text || f.xmin, '' ORDER BY f.id))
    FROM fields_customfield f WHERE f.workspace_id = w.id)"""
# From here on the transaction acts for this member: what lies in a pool, they see through the pool
# only (docs/decisions/0014). In the same statement, as every request begins with it.
ACTOR = f"""
SELECT m.id, m.user_id, m.name, m.role, m.language, m.time_zone, m.team_id, w.currency, t.path,
    coalesce(
        CASE WHEN m.custom_role_id IS NOT NULL THEN r.sight::json END,
        (SELECT json_object_agg(kind, level) FROM accounts_visibilityrule
         WHERE workspace_id = w.id AND role = m.role)),
    r.rights, r.fields::json, {SHARED}, {LACKS}, {OWN_FIELDS},
    set_config('app.pooled', CASE WHEN m.role IN ('owner', 'admin') THEN '' ELSE 'hidden' END, true)
FROM accounts_member m
JOIN tenancy_workspace w ON w.id = m.workspace_id
LEFT JOIN accounts_signinpolicy p ON p.workspace_id = m.workspace_id
LEFT JOIN accounts_team t ON t.workspace_id = m.workspace_id AND t.id = m.team_id
LEFT JOIN accounts_customrole r ON r.workspace_id = m.workspace_id AND r.base = m.role
    AND CASE WHEN m.custom_role_id IS NULL THEN r.is_built_in ELSE r.id = m.custom_role_id END
WHERE m.workspace_id = current_workspace() AND m.is_active AND {{whom}}
"""  # noqa: S608  # constants
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


def actor_of_user(
    user_id: UUID, *, workspace_id: int, is_by_themselves: bool = False
) -> Actor | None:
    """Find whom a signed-in user is in the workspace that was entered.

    Raises CompanySignInNeeded or SecondFactorNeeded if they signed in by themselves and the
    workspace asks for more than they have.
    """
    return _actor(
        "m.user_id = %s",
        user_id,
        workspace_id=workspace_id,
        scopes=None,
        is_by_themselves=is_by_themselves,
    )


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
    whom: str,
    key: UUID,
    *,
    workspace_id: int,
    scopes: frozenset[Scope] | None,
    is_by_themselves: bool = False,
) -> Actor | None:
    row = fetch_one(ACTOR.format(whom=whom), [key])
    if row is None:
        return None
    member_id, user_id, name, role, language, time_zone, team_id, currency, path, *shape, _ = row
    levels, rights, fields, shares, lacks_company, lacks_factor, own_fields = shape
    if is_by_themselves:
        check_lacks_nothing(company=lacks_company, factor=lacks_factor)
    current_operation().found_own_fields(own_fields or "")
    allowed = granted(Role(role), rights)
    seen = _seen_owners(Role(role), member_id, team_id=team_id, path=path, rules=levels or {})
    return Actor(
        id=member_id,
        user_id=user_id,
        workspace_id=workspace_id,
        name=name,
        role=Role(role),
        granted=allowed,
        language=language,
        time_zone=time_zone,
        currency=currency,
        team_id=team_id,
        teams=frozenset(UUID(one) for one in (path or "").split(".") if one),
        scopes=scopes,
        seen_owners=seen,
        fields=kept_from(Role(role), allowed, fields),
        shared=_shared(shares or [], seen),
    )


def _shared(
    shares: list[tuple[str, str, str]], seen: Mapping[Kind, frozenset[UUID]]
) -> dict[Kind, dict[UUID, ShareLevel]]:
    """Sort what is shared by its kind; of two shares of one record the wider one counts."""
    shared: dict[Kind, dict[UUID, ShareLevel]] = {}
    for name, record_id, level in shares:
        if (kind := Kind(name)) in seen:
            of_kind = shared.setdefault(kind, {})
            if of_kind.get(one := UUID(record_id)) is not ShareLevel.EDIT:
                of_kind[one] = ShareLevel(level)
    return shared


def granted(role: Role, rights: list[str] | None) -> frozenset[Right]:
    """Say what a role allows: what the workspace wrote of it, or what it allows by itself."""
    return RIGHTS[role] if rights is None else frozenset(r for r in Right if r in rights)


def kept_from(
    role: Role, rights: frozenset[Right], fields: Mapping[str, Mapping[str, str]] | None
) -> FieldRules:
    """Say which fields a role does not have whole; whoever rules the workspace has them all."""
    if not fields or role is Role.OWNER or rights & ADMINISTRATION:
        return {}
    return read_fields(fields)


def read_fields(written: Mapping[str, Mapping[str, str]]) -> FieldRules:
    """Read what was written down of the fields a role does not have whole."""
    return {
        Kind(kind): {name: FieldAccess(access) for name, access in rules.items()}
        for kind, rules in written.items()
        if rules
    }


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
