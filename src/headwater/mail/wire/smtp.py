"""Handing a letter to a server, and knowing afterwards whether it has it.

A letter is the server's from the dot that ends it. Before it nothing was sent, and it may be tried
again; after it without an answer nobody knows, and trying again might send it twice.
"""

import re
import smtplib
import socket
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum

from headwater.lib.outbound import Limits, NoAnswer, ending
from headwater.mail.wire.refusals import (
    ConnectionBroken,
    LoginRefused,
    NoSuchProtocol,
    NotEncrypted,
    NotText,
    told,
)
from headwater.mail.wire.servers import MAIL_LIMITS, Security, Server, open_socket, secured

PIECE = 65_536
GOODBYE_SECONDS = 2
PATIENCE = 20  # times `limits.seconds`, which is for one answer: so long may all of it take
BARE_ENDS = re.compile(rb"\r\n|\r|\n")
DOT_FIRST = re.compile(rb"^\.", re.MULTILINE)
OUR_NAME = "[127.0.0.1]"  # the name of this machine is nobody's business
ACCEPTED, FORWARDED, GO_AHEAD, REPEAT, WRONG = 250, 251, 354, 400, 500
SIGNED_IN, ASKED_BACK = (235, 503), 334
BROKEN = (smtplib.SMTPServerDisconnected, OSError, smtplib.SMTPResponseException, UnicodeError)


class Status(StrEnum):
    SENT = "sent"
    REFUSED = "refused"
    RETRY = "retry"
    UNKNOWN = "unknown"
    UNWANTED = "unwanted"


@dataclass(frozen=True)
class Letter:
    """A letter in its envelope, its lines as SMTP wants them."""

    raw: bytes
    sender: str
    recipients: Sequence[str]
    is_wanted: Callable[[], bool]


@dataclass(frozen=True)
class Outcome:
    """What became of a letter; a sent one may still have been refused for some recipients."""

    status: Status
    accepted: tuple[str, ...] = ()
    refused: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    answer: str = ""
    remote_id: str = ""  # what the provider calls it among what was sent
    message_id: str = ""  # the Message-ID it went out with, where the provider says so


