"""What lies in a pool as a table, for its admins."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, gettext_noop

from headwater.accounts.rules import Actor, Kind
from headwater.lib.writing import csv_text
from headwater.pools.models import Pool
from headwater.pools.rules.pools import FIELDS, PoolKind
from headwater.pools.selectors.access import check_admin, get_pool
from headwater.pools.selectors.records import records

AT_ONCE = 1000
HEADS = {
    "domain": gettext_noop("Website"), "industry": gettext_noop("Industry"),
    "tier": gettext_noop("Tier"),
    "size": gettext_noop("Size"), "country": gettext_noop("Country"),
    "credit_code": gettext_noop("Credit code"), "description": gettext_noop("Description"),
    "channels": gettext_noop("Contact"), "people": gettext_noop("People"),
    "name": gettext_noop("Person"), "title": gettext_noop("Title"),
    "email": gettext_noop("Mail"), "phone": gettext_noop("Phone"),
    "wechat": gettext_noop("WeChat"), "value": gettext_noop("Value"),
}  # fmt: skip


def table(pool_id: UUID, *, actor: Actor) -> str:
    """Write everything in a pool with all its fields; no cell can be taken for a formula."""
    pool = get_pool(pool_id, actor=actor)
    check_admin(pool, actor)
    hidden = actor.hidden(Kind(pool.kind))
    names = [name for name in FIELDS[PoolKind(pool.kind)] if name not in hidden]
    heads = [gettext("Name"), *(gettext(HEADS[name]) for name in names)]
    rows = (
        [one["name"], *(_cell(one["fields"][name]) for name in names), one["entered_at"].date(),
         one["comment"]]
        for one in _all(pool, actor)
    )  # fmt: skip
    return csv_text([*heads, gettext("In the pool since"), gettext("Reason")], rows)


def _all(pool: Pool, actor: Actor) -> Iterator[dict[str, Any]]:
    after: int | None = None
    while True:
        part = records(pool, actor=actor, q="", after=after, limit=AT_ONCE)
        yield from part.items
        if part.next is None:
            return
        after = part.next


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
