"""One line to an IMAP server: bounded in time and bytes, and signed in."""

import imaplib
import re
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from imapclient import IMAPClient
from imapclient.datetime_util import parse_to_datetime
from imapclient.exceptions import ProtocolError
from imapclient.response_parser import parse_response

from headwater.lib.errors import DomainError
from headwater.lib.outbound import Limits
from headwater.mail.wire.refusals import (
    CommandRefused,
    ConnectionBroken,
    LoginRefused,
    NoSuchProtocol,
    NotEncrypted,
    told,
)
from headwater.mail.wire.servers import Security, Server, open_socket, secured

PIECE = 65_536
SLOWEST = 10_000  # bytes in a second; who is slower is not waited for
WHO_WE_ARE = {"name": "Headwater", "version": "1"}
BROKEN = (imaplib.IMAP4.abort, OSError, ValueError, IndexError, TypeError, KeyError)
TAGGED_NOT_OK = re.compile(r"^.*? failed: |^\w+ command error: ")
# A refused password and a server that is out of order may look the same but for this (RFC 5530).
NOT_NOW = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]")


class Line(imaplib.IMAP4):
    """imaplib over a guarded socket; one answer may take and hold only so much.

    It keeps what has been received itself: so it can say whether anything waits to be read, and
    a literal that is announced larger than allowed is never read.
    """

    def __init__(self, server: Server, limits: Limits) -> None:
        self.server, self.limits = server, limits
        self.received = bytearray()
        self.taken, self.since = 0, time.monotonic()
        super().__init__(server.host, server.port)

    def open(self, *_: object, **__: object) -> None:
        self.host, self.port = self.server.host, self.server.port
        self.sock: socket.socket = open_socket(self.server, self.limits)

    def begin_tls(self) -> None:
        """Go on in TLS; whatever was slipped in before it is forgotten."""
        if "STARTTLS" not in self.capabilities:
            raise NotEncrypted(
                "{host} does not speak TLS on port {port}.", host=self.host, port=self.port
            )
        if self._simple_command("STARTTLS")[0] != "OK":
            raise self.abort("STARTTLS refused")
        self.received.clear()
        self.sock = secured(self.sock, self.server)
        self._tls_established = True
        self._get_capabilities()

    def login(self, user: str, password: str) -> Any:
        """Quote the name as well, which imaplib does not."""
        return super().login(self._quote(user), password)

    def send(self, data: Any) -> None:
        self.taken, self.since = 0, time.monotonic()
        self.sock.settimeout(self.limits.seconds)
        for start in range(0, len(data), PIECE):  # the patience is for each, not for all of it
            self.sock.sendall(data[start : start + PIECE])

    def read(self, size: int) -> bytes:
        if size > self.limits.bytes:
            raise self.abort("a literal that is too large")
        while len(self.received) < size:
            self._receive()
        return self._take(size)

    def readline(self) -> bytes:
        looked_at = 0
        while (at := self.received.find(b"\n", looked_at)) < 0:
            looked_at = len(self.received)
            self._receive()
        return self._take(at + 1)

    def shutdown(self) -> None:
        self.sock.close()

    def has_more(self, seconds: float) -> bool:
        """Wait at most so long for something to read; nothing is read of it."""
        if self.received:
            return True
        self.taken, self.since = 0, time.monotonic()
        self.sock.settimeout(max(seconds, 0.001))
        try:
            self._receive()
        except (TimeoutError, ssl.SSLWantReadError):
            return False
        finally:
            self.sock.settimeout(self.limits.seconds)
        return True

    def _receive(self) -> None:
        if time.monotonic() - self.since > self.limits.seconds + self.taken / SLOWEST:
            raise TimeoutError  # it drips
        piece = self.sock.recv(PIECE)
        if not piece:
            raise self.abort("socket error: EOF")
        self.received += piece
        self.taken += len(piece)
        if self.taken > self.limits.bytes:
            raise self.abort("an answer that is too large")

    def _take(self, size: int) -> bytes:
        taken = bytes(memoryview(self.received)[:size])
        del self.received[:size]
        return taken


