"""Sixty ways to make a server call itself, and none that works."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from headwater.lib import outbound
from headwater.lib.errors import DomainError
from headwater.lib.outbound import AddressRefused, AnswerTooLarge, Call, Limits, NoAnswer

BAD = [
    # loopback, in all its spellings
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://0x7f.1/", "http://0x7f000001/", "http://2130706433/",
    "http://017700000001/", "http://0177.0.0.1/", "http://127.255.255.254/", "http://localhost/", "http://localhost./",
    "http://LOCALHOST/", "http://ip6-localhost/", "http://foo.localhost/", "http://0/", "http://0.0.0.0/", "http://[::1]/", "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/", "http://１２７.０.０.１/", "http://①②⑦.0.0.1/",
    # private, link-local, shared, reserved, multicast
    "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/", "http://100.127.255.254/", "http://192.0.0.1/", "http://192.0.0.8/", "http://192.0.2.1/", "http://198.18.0.1/",
    "http://198.51.100.1/", "http://203.0.113.1/", "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/", "http://255.255.255.255/",
    "http://168.63.129.16/", "http://192.88.99.1/",
    # translation, tunnels and the like in IPv6
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/", "http://[2001::1]/",
    "http://[2001:db8::1]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[fec0::1]/", "http://[ff02::1]/",
    "http://[fe80::1%25lo]/",
    # not the web, and disguises
    "gopher://127.0.0.1/", "file:///etc/passwd", "ftp://example.com/", "dict://127.0.0.1:11211/", "data:text/plain,x", "javascript:1",
    "//127.0.0.1/", "http:///", "http://", "127.0.0.1", "http://example.com@127.0.0.1/", "http://user:pass@example.com/",
    "http://127.0.0.1\\@example.com/", "http://example.com:22/", "http://example.com:6379/", "http://[::1", "http://example.com:99999/",
    "http://exa mple.com/", "http://example.com/\r\nHost: x", "http://\t127.0.0.1/",
]  # fmt: skip
Answer = Callable[[socket.socket], None]


@contextmanager
def listener(answer: Answer | None = None) -> Iterator[tuple[int, list[int]]]:
    """Listen on this machine, answer as told, and count who comes."""
    calls: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                calls.append(1)
                with caller:
                    if answer:
                        try:
                            caller.recv(65_536)
                            answer(caller)
                        except OSError:
                            pass

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1], calls
        server.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)


def allowed(port: int, **limits: float) -> Limits:
    return Limits(allowed=frozenset({f"127.0.0.1:{port}"}), **limits)  # type: ignore[arg-type]


@pytest.mark.parametrize("url", BAD)
def test_an_address_that_is_not_public_is_never_called(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections: list[object] = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **_: connections.append(a))

    with pytest.raises((AddressRefused, NoAnswer)):
        outbound.fetch(Call(url), Limits(seconds=2))

    assert connections == []


def test_a_listener_on_this_machine_is_not_reached_by_any_of_its_names() -> None:
    with listener() as (port, calls):
        for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "[::ffff:127.0.0.1]"):
            for scheme in ("http", "https"):
                with pytest.raises(DomainError):
                    outbound.fetch(Call(f"{scheme}://{host}:{port}/"))
        assert calls == []


def test_a_name_is_resolved_once_and_the_checked_address_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1"])
    called: list[tuple[str, int]] = []

    def resolve(host: str, port: int, **_: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(address: tuple[str, int], **_: object) -> None:
        called.append(address)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NoAnswer):
        outbound.fetch(Call("http://flips.example/"))

    assert called == [("93.184.216.34", 80)]


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = [(2, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)

    with pytest.raises(AddressRefused):
        outbound.fetch(Call("http://both.example/"))


def test_what_the_operator_allows_is_called() -> None:
    with listener(lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nX-A: b\r\n\r\nhello")) as (port, _):
        answer = outbound.fetch(Call(f"http://127.0.0.1:{port}/x?y"), allowed(port))

    assert (answer.status, answer.headers["x-a"], answer.body) == (200, "b", b"hello")


def test_a_redirect_is_not_followed_and_if_wished_it_is_checked_again() -> None:
    reply = b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"
    with listener(lambda c: c.sendall(reply)) as (port, _):
        call = Call(f"http://127.0.0.1:{port}/")
        assert outbound.fetch(call, allowed(port)).status == 302
        with pytest.raises(AddressRefused):
            outbound.fetch(call, allowed(port, redirects=3))


def test_an_answer_that_drips_for_ever_is_cut_off() -> None:
    def drip(caller: socket.socket) -> None:
        caller.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            caller.sendall(b"x")
            time.sleep(0.05)

    with listener(drip) as (port, _):
        started = time.monotonic()
        with suppress(NoAnswer):
            outbound.fetch(Call(f"http://127.0.0.1:{port}/"), allowed(port, seconds=0.5))
        assert time.monotonic() - started < 3


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_that_is_too_large_is_refused(packed: bool) -> None:
    body = gzip.compress(b"a" * 5_000_000) if packed else b"a" * 2_000_000
    head = b"HTTP/1.1 200 OK\r\n" + (b"Content-Encoding: gzip\r\n" if packed else b"") + b"\r\n"
    with listener(lambda c: c.sendall(head + body)) as (port, _), pytest.raises(AnswerTooLarge):
        outbound.fetch(Call(f"http://127.0.0.1:{port}/"), allowed(port))


def test_there_are_enough_of_them() -> None:
    assert len(set(BAD)) >= 60
