"""What lies in a pool, with what is not shown left out by the database, and the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.fields.selectors.where import literal
from headwater.pools.models import Pool
from headwater.pools.rules.pools import FIELDS, PoolKind
from headwater.pools.selectors.access import is_admin, seeing_pooled
from headwater.tenancy.sql import fetch_all

# How each field is read; what a member may not see is not asked for at all.
READ = {
    "channels": """coalesce((SELECT json_agg(c.value ORDER BY NOT c.is_primary, c.id)
        FROM people_channel c WHERE c.workspace_id = r.workspace_id AND c.company_id = r.id
          AND c.kind <> ALL(%(hidden)s)), '[]')""",
    "people": """coalesce((SELECT json_agg(p.name ORDER BY p.id) FROM people_person p
        WHERE p.workspace_id = r.workspace_id AND p.company_id = r.id AND p.owner_id IS NULL
          AND p.deleted_at IS NULL), '[]')""",
    "value": "CASE WHEN r.value IS NOT NULL THEN r.value::text || ' ' || r.currency END",
}
SOURCE = {PoolKind.COMPANY: "people_company", PoolKind.LEAD: "leads_lead"}
# A lead without a company would have no name at all.
NAME = {
    PoolKind.COMPANY: "r.name",
    PoolKind.LEAD: "coalesce(nullif(r.company_name, ''), left(r.name, 1) || '***')",
}
RECORDS = """
SELECT place.id, r.id, {name}, place.entered_at, json_build_object({fields}), last.how, last.comment
FROM pools_place place
JOIN {source} r ON r.workspace_id = place.workspace_id AND r.id = place.record_id
    AND r.owner_id IS NULL AND r.deleted_at IS NULL
LEFT JOIN LATERAL (SELECT p.how, p.comment FROM pools_passage p
    WHERE p.workspace_id = place.workspace_id AND p.pool_id = place.pool_id
      AND p.record_id = place.record_id ORDER BY p.id DESC LIMIT 1) last ON true
WHERE place.workspace_id = current_workspace() AND place.pool_id = %(pool)s
  AND (%(after)s::bigint IS NULL OR place.id < %(after)s) AND {name} ILIKE %(q)s
ORDER BY place.id DESC LIMIT %(limit)s
"""
LOG = f"""
SELECT p.id, p.kind, p.record_id, coalesce(c.name, {NAME[PoolKind.LEAD]}), p.how, f.name, t.name, a.name,
    p.comment, p.at
FROM pools_passage p
LEFT JOIN people_company c ON c.workspace_id = p.workspace_id AND c.id = p.record_id
LEFT JOIN leads_lead r ON r.workspace_id = p.workspace_id AND r.id = p.record_id
LEFT JOIN accounts_member f ON f.workspace_id = p.workspace_id AND f.id = p.from_owner_id
LEFT JOIN accounts_member t ON t.workspace_id = p.workspace_id AND t.id = p.to_owner_id
LEFT JOIN accounts_member a ON a.workspace_id = p.workspace_id AND a.id = p.actor_id
WHERE p.workspace_id = current_workspace() AND p.pool_id = %(pool)s
  AND (%(after)s::bigint IS NULL OR p.id < %(after)s)
ORDER BY p.id DESC LIMIT %(limit)s
"""  # noqa: S608  # constants
# A lead or company was given to somebody by an edit of its owner, and taken back by another.
GIVINGS = """
SELECT DISTINCT ON (e.subject_id) e.subject_id, e.actor_id, e.happened_at,
    e.payload->'changes'->'owner_id'->>0, e.payload->'changes'->'owner_id'->>1
FROM events_eventrecord e
WHERE e.workspace_id = current_workspace() AND e.subject_id = ANY(%(ids)s)
  AND (e.name = %(taken_back)s
       OR e.name = %(changed)s AND e.payload->'changes'->'owner_id' IS NOT NULL)
ORDER BY e.subject_id, e.id DESC
"""
RECORD_COLUMNS = ("place", "id", "name", "entered_at", "fields", "how", "comment")
LOG_COLUMNS = (
    "id", "kind", "record_id", "name", "how", "from_owner", "to_owner", "actor", "comment", "at",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A page, and behind which line the next one begins."""

    items: list[dict[str, Any]]
    next: int | None


def records(pool: Pool, *, actor: Actor, q: str, after: int | None, limit: int) -> Part:
    """List what lies in a pool, the youngest first, with the fields the actor may see of it."""
    kind = PoolKind(pool.kind)
    shown = FIELDS[kind] if is_admin(pool, actor) else pool.visible_fields
    hidden = actor.hidden(Kind(kind))
    fields = ", ".join(
        f"'{name}', {READ.get(name, f'r.{name}')}" for name in shown if name not in hidden
    )
    sql = RECORDS.format(name=NAME[kind], source=SOURCE[kind], fields=fields)
    with seeing_pooled():
        rows = fetch_all(
            sql,
            {
                "pool": pool.id,
                "after": after,
                "limit": limit,
                "q": f"%{literal(q)}%",
                "hidden": sorted(hidden),
            },
        )
    return _part(RECORD_COLUMNS, rows, limit)


def log(pool: Pool, *, after: int | None, limit: int) -> Part:
    """List the ways in and out, the newest first; of whom nobody may see more, only the name."""
    with seeing_pooled():
        rows = fetch_all(LOG, {"pool": pool.id, "after": after, "limit": limit})
    return _part(LOG_COLUMNS, rows, limit)


@dataclass(frozen=True)
class Giving:
    """Who gave a record last, when, from whom and to whom; to nobody also if it was taken back."""

    by: UUID | None
    at: datetime
    was: UUID | None
    to: UUID | None


def last_givings(kind: PoolKind, record_ids: Sequence[UUID]) -> dict[UUID, Giving]:
    asked = {"ids": list(record_ids), "changed": f"{kind}.changed"}
    rows = fetch_all(GIVINGS, asked | {"taken_back": f"{kind}.taken_back"})
    return {
        record_id: Giving(by, at, UUID(was) if was else None, UUID(to) if to else None)
        for record_id, by, at, was, to in rows
    }


def count_places(pool_ids: list[UUID]) -> dict[UUID, int]:
    rows = fetch_all(
        """SELECT pool_id, count(*) FROM pools_place
        WHERE workspace_id = current_workspace() AND pool_id = ANY(%s) GROUP BY pool_id""",
        [pool_ids],
    )
    return dict(rows)


def _part(columns: tuple[str, ...], rows: list[tuple[Any, ...]], limit: int) -> Part:
    items = [dict(zip(columns, row, strict=True)) for row in rows]
    return Part(items, rows[-1][0] if len(rows) == limit else None)