class Client(IMAPClient):  # type: ignore[misc]  # imapclient has no types
    """imapclient on such a line, with nothing written to logs."""

    def __init__(self, server: Server, limits: Limits) -> None:
        self.server, self.limits = server, limits
        super().__init__(server.host, server.port, ssl=server.security is Security.TLS)
        self.normalise_times = False
        self.line.debug = 0

    @property
    def line(self) -> Line:
        return self._imap  # type: ignore[no-any-return]

    def _create_IMAP4(self) -> Line:  # noqa: N802  # the name is imapclient's
        return Line(self.server, self.limits)

    def _set_read_timeout(self) -> None:
        """Leave it to the line."""

    def sign_in(self) -> None:
        if self.server.security is Security.STARTTLS:
            self.line.begin_tls()
            self._cached_capabilities = None
        try:
            self._prove()
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise login_refused(error) from error
        self._cached_capabilities = None
        self._introduce()

    def _prove(self) -> None:
        """Sign in past imapclient, to which a line that breaks is a refused password."""
        name, secret = self.server.username, self.server.secret
        offered = {str(each).upper() for each in self.line.capabilities}
        if self.server.is_token:
            words = [f"user={name}\1auth=Bearer {secret}\1\1".encode()]
            # The second question is the reason of a refusal; it wants an empty answer.
            self.line.authenticate("XOAUTH2", lambda _: words.pop() if words else b"")
        elif "AUTH=PLAIN" in offered:
            self.line.authenticate("PLAIN", lambda _: f"\0{name}\0{secret}".encode())
        elif "LOGINDISABLED" in offered or not (name + secret).isascii():
            raise LoginRefused("The mail server takes no password this way; choose TLS.")
        else:
            self.line.login(name, secret)

    def _introduce(self) -> None:
        """Say who we are: NetEase opens no folder to strangers; and ask for counted changes."""
        if self.has_capability("ID"):
            with _unless_broken():
                self.id_(WHO_WE_ARE)
        if self.has_capability("ENABLE") and self.has_capability("CONDSTORE"):
            with _unless_broken():
                self.enable("CONDSTORE")

    def fetch_each(
        self, uids: str, items: Sequence[str], modifier: str = ""
    ) -> dict[int, dict[bytes, Any]]:
        """Fetch by UID, and believe only answers that name a UID.

        Servers also tell of flags that others changed, by numbers in the folder: those may look
        like UIDs, and mean another letter once something was expunged.
        """
        arguments = ["UID", "FETCH", uids, f"(UID {' '.join(items)})"]
        tag = self.line._command(*arguments, *([modifier] if modifier else []))  # noqa: SLF001
        kind, data = self.line._command_complete("FETCH", tag)  # noqa: SLF001
        self._checkok("fetch", kind, data)
        _, data = self.line._untagged_response(kind, data, "FETCH")  # noqa: SLF001
        found: dict[int, dict[bytes, Any]] = {}
        parsed = parse_response(data)
        for values in parsed[1::2]:
            pairs = dict(zip((key.upper() for key in values[::2]), values[1::2], strict=True))
            if isinstance(uid := pairs.get(b"UID"), int):
                found.setdefault(uid, {}).update(pairs)
        return found

    def code(self, name: str) -> bytes | None:
        """Take a response code such as COPYUID out of what was said last."""
        said = self.line.untagged_responses.pop(name, None)
        return said[-1] if said and isinstance(said[-1], bytes) else None


@contextmanager
def _unless_broken() -> Iterator[None]:
    try:
        yield
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        pass  # a courtesy that is refused


@contextmanager
def in_our_words(server: Server) -> Iterator[None]:
    """Turn what the libraries raise into refusals that people understand."""
    try:
        yield
    except DomainError:
        raise
    except imaplib.IMAP4.readonly as error:  # a kind of abort to imaplib, but nothing broke
        raise refused(error) from error
    except (*BROKEN, ProtocolError) as error:  # an answer nobody can read is as good as none
        raise ConnectionBroken("The connection to {host} broke off.", host=server.host) from error
    except imaplib.IMAP4.error as error:
        raise refused(error) from error


@contextmanager
def greeted(server: Server) -> Iterator[None]:
    """Tell somebody who is no IMAP server from one whose line broke."""
    try:
        yield
    except (imaplib.IMAP4.error, TimeoutError) as error:
        if "BYE" in str(error):
            raise refused(error) from error
        raise NoSuchProtocol(
            "{host} does not speak IMAP on port {port}.", host=server.host, port=server.port
        ) from error


def login_refused(error: Exception) -> DomainError:
    answer = told(error)
    if any(code in answer for code in NOT_NOW):
        return ConnectionBroken("The mail server is out of order. It says: {answer}", answer=answer)
    return LoginRefused(
        "The mail server refuses this name and password. It says: {answer}", answer=answer
    )


def refused(error: Exception) -> CommandRefused:
    answer = TAGGED_NOT_OK.sub("", told(error))
    return CommandRefused("The mail server refuses. It says: {answer}", answer=answer)


def moment(said: object) -> datetime | None:
    """Read an INTERNALDATE; a server that says nonsense is taken to have said nothing."""
    if not isinstance(said, bytes):
        return None
    try:
        found: datetime = parse_to_datetime(said, normalise=False)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
