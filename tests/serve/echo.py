"""A WSGI application that says what it heard, behind our own door on a real server."""

import hashlib
import json
import sys
from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse

from granian.constants import Interfaces
from granian.server import Server

from headwater.config.bridge import Bridge


def echo(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    if environ["PATH_INFO"] == "/pieces":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return (f"piece {n}\n".encode() for n in range(3))
    body = environ["wsgi.input"].read()
    heard = {
        "method": environ["REQUEST_METHOD"],
        "path": environ["PATH_INFO"].encode("latin-1").decode(),
        "query": environ["QUERY_STRING"],
        "type": environ.get("CONTENT_TYPE", ""),
        "length": len(body),
        "sha256": hashlib.sha256(body).hexdigest(),
        "client": environ["REMOTE_ADDR"],
        "scheme": environ["wsgi.url_scheme"],
    }
    start_response("200 OK", [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
    return [json.dumps(heard).encode()]


application = Bridge(echo, threads=2, largest_body=3_000_000, proxies=1)


if __name__ == "__main__":
    Server(
        "tests.serve.echo:application",
        port=int(sys.argv[1]),
        interface=Interfaces.ASGI,
        websockets=False,
        log_enabled=False,
    ).serve()
