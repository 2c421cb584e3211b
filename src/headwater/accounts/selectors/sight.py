"""Whose records somebody sees, as SQL: the same rule as `OwnedQuerySet.known_to`."""

from collections.abc import Iterable
from typing import Any

from headwater.accounts.rules import Actor, Kind

# That there is something shared is asked first: else PostgreSQL would plan for an OR that is none.
SEES = """(%({kind}_owners)s::uuid[] IS NULL{unowned}
        OR {row}.owner_id = ANY(%({kind}_owners)s::uuid[])
        OR (%({kind}_shared)s::uuid[] IS NOT NULL
            AND {row}.{key} = ANY(%({kind}_shared)s::uuid[])))"""
UNOWNED = " OR {row}.owner_id IS NULL"
# The package of sharing stands above; only its tables are known here.
SHARED = """EXISTS (SELECT FROM sharing_share shared WHERE shared.workspace_id = {row}.workspace_id
        AND shared.{kind}_id = {row}.id{to})"""
TO_ME = " AND (shared.member_id = %(me)s OR shared.team_id = ANY(%(my_teams)s::uuid[]))"
FOLLOWED = """EXISTS (SELECT FROM sharing_follow followed
        WHERE followed.workspace_id = {row}.workspace_id AND followed.{kind}_id = {row}.id
          AND followed.member_id = %(me)s)"""


def sees(kind: str, row: str, *, key: str = "id") -> str:
    """Write the condition that the actor sees a row of the kind; `seen_owners` gives its values.

    `key`: the column of the row that holds the id of the record.
    """
    # A deal always has an owner.
    unowned = "" if kind == Kind.DEAL else UNOWNED.format(row=row)
    return SEES.format(kind=kind, row=row, key=key, unowned=unowned)


def seen_owners(actor: Actor, kinds: Iterable[Kind] = Kind) -> dict[str, Any]:
    """Give the values of `sees` for an actor; None: everybody's records are seen.

    Nothing shared is None, too: PostgreSQL then plans as if nobody had asked for it.
    """
    seen: dict[str, Any] = {}
    for kind in kinds:
        owners = actor.owners_seen(kind)
        seen[f"{kind}_owners"] = None if owners is None else list(owners)
        seen[f"{kind}_shared"] = actor.records_shared(kind) or None
    return seen


def is_shared(kind: str, row: str) -> str:
    """Write whether a record is shared with anybody."""
    return SHARED.format(kind=kind, row=row, to="")


def is_shared_with_me(kind: str, row: str) -> str:
    """Write whether a record is shared with the actor; the values are those of who asks."""
    return SHARED.format(kind=kind, row=row, to=TO_ME)


def is_followed_by_me(kind: str, row: str) -> str:
    """Write whether the actor follows a record; the value is that of who asks."""
    return FOLLOWED.format(kind=kind, row=row)
