"""A server that letters are given to, and that misbehaves at whichever point it is told to."""

import asyncio
import ssl
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.mail.certificates import Certificates
from tests.mail.dovecot import USERS, free_ports

LARGEST = 20_000_000
TOKEN = "a-token-that-is-good"


class Behaviour(StrEnum):
    ACCEPT = "accept"
    GREYLIST = "greylist"  # 450 to every recipient
    REFUSE = "refuse"  # 550 to every recipient
    LATER = "later"  # 451 to the letter
    REFUSE_LETTER = "refuse letter"  # 554 to the letter
    SHUT = "shut"  # 421 to the sender
    DROP_AT_DATA = "drop at data"
    DROP_AMID = "drop amid"  # after the first bytes of the letter
    STALL_AMID = "stall amid"  # nothing is read after "go ahead"
    DROP_UNKEPT = "drop unkept"  # after the dot: the letter is lost, and nothing said
    DROP_KEPT = "drop kept"  # after the dot: the letter is kept, and nothing said
    STALL_UNKEPT = "stall unkept"
    STALL_KEPT = "stall kept"


@dataclass(frozen=True)
class Letter:
    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    options: tuple[str, ...]


@dataclass
class Post:
    """What lies in it, and how it behaves; `refused` are recipients it does not know."""

    plain: int
    tls: int
    letters: list[Letter] = field(default_factory=list)
    behaviour: Behaviour = Behaviour.ACCEPT
    refused: dict[str, str] = field(default_factory=dict)
    signed_in: list[str] = field(default_factory=list)
    at_receiver: Callable[[], None] | None = (
        None  # done when a receiver is named, before it answers
    )
    tokens: set[str] = field(default_factory=lambda: {TOKEN})

    def begin(self, behaviour: Behaviour = Behaviour.ACCEPT) -> None:
        self.letters.clear()
        self.signed_in.clear()
        self.refused.clear()
        self.tokens = {TOKEN}
        self.behaviour, self.at_receiver = behaviour, None


class Speaking(SMTP):
    post: Post

    async def smtp_DATA(self, arg: str) -> None:
        match self.post.behaviour:
            case Behaviour.DROP_AT_DATA:
                hang_up(self)
            case Behaviour.DROP_AMID | Behaviour.STALL_AMID as behaviour:
                await self.push("354 go ahead")
                if behaviour is Behaviour.STALL_AMID:
                    await asyncio.sleep(60)
                await self._reader.read(10)
                hang_up(self)
            case _:
                await super().smtp_DATA(arg)


def hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()


class Hands:
    def __init__(self, post: Post) -> None:
        self.post = post

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.post.behaviour is Behaviour.SHUT:
            return "421 we are closing"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.post.behaviour is Behaviour.GREYLIST:
            return "450 4.7.1 come again in five minutes"
        if self.post.behaviour is Behaviour.REFUSE:
            return "550 5.1.1 nobody of that name"
        if address in self.post.refused:
            return self.post.refused[address]
        if self.post.at_receiver is not None:
            await asyncio.get_running_loop().run_in_executor(None, self.post.at_receiver)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        behaviour = self.post.behaviour
        if behaviour is Behaviour.LATER:
            return "451 4.3.0 not now"
        if behaviour is Behaviour.REFUSE_LETTER:
            return "554 5.7.1 this looks like spam"
        if behaviour in {Behaviour.ACCEPT, Behaviour.DROP_KEPT, Behaviour.STALL_KEPT}:
            self._keep(envelope)
        if behaviour in {Behaviour.DROP_KEPT, Behaviour.DROP_UNKEPT}:
            hang_up(server)
        if behaviour in {Behaviour.STALL_KEPT, Behaviour.STALL_UNKEPT}:
            await asyncio.sleep(60)
        return "250 2.0.0 queued as 12345"

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        said = b64decode(args[1]).decode() if len(args) > 1 else ""
        name, _, rest = said.removeprefix("user=").partition("\1")
        if rest not in {f"auth=Bearer {token}\1\1" for token in self.post.tokens}:
            answer = await server.challenge_auth(b'{"status":"401"}')
            return AuthResult(success=False, handled=not isinstance(answer, bytes))
        self.post.signed_in.append(name)
        return AuthResult(success=True)

    def _keep(self, envelope: Envelope) -> None:
        raw = envelope.content
        assert isinstance(raw, bytes)
        self.post.letters.append(
            Letter(
                envelope.mail_from or "",
                tuple(envelope.rcpt_tos),
                raw,
                tuple(envelope.mail_options),
            )
        )


class Office(Controller):
    def __init__(self, post: Post, port: int, context: ssl.SSLContext, *, is_tls: bool) -> None:
        self.post, self.context, self.is_tls = post, context, is_tls
        hands = Hands(post)
        super().__init__(
            hands, hostname="127.0.0.1", port=port, ssl_context=context if is_tls else None
        )

    def factory(self) -> SMTP:
        speaking = Speaking(
            self.handler,
            hostname="post.example",
            enable_SMTPUTF8=True,
            data_size_limit=LARGEST,
            tls_context=None if self.is_tls else self.context,
            authenticator=self.judge,
            auth_require_tls=False,
            auth_exclude_mechanism=["LOGIN"],
        )
        speaking.post = self.post
        return speaking

    def judge(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: object
    ) -> AuthResult:
        assert isinstance(given, LoginPassword)
        name, secret = given.login.decode(), given.password.decode()
        if USERS.get(name) != secret:
            return AuthResult(success=False, handled=False)
        self.post.signed_in.append(name)
        return AuthResult(success=True)


@contextmanager
def running_post(
    certificates: Certificates, ports: tuple[int, int] | None = None
) -> Iterator[Post]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificates.certificate, certificates.key)
    post = Post(*(ports or free_ports()))
    offices = [
        Office(post, post.plain, context, is_tls=False),
        Office(post, post.tls, context, is_tls=True),
    ]
    for office in offices:
        office.start()
    try:
        yield post
    finally:
        for office in offices:
            office.stop(no_assert=True)
