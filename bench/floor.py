"""The floor: the same SQL from a bare ASGI application on the same server, and nothing else.

No session, no rights, no validation: one transaction in the workspace, the statements that the
operation was seen to make, and the last answer as it comes.
"""

import asyncio
import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from threading import local
from typing import Any

import orjson
import psycopg
from granian.constants import Interfaces
from granian.server import Server

OWN = local()


def path_of(name: str) -> str:
    return "/" + name.replace(" ", "_").replace(":", "")


class Floor:
    def __init__(self) -> None:
        noted = pickle.loads(Path(os.environ["BENCH_SQL"]).read_bytes())  # noqa: S301 -- our own
        self.statements = {path_of(name): cycle(many) for name, many in noted.items()}
        self.workspace = os.environ["BENCH_WORKSPACE"]
        self.pool = ThreadPoolExecutor(8)

    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        body = b"{}"
        if scope["type"] == "http" and scope["path"] != "/healthz":
            many = next(self.statements[scope["path"]])
            body = await asyncio.get_running_loop().run_in_executor(self.pool, self._run, many)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body})

    def _run(self, statements: list[tuple[Any, Any]]) -> bytes:
        if not hasattr(OWN, "connection"):
            OWN.connection = psycopg.connect(os.environ["BENCH_ADDRESS"], prepare_threshold=5)
        answer: Any = None
        with OWN.connection.transaction(), OWN.connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.workspace', %s, true)", [self.workspace])
            for sql, params in statements:
                cursor.execute(sql, params)
                answer = cursor.fetchall() if cursor.description else None
        return orjson.dumps(answer, default=str)


if "BENCH_SQL" in os.environ:  # only where it is served
    application = Floor()

if __name__ == "__main__":
    Server(
        "bench.floor:application",
        address="127.0.0.1",
        port=int(os.environ["HEADWATER_PORT"]),
        interface=Interfaces.ASGI,
        websockets=False,
        log_enabled=False,
    ).serve()
