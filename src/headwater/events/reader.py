"""Reading the log in the order in which it was committed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection
from psycopg.rows import class_row

# Rows at or above the oldest running transaction wait: a lower one may still commit.
AFTER = """
SELECT id, txid, name, subject_kind, subject_id, actor_id, happened_at, payload FROM events_eventrecord
WHERE (txid, id) > (%(txid)s, %(id)s)
  AND txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
ORDER BY txid, id LIMIT %(limit)s
"""
POSITION = "SELECT txid, id FROM events_eventrecord WHERE id = %s"
NEWEST = """
SELECT txid, id FROM events_eventrecord
WHERE txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
ORDER BY txid DESC, id DESC LIMIT 1
"""


@dataclass(frozen=True, order=True)
class Position:
    """A place in the log. Clients only keep the id; the rest is looked up."""

    txid: int = 0
    id: int = 0


@dataclass(frozen=True)
class Entry:
    id: int
    txid: int
    name: str
    subject_kind: str
    subject_id: UUID
    actor_id: UUID | None
    happened_at: datetime
    payload: dict[str, Any]

    @property
    def position(self) -> Position:
        return Position(self.txid, self.id)


async def enter(connection: AsyncConnection, workspace_id: int) -> None:
    await connection.execute("SELECT set_config('app.workspace', %s, true)", [str(workspace_id)])


async def position(
    connection: AsyncConnection, workspace_id: int, *, last_id: int | None
) -> Position | None:
    """Find where a reader stands: behind the last event it saw, or at the end; None: nowhere."""
    async with connection.transaction(), connection.cursor(row_factory=class_row(Position)) as rows:
        await enter(connection, workspace_id)
        await (rows.execute(NEWEST) if last_id is None else rows.execute(POSITION, [last_id]))
        return await rows.fetchone()


async def read(
    connection: AsyncConnection, workspace_id: int, *, after: Position, limit: int = 500
) -> list[Entry]:
    async with connection.transaction(), connection.cursor(row_factory=class_row(Entry)) as rows:
        await enter(connection, workspace_id)
        await rows.execute(AFTER, {"txid": after.txid, "id": after.id, "limit": limit})
        return await rows.fetchall()