def send(
    server: Server,
    raw: bytes,
    *,
    sender: str,
    recipients: Sequence[str],
    limits: Limits = MAIL_LIMITS,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Outcome:
    """Hand over one letter to exactly these recipients, if it `is_wanted` when all is ready for it.

    What an administrator has to mend (a password, a certificate, an address that is not allowed)
    is raised as a refusal; what may pass or is the letter's own fault is an outcome.
    """
    if not recipients:
        raise NotText("A letter needs somebody it goes to.")
    if any(not sign.isprintable() for sign in "".join((sender, *recipients))):
        raise NotText("Addresses must not hold line breaks or control signs.")
    try:
        with open_smtp(server, limits) as client:
            return _hand_over(client, Letter(_wire_form(raw), sender, recipients, is_wanted))
    except (NoAnswer, ConnectionBroken) as refusal:
        return Outcome(Status.RETRY, answer=str(refusal))


@contextmanager
def open_smtp(server: Server, limits: Limits = MAIL_LIMITS) -> Iterator["Client"]:
    """Connect and sign in."""
    line, patience = open_socket(server, limits), limits.seconds * PATIENCE
    client = Client(server, line)
    try:
        with ending(line, patience), client.in_our_words():
            client.begin()
        with ending(client.line, patience):  # another one, if it speaks TLS by now
            with client.in_our_words():
                client.sign_in()
            yield client
            with suppress(*BROKEN, smtplib.SMTPException):  # what became of the letter is known
                client.line.settimeout(GOODBYE_SECONDS)
                client.quit()
    finally:
        client.close()
        client.line.close()


class Client(smtplib.SMTP):
    """smtplib on a guarded socket."""

    def __init__(self, server: Server, line: socket.socket) -> None:
        self.server, self.line = server, line
        super().__init__(local_hostname=OUR_NAME)

    def _get_socket(self, *_: object) -> socket.socket:
        return self.line

    def begin(self) -> None:
        """Hear the greeting, greet, and go on in TLS where that is the way."""
        code, answer = self.connect(self.server.host, self.server.port)
        if code < 0:
            raise NoSuchProtocol(
                "{host} does not speak SMTP on port {port}.",
                host=self.server.host,
                port=self.server.port,
            )
        if code // 100 != 2:  # noqa: PLR2004
            raise out_of_order(code, answer)
        self.ehlo_or_helo_if_needed()
        if self.server.security is Security.STARTTLS:
            self._begin_tls()

    def sign_in(self) -> None:
        if not self.server.username:
            return
        code, answer = self._prove()
        if code in SIGNED_IN:
            return
        if code < WRONG:
            raise out_of_order(code, answer)
        raise LoginRefused(
            "The mail server refuses this name and password. It says: {answer}",
            answer=said(code, answer),
        )

    def _begin_tls(self) -> None:
        if not self.has_extn("starttls") or self.docmd("STARTTLS")[0] != 220:  # noqa: PLR2004
            raise NotEncrypted(
                "{host} does not speak TLS on port {port}.",
                host=self.server.host,
                port=self.server.port,
            )
        self.line = self.sock = secured(self.line, self.server)
        # What was said, or slipped in, before TLS is forgotten.
        self.file = None
        self.esmtp_features, self.ehlo_resp, self.helo_resp = {}, None, None
        self.ehlo()

    def _prove(self) -> tuple[int, bytes]:
        name, secret = self.server.username, self.server.secret
        ways = self.esmtp_features.get("auth", "").upper().split()
        if self.server.is_token:
            return self._say("XOAUTH2", f"user={name}\1auth=Bearer {secret}\1\1")
        if "PLAIN" in ways or not (name + secret).isascii():
            return self._say("PLAIN", f"\0{name}\0{secret}")
        return self._log_in(name, secret)

    def _say(self, mechanism: str, words: str) -> tuple[int, bytes]:
        code, answer = self.docmd("AUTH", f"{mechanism} {b64encode(words.encode()).decode()}")
        # The reason of a refused token comes as a question; it wants an empty answer.
        return self.docmd("") if code == ASKED_BACK else (code, answer)

    def _log_in(self, name: str, secret: str) -> tuple[int, bytes]:
        try:
            return self.login(name, secret)
        except smtplib.SMTPAuthenticationError as error:
            answer = error.smtp_error
            return error.smtp_code, answer.encode() if isinstance(answer, str) else answer
        except smtplib.SMTPException as error:  # none of its ways is one of ours
            raise LoginRefused("The mail server takes no password this way; choose TLS.") from error

    @contextmanager
    def in_our_words(self) -> Iterator[None]:
        try:
            yield
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            raise ConnectionBroken(
                "The connection to {host} broke off.", host=self.server.host
            ) from error


def _hand_over(client: Client, letter: Letter) -> Outcome:
    refused: dict[str, tuple[int, str]] = {}
    try:
        if stopped := _too_much(client, letter) or _announce(client, letter, refused):
            return stopped
        for start in range(0, len(letter.raw), PIECE):  # the patience is for each, not for all
            client.send(letter.raw[start : start + PIECE])
    except BROKEN as error:
        return Outcome(Status.RETRY, refused=refused, answer=told(error))
    return _end(client, tuple(each for each in letter.recipients if each not in refused), refused)


def _announce(
    client: Client, letter: Letter, refused: dict[str, tuple[int, str]]
) -> Outcome | None:
    """Say from whom and to whom; collects who is refused, and stops where nobody is left."""
    code, answer = client.mail(letter.sender, _options(client, letter))
    if code != ACCEPTED:
        return _not_sent(code, answer, refused)
    for recipient in letter.recipients:
        code, answer = client.rcpt(recipient)
        if code not in {ACCEPTED, FORWARDED}:
            refused[recipient] = code, told(answer)
    if not set(letter.recipients) - set(refused):
        return _not_sent(min(code for code, _ in refused.values()), answer, refused)
    # As late as can be: after this word only the letter itself is said.
    if not letter.is_wanted():
        return Outcome(Status.UNWANTED, refused=refused)
    code, answer = client.docmd("DATA")
    return None if code == GO_AHEAD else _not_sent(code, answer, refused)


def _end(
    client: Client, accepted: tuple[str, ...], refused: Mapping[str, tuple[int, str]]
) -> Outcome:
    """Send the dot; from here on silence means that nobody knows."""
    try:
        client.send(b".\r\n")
        code, answer = client.getreply()
    except BROKEN as error:
        return Outcome(Status.UNKNOWN, accepted, refused, told(error))
    if code // 100 == 2:  # noqa: PLR2004
        return Outcome(Status.SENT, accepted, refused, said(code, answer))
    if code < REPEAT:
        return Outcome(Status.UNKNOWN, accepted, refused, said(code, answer))
    return _not_sent(code, answer, refused)


def _too_much(client: Client, letter: Letter) -> Outcome | None:
    """Refuse what the server cannot take before anything of it is sent."""
    most = client.esmtp_features.get("size", "0")
    if most.isdigit() and 0 < int(most) < len(letter.raw):
        return Outcome(Status.REFUSED, answer=f"552 5.3.4 {len(letter.raw)} > {most}")
    if _is_beyond_ascii(letter) and not client.has_extn("smtputf8"):
        return Outcome(Status.REFUSED, answer="553 5.6.7 SMTPUTF8")
    return None


def _options(client: Client, letter: Letter) -> list[str]:
    options = [f"SIZE={len(letter.raw)}"] if client.has_extn("size") else []
    if not letter.raw.isascii() and client.has_extn("8bitmime"):
        options.append("BODY=8BITMIME")
    if _is_beyond_ascii(letter):
        options.append("SMTPUTF8")
    return options


def _is_beyond_ascii(letter: Letter) -> bool:
    return not all(address.isascii() for address in (letter.sender, *letter.recipients))


def _not_sent(code: int, answer: bytes, refused: Mapping[str, tuple[int, str]]) -> Outcome:
    status = Status.RETRY if code < WRONG else Status.REFUSED
    return Outcome(status, refused=refused, answer=said(code, answer))


def _wire_form(raw: bytes) -> bytes:
    """End every line as SMTP wants it, and double the dot a line begins with."""
    lines = DOT_FIRST.sub(b"..", BARE_ENDS.sub(b"\r\n", raw))
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


def out_of_order(code: int, answer: bytes) -> ConnectionBroken:
    return ConnectionBroken(
        "The mail server is out of order. It says: {answer}", answer=said(code, answer)
    )


def said(code: int, answer: bytes) -> str:
    return f"{code} {told(answer)}".strip()
