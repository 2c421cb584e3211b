"""What the web server's process does when it ends."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


def closing(application: Application, close: Callable[[], None]) -> Application:
    """Put before an ASGI application what lets `close` be called before the process ends."""

    async def respond(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await application(scope, receive, send)
            return
        while (await receive())["type"] == "lifespan.startup":
            await send({"type": "lifespan.startup.complete"})
        await asyncio.to_thread(close)
        await send({"type": "lifespan.shutdown.complete"})

    return respond
