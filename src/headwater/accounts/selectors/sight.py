"""Whose records somebody sees, as SQL: the same rule as `OwnedQuerySet.known_to`."""

from collections.abc import Iterable
from typing import Any

from headwater.accounts.rules import Actor, Kind

SEES = """(%({kind}_owners)s::uuid[] IS NULL OR {row}.owner_id IS NULL
        OR {row}.owner_id = ANY(%({kind}_owners)s::uuid[]))"""


def sees(kind: str, row: str) -> str:
    """Write the condition that the actor sees a row of the kind; `seen_owners` gives its values."""
    return SEES.format(kind=kind, row=row)


def seen_owners(actor: Actor, kinds: Iterable[Kind] = Kind) -> dict[str, Any]:
    """Give the values of `sees` for an actor; None: everybody's records are seen."""
    seen = {f"{kind}_owners": actor.owners_seen(kind) for kind in kinds}
    return {name: None if owners is None else list(owners) for name, owners in seen.items()}
