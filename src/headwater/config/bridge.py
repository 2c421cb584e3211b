"""Django's WSGI application behind an ASGI server, in a fixed set of threads.

Each thread keeps its database connection. Bodies are read before a thread is taken and answers
are written after it is given back, so a slow client costs none; only downloads that Django
produces piece by piece hold one until they end.
"""

import asyncio
import contextvars
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import IO, Any
from wsgiref.types import WSGIApplication

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

IN_MEMORY = 1_000_000  # bytes; larger bodies wait on disk
TOO_LARGE = "/too-large"
UPLOADS = "/api/v1/uploads/"  # whose bodies count as far as they came
NAMED_APART = {"HTTP_CONTENT_TYPE": "CONTENT_TYPE", "HTTP_CONTENT_LENGTH": "CONTENT_LENGTH"}
HOP_BY_HOP = {b"connection", b"transfer-encoding", b"keep-alive"}


class ClientLeft(Exception):
    """The client went away before it had sent everything."""


class Bridge:
    """An ASGI application that asks a WSGI application."""

    def __init__(
        self, application: WSGIApplication, *, threads: int, largest_body: int, proxies: int
    ) -> None:
        self.application, self.largest_body, self.proxies = application, largest_body, proxies
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="request")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        environ = build_environ(scope, proxies=self.proxies)
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body, suppress(ClientLeft):
            if not await self._read(environ, body, receive):
                environ |= {"PATH_INFO": TOO_LARGE, "CONTENT_LENGTH": "0"}
            environ["wsgi.input"] = body
            loop = asyncio.get_running_loop()
            answer = Answer(send, loop)
            run = contextvars.copy_context().run
            await loop.run_in_executor(self._pool, run, self._ask, environ, answer)
            await answer.finish()

    async def _read(self, environ: dict[str, Any], body: IO[bytes], receive: Receive) -> bool:
        """Take the whole body in; say no as soon as it is too large.

        Of an upload that is cut off, what arrived is passed on: nobody has to send it again.
        """
        if int(environ.get("CONTENT_LENGTH") or 0) > self.largest_body:
            return False
        more = environ["REQUEST_METHOD"] not in {"GET", "HEAD"}
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                if environ["PATH_INFO"].startswith(UPLOADS):
                    break
                raise ClientLeft
            body.write(message.get("body", b""))
            more = message.get("more_body", False)
            if body.tell() > self.largest_body:
                return False
        environ["CONTENT_LENGTH"] = str(body.tell())
        body.seek(0)
        return True

    def _ask(self, environ: dict[str, Any], answer: "Answer") -> None:
        chunks = self.application(environ, answer.start)
        try:
            answer.fill(chunks)
        finally:
            if close := getattr(chunks, "close", None):
                close()


class Answer:
    """What the WSGI application says: kept until it has ended, or passed on while it streams."""

    def __init__(self, send: Send, loop: asyncio.AbstractEventLoop) -> None:
        self._send, self._loop = send, loop
        self._head: Message = {}
        self._body = b""

    def start(self, status: str, headers: list[tuple[str, str]], _error: object = None) -> Any:
        encoded = [(n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in headers]
        self._head = {
            "type": "http.response.start",
            "status": int(status[:3]),
            "headers": [header for header in encoded if header[0] not in HOP_BY_HOP],
        }

    def fill(self, chunks: Iterable[bytes]) -> None:
        if isinstance(chunks, list) or not getattr(chunks, "streaming", True):
            self._body = b"".join(chunks)
            return
        self._wait(self._send(self._head))
        for chunk in chunks:
            self._wait(self._send(_piece(chunk, more=True)))
        self._head = {}

    async def finish(self) -> None:
        if self._head:
            await self._send(self._head)
        await self._send(_piece(self._body, more=False))

    def _wait(self, sending: Awaitable[None]) -> None:
        asyncio.run_coroutine_threadsafe(_awaited(sending), self._loop).result()


async def _awaited(sending: Awaitable[None]) -> None:
    await sending


def _piece(body: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


def build_environ(scope: Scope, *, proxies: int) -> dict[str, Any]:
    """Say in WSGI's words what is asked."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": (scope.get("server") or ("localhost", 80))[0],
        "SERVER_PORT": str((scope.get("server") or ("localhost", 80))[1] or 0),
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        if b"_" in name:  # would pass for the same header with a dash
            continue
        key = "HTTP_" + name.decode("latin-1").upper().replace("-", "_")
        key, text = NAMED_APART.get(key, key), value.decode("latin-1")
        joint = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{joint}{text}" if key in environ else text
    _believe(environ, proxies=proxies)
    return environ


def _believe(environ: dict[str, Any], *, proxies: int) -> None:
    """Believe as many proxies as there are about who asks and how; anybody could write more."""
    asked_by = environ.pop("HTTP_X_FORWARDED_FOR", "").split(",")
    scheme = environ.pop("HTTP_X_FORWARDED_PROTO", "").split(",")[-1].strip()
    if proxies and len(asked_by) >= proxies and (address := asked_by[-proxies].strip()):
        environ["REMOTE_ADDR"] = address
    if proxies and scheme in {"http", "https"}:
        environ["wsgi.url_scheme"] = scheme
