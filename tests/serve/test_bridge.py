"""Requests of every shape go through the real server and our own bridge."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from tests.serve.running import eventually, free_port

ROOT = Path(__file__).parents[2]
LARGE = bytes(range(256)) * 8_000  # 2 MB: waits on disk
TOO_LARGE = bytes(4_000_000)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "tests.serve.echo", str(port)], cwd=ROOT)
    assert eventually(lambda: _answers(port))
    yield port
    server.terminate()
    server.wait()


def _answers(port: int) -> bool:
    with suppress(OSError):
        return bool(ask(port, "GET", "/")["method"] == "GET")
    return False


def ask(port: int, method: str, path: str, *, body: Any = None, **headers: str) -> dict[str, Any]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=sent)
        heard: dict[str, Any] = json.loads(connection.getresponse().read())
        return heard


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("body", [b"", b'{"a": 1}', LARGE], ids=["empty", "small", "large"])
def test_a_body_arrives_whole(port: int, method: str, body: bytes) -> None:
    heard = ask(port, method, "/x", body=body, Content_Type="application/json")

    assert (heard["method"], heard["length"]) == (method, len(body))
    assert heard["sha256"] == hashlib.sha256(body).hexdigest()
    assert heard["type"] == "application/json"


def test_a_body_of_unknown_length_arrives_whole(port: int) -> None:
    heard = ask(port, "POST", "/x", body=iter([LARGE, b"end"]))

    assert heard["sha256"] == hashlib.sha256(LARGE + b"end").hexdigest()


def test_many_bodies_on_one_connection_stay_apart(port: int) -> None:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        lengths = []
        for length in (5, 0, 70_000, 1):
            connection.request("POST", "/", body=bytes(length))
            lengths.append(json.loads(connection.getresponse().read())["length"])

    assert lengths == [5, 0, 70_000, 1]


@pytest.mark.parametrize("body", [TOO_LARGE, iter([TOO_LARGE])], ids=["announced", "unannounced"])
def test_what_is_too_large_is_led_to_the_refusal(port: int, body: Any) -> None:
    with suppress(OSError):  # the answer may come before everything was sent
        assert ask(port, "POST", "/x", body=body)["path"] == "/too-large"


def test_addresses_arrive_as_they_were_meant(port: int) -> None:
    heard = ask(port, "GET", "/%E5%90%88%E5%90%8C%2Fa?q=%E5%90%88&x=1")

    assert (heard["path"], heard["query"]) == ("/合同/a", "q=%E5%90%88&x=1")


def test_only_our_own_proxy_is_believed(port: int) -> None:
    heard = ask(port, "GET", "/", X_Forwarded_For="6.6.6.6, 1.2.3.4", X_Forwarded_Proto="https")

    assert (heard["client"], heard["scheme"]) == ("1.2.3.4", "https")


def get(port: int, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path)
        response = connection.getresponse()
        return response, response.read()


def test_a_long_download_comes_in_pieces(port: int) -> None:
    response, body = get(port, "/pieces")

    assert body == b"piece 0\npiece 1\npiece 2\n"
    assert response.getheader("Transfer-Encoding") == "chunked"


def test_every_cookie_comes_through(port: int) -> None:
    response, _ = get(port, "/")

    assert response.headers.get_all("Set-Cookie") == ["a=1", "b=2"]


def test_asking_for_the_head_brings_no_body(port: int) -> None:
    response, body = get(port, "/", "HEAD")

    assert (response.status, body) == (200, b"")
