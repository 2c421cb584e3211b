"""The door in front of Django: it lets everything through and keeps streams open."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from headwater.stream.hub import Hub
from headwater.stream.rules import Follower
from headwater.stream.sse import Message, Receive, Scope, Send, stream

WORKSPACE, MEMBER = "X-Stream-Workspace", "X-Stream-Member"
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class Door:
    """An ASGI application in front of another, which says by headers who may follow what.

    An open stream costs no thread. Whether its session or token still counts is found out by
    asking the application the same once more.
    """

    def __init__(self, application: Application, hub: Hub) -> None:
        self._application, self._hub = application, hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def ask() -> Follower | None:
            return await self._answer(scope, receive, _say_nothing)

        follower = await self._answer(scope, receive, send)
        if follower is not None:
            await stream(self._hub, follower, scope=scope, receive=receive, send=send, ask=ask)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> Follower | None:
        """Let the application answer; what it says of a stream is for us and not sent on."""
        follower: Follower | None = None

        async def send_unless_stream(message: Message) -> None:
            nonlocal follower
            if message["type"] == "http.response.start":
                follower = _follower(dict(message["headers"]))
            if follower is None:
                await send(message)

        await self._application(scope, receive, send_unless_stream)
        return follower


def _follower(headers: dict[bytes, bytes]) -> Follower | None:
    workspace_id = headers.get(WORKSPACE.lower().encode())
    if workspace_id is None:
        return None
    return Follower(int(workspace_id), UUID(headers[MEMBER.lower().encode()].decode()))


async def _say_nothing(message: Message) -> None:
    """Take an answer nobody waits for."""
