"""Servers of mail for tests to speak with: each process of a run has its own, started when asked.

    def test_…(dovecot: Dovecot, post: Post) -> None:
        dovecot.put("INBOX", raw)                       # of "bo", behind everybody's back
        with open_imap(imap_of(dovecot), trusting(dovecot)) as imap: …
        send(smtp_of(post), raw, sender=…, recipients=…, limits=trusting(post)); post.letters

`USERS` are the names and passwords of both. `POOR` is the host where the same mailboxes are served
without any extension of IMAP. The certificates are trusted by this process.
"""

import imaplib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from headwater.lib.outbound import Limits
from headwater.mail.wire.servers import MAIL_LIMITS, Security, Server
from tests.mail import certificates as certifying
from tests.mail.certificates import Certificates
from tests.mail.dovecot import (
    PATIENCE,
    POOR,
    USERS,
    Dovecot,
    free_ports,
    program,
    running_dovecot,
)
from tests.mail.post import TOKEN, Behaviour, Letter, Post, running_post

__all__ = ["POOR", "TOKEN", "USERS", "Behaviour", "Dovecot", "Letter", "Post", "Pymap",
           "allowed", "certificates", "dovecot", "imap_of", "letter", "post", "pymap", "scripted", "scripted_by", "smtp_of", "trusting"]  # fmt: skip
HOSTS = ("127.0.0.1", POOR)


@dataclass(frozen=True)
class Pymap:
    """A second opinion: another server with the same letters put in, the user is "bo"."""

    plain: int

    @property
    def tls(self) -> int:
        return self.plain

    def put(self, folder: str, raw: bytes) -> None:
        with imaplib.IMAP4("127.0.0.1", self.plain) as imap:
            imap.login("bo", USERS["bo"])
            imap.append(folder, "", "", raw)


@pytest.fixture(scope="session")
def certificates() -> Iterator[Certificates]:
    with certifying.made() as made:
        yield made


@pytest.fixture(scope="session")
def _dovecot(certificates: Certificates) -> Iterator[Dovecot]:
    if program() is None:
        pytest.skip("Dovecot is not installed; `make test` installs it where it may (apt, as root)")
    with running_dovecot(certificates) as running:
        yield running


@pytest.fixture
def dovecot(_dovecot: Dovecot) -> Dovecot:
    """Give Dovecot with nothing in the mailboxes of anybody."""
    for user in USERS:
        _dovecot.empty(user)
    return _dovecot


@pytest.fixture(scope="session")
def _post(certificates: Certificates) -> Iterator[Post]:
    with running_post(certificates) as running:
        yield running


@pytest.fixture
def post(_post: Post) -> Post:
    """Give the post with nothing in it, in good temper."""
    _post.begin()
    return _post


@pytest.fixture
def pymap(_pymap: Pymap) -> Pymap:
    """Give pymap with nothing in its inbox."""
    with imaplib.IMAP4("127.0.0.1", _pymap.plain) as imap:
        imap.login("bo", USERS["bo"])
        imap.select("INBOX")
        imap.store("1:*", "+FLAGS", "\\Deleted")
        imap.expunge()
    return _pymap


@pytest.fixture(scope="session")
def _pymap() -> Iterator[Pymap]:
    port = free_ports()[0]
    command = [str(Path(sys.executable).with_name("pymap")), "--host", "127.0.0.1", "--no-tls"]
    user = ["--demo-user", "bo", "--demo-password", USERS["bo"]]
    process = subprocess.Popen([*command, "--port", str(port), "dict", *user])
    try:
        _wait(port)
        yield Pymap(port)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(port: int) -> None:
    ends_at = time.monotonic() + PATIENCE
    while True:
        try:
            imaplib.IMAP4("127.0.0.1", port, timeout=5).logout()
        except OSError:
            if time.monotonic() > ends_at:
                raise
            time.sleep(0.1)
        else:
            return


@contextmanager
def scripted(*lines: bytes) -> Iterator[int]:
    """Greet one caller, answer each thing they say by the next line, and hang up.

    `TAG` in a line is what they began with.
    """

    def answer(caller: socket.socket) -> None:
        caller.sendall(lines[0])
        for line in lines[1:]:
            heard = caller.recv(65_536).split() or [b""]
            caller.sendall(line.replace(b"TAG", heard[0]))

    with scripted_by(answer) as port:
        yield port


@contextmanager
def scripted_by(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """Let a function speak with the first who calls, until one of them hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            caller, _ = server.accept()
            with caller, suppress(OSError):
                answer(caller)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def allowed(*peers: Dovecot | Post | Pymap) -> frozenset[str]:
    """Name peers as an operator would who has them in the house (`OUTBOUND_ALLOWED`)."""
    ports = {port for peer in peers for port in (peer.plain, peer.tls)}
    return frozenset(f"{host}:{port}" for host in HOSTS for port in ports)


def trusting(*peers: Dovecot | Post | Pymap, seconds: float = 10) -> Limits:
    return replace(MAIL_LIMITS, seconds=seconds, allowed=allowed(*peers))


def imap_of(
    peer: Dovecot | Pymap,
    user: str = "bo",
    security: Security = Security.PLAIN,
    *,
    host: str = "127.0.0.1",
) -> Server:
    """Say where a peer is for whom; over TLS only Dovecot speaks."""
    port = peer.tls if security is Security.TLS else peer.plain
    return Server(host, port, security, user, USERS[user])


def smtp_of(post: Post, user: str = "bo", security: Security = Security.PLAIN) -> Server:
    port = post.tls if security is Security.TLS else post.plain
    return Server("127.0.0.1", port, security, user, USERS[user])


def letter(subject: str = "Desks", message_id: str | None = "<1@example.com>") -> bytes:
    head = f"Message-ID: {message_id}\r\n" if message_id is not None else ""
    head += f"From: bo@example.com\r\nTo: ada@example.com\r\nSubject: {subject}\r\n"
    return f"{head}Date: Mon, 02 Nov 2026 10:00:00 +0800\r\n\r\nTen desks.\r\n".encode()
