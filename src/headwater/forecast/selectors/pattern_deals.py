"""The deals behind one side of a pattern."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.forecast.selectors.patterns import Asked, choices_for, closed, facts_for
from headwater.lib.errors import Invalid
from headwater.pipeline.selectors.deals import list_deals
from headwater.pipeline.selectors.filters import DealFilter
from headwater.tenancy.sql import fetch_all

PAGE = """
{closed}, chosen AS MATERIALIZED (SELECT id, created_at FROM early_deal WHERE {condition})
SELECT id, created_at, (SELECT count(*) FROM chosen) FROM chosen
WHERE %(after_time)s::timestamptz IS NULL
   OR (created_at, id) < (%(after_time)s::timestamptz, %(after_id)s::uuid)
ORDER BY created_at DESC, id DESC LIMIT %(limit)s
"""


class NoSuchPattern(Invalid):
    code = "no_such_pattern"


@dataclass(frozen=True)
class Wanted:
    """Deals that have a fact, or have it not; won, lost, or both."""

    pattern: str
    has: bool
    status: str | None


@dataclass(frozen=True)
class DealsOfPattern:
    items: bytes
    total: int
    last: tuple[datetime, UUID] | None


def deals_of(
    asked: Asked,
    wanted: Wanted,
    *,
    actor: Actor,
    limit: int,
    after: tuple[str, UUID] | None,
) -> DealsOfPattern:
    """List what a pattern has counted, the youngest first, as it is today."""
    column, _, choice = wanted.pattern.partition(":")
    facts, choices = facts_for(asked, actor=actor), choices_for(asked)
    if column not in facts and column not in choices:
        raise NoSuchPattern("There is no such pattern, or it is not shown to you.", field="pattern")
    condition = facts[column] if column in facts else f"({choices[column]} = %(choice)s)"
    condition = f"coalesce({condition}, false) = %(has)s"
    if wanted.status:
        condition += " AND is_won = %(is_won)s"
    values = asked.values | {
        "choice": choice, "has": wanted.has, "is_won": wanted.status == "won", "limit": limit,
        "after_time": after and after[0], "after_id": after and after[1],
    }  # fmt: skip
    found = fetch_all(PAGE.format(closed=closed(asked), condition=condition), values)
    page = list_deals(
        DealFilter(ids=tuple(row[0] for row in found) or (UUID(int=0),)),
        actor=actor,
        sort="-created_at",
        limit=limit,
        after=None,
    )
    last = (found[-1][1], found[-1][0]) if len(found) == limit else None
    return DealsOfPattern(page.items, found[0][2] if found else 0, last)
