"""Writing events to one browser window, until it is closed or may no longer look."""

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import orjson
from psycopg import OperationalError

from headwater.stream.hub import Batch, Hub
from headwater.stream.rules import Follower, Line, reset
from headwater.stream.selectors import lines_for

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx would collect the events otherwise
]
FIRST = b"retry: 2000\n"  # milliseconds until a browser that lost us comes again
SIGN_OF_LIFE = b":\n\n"
SIGN_OF_LIFE_EVERY = 15.0  # seconds; proxies cut silent connections
ASK_AGAIN_EVERY = 4.0  # seconds; sessions and tokens can end while a window is open
PATIENCE = 30.0  # seconds a window may take to read what was sent; nothing is kept for it meanwhile
LONGEST_ID = 18  # digits; more do not fit into PostgreSQL's bigint

judges = ThreadPoolExecutor(2, thread_name_prefix="stream")


async def stream(
    hub: Hub,
    follower: Follower,
    *,
    scope: Scope,
    receive: Receive,
    send: Send,
    ask: Callable[[], Awaitable[Follower | None]],
) -> None:
    """Serve one window. `ask` says who may follow what with the same credentials by now."""
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    ends = [
        asyncio.create_task(_closed(receive)),
        asyncio.create_task(_dismissed(follower, ask)),
        asyncio.create_task(_write(hub, follower, last_id=last_event_id(scope), send=send)),
    ]
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for end in ends:
            end.cancel()
        await asyncio.gather(*ends, return_exceptions=True)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _closed(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _dismissed(follower: Follower, ask: Callable[[], Awaitable[Follower | None]]) -> None:
    """Return when the session or token ended, or works elsewhere now."""
    while True:
        await asyncio.sleep(ASK_AGAIN_EVERY)
        if await ask() != follower:
            return


async def _write(hub: Hub, follower: Follower, *, last_id: int | None, send: Send) -> None:
    """Write until the window reads no more, PostgreSQL is away, or the member may not look."""
    said_at, place, body = time.monotonic(), None, FIRST
    with suppress(OperationalError, TimeoutError):
        async for batch in hub.follow(follower.workspace_id, last_id=last_id):
            lines = await _lines(batch, follower)
            if lines is None:
                return
            if batch.last_id != place:
                body += b"".join(map(encoded, _said(lines, batch.last_id)))
            if body or time.monotonic() - said_at > SIGN_OF_LIFE_EVERY:
                message = {"type": "http.response.body", "body": body or SIGN_OF_LIFE}
                await asyncio.wait_for(send(message | {"more_body": True}), PATIENCE)
                said_at, place, body = time.monotonic(), batch.last_id, b""


async def _lines(batch: Batch, follower: Follower) -> list[Line] | None:
    if batch.is_reset:
        return [reset(batch.last_id)]
    if not batch.entries:
        return []
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(judges, lines_for, follower, batch.entries)


def _said(lines: list[Line], last_id: int) -> list[Line]:
    """Keep what is told, and at the end how far the window has come even if that tells nothing."""
    told = [line for line in lines if line.name]
    return told if told and told[-1].id == last_id else [*told, Line(last_id)]


def encoded(line: Line) -> bytes:
    """Write a line in the words of server-sent events; a bare id only moves the place on."""
    if line.name is None:
        return b"id: %d\n\n" % line.id
    return b"id: %d\nevent: %b\ndata: %b\n\n" % (
        line.id,
        line.name.encode(),
        orjson.dumps(line.data),
    )


def last_event_id(scope: Scope) -> int | None:
    """Read where the browser stopped; what is no number is no place in the log: 0."""
    value = dict(scope["headers"]).get(b"last-event-id", b"").strip()
    if not value:
        return None
    return int(value) if value.isdigit() and len(value) <= LONGEST_ID else 0
