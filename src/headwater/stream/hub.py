"""One listener per web process, shared by everybody who follows a workspace."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field

from psycopg import AsyncConnection, OperationalError
from psycopg_pool import AsyncConnectionPool

from headwater.events import reader
from headwater.events.reader import Entry, Position

CHANNEL = "event_committed"
LOOK_AGAIN_AFTER = 2.0  # seconds; an entry can be held back by somebody else's transaction
FLOOD = 200  # so many at once are an import or a long absence: loading anew is quicker
REST_AFTER_FLOOD = 2.0  # seconds


@dataclass(frozen=True)
class Batch:
    """What was committed up to a place in the log; often nothing."""

    last_id: int
    entries: list[Entry] = field(default_factory=list)
    is_reset: bool = False


class Hub:
    def __init__(self, address: str) -> None:
        self._address = address
        self._pool = AsyncConnectionPool(address, min_size=1, max_size=4, open=False)
        self._bells: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self._reads: dict[tuple[int, Position, asyncio.Event], asyncio.Task[list[Entry]]] = {}
        self._listener: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    async def follow(self, workspace_id: int, *, last_id: int | None) -> AsyncIterator[Batch]:
        """Yield what was committed after `last_id`, or from now on.

        An id that is not known, or too long ago, is answered with a reset.
        """
        await self._start()
        after = await self._position(workspace_id, last_id)
        is_unknown = last_id is not None and after is None
        after = after or await self._newest(workspace_id)
        yield Batch(after.id, is_reset=is_unknown)
        while True:
            bell = self._bells[workspace_id]
            entries = await self._read(workspace_id, after, bell)
            if len(entries) >= FLOOD:
                after = await self._newest(workspace_id)
                yield Batch(after.id, is_reset=True)
                await asyncio.sleep(REST_AFTER_FLOOD)
                continue
            after = entries[-1].position if entries else after
            yield Batch(after.id, entries)
            if not entries:
                with suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), LOOK_AGAIN_AFTER)

    async def close(self) -> None:
        if self._listener is not None:
            self._listener.cancel()
        await self._pool.close()

    async def _start(self) -> None:
        async with self._starting:
            if self._listener is None:
                await self._pool.open()
                self._listener = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        while True:
            with suppress(OperationalError):
                async with await AsyncConnection.connect(self._address, autocommit=True) as ears:
                    await ears.execute(f"LISTEN {CHANNEL}")
                    async for note in ears.notifies():
                        self._bells.pop(int(note.payload), asyncio.Event()).set()
            await asyncio.sleep(1)

    async def _position(self, workspace_id: int, last_id: int | None) -> Position | None:
        async with self._pool.connection() as connection:
            return await reader.position(connection, workspace_id, last_id=last_id)

    async def _newest(self, workspace_id: int) -> Position:
        return await self._position(workspace_id, None) or Position()

    async def _read(self, workspace_id: int, after: Position, bell: asyncio.Event) -> list[Entry]:
        """Read once for all followers who stand at the same place and wait for the same bell."""
        key = (workspace_id, after, bell)
        if key not in self._reads:
            self._reads[key] = asyncio.create_task(self._read_from_database(workspace_id, after))
            self._reads[key].add_done_callback(lambda _: self._reads.pop(key))
        return await asyncio.shield(self._reads[key])

    async def _read_from_database(self, workspace_id: int, after: Position) -> list[Entry]:
        async with self._pool.connection() as connection:
            return await reader.read(connection, workspace_id, after=after, limit=FLOOD)
