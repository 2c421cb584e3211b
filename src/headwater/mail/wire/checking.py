"""Trying a mailbox out, step by step, so that people read what is wrong and what to do about it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from headwater.lib.errors import DomainError, Invalid
from headwater.lib.outbound import Limits, NoAnswer, checked_addresses
from headwater.mail.wire.folders import Role
from headwater.mail.wire.imap import open_imap
from headwater.mail.wire.refusals import (
    CertificateRefused,
    CommandRefused,
    ConnectionBroken,
    LoginRefused,
    NoSuchProtocol,
    NotEncrypted,
)
from headwater.mail.wire.servers import MAIL_LIMITS, Security, Server
from headwater.mail.wire.smtp import open_smtp

IS_OFF = re.compile(
    r"not enabled for imap|enable imap|imap (access )?is (disabled|not)|service is not open"
    r"|yet to enable|no permission|unsafe login|smtpclientauthentication is disabled|未开启|未开通",
    re.IGNORECASE,
)
WANTS_APP_PASSWORD = re.compile(
    r"application-specific|app[- ]?(specific )?password|authori[sz]ation code|web login required"
    r"|授权码|专用密码",
    re.IGNORECASE,
)
WITHOUT_PASSWORDS = ("outlook.office365.com", "smtp.office365.com", "smtp-mail.outlook.com")


class StepName(StrEnum):
    RESOLVE = "resolve"
    CONNECT = "connect"
    SECURE = "secure"
    SIGN_IN = "sign_in"
    LIST = "list"
    SEND = "send"


FAILS_AT: tuple[tuple[type[DomainError], StepName], ...] = (
    (CertificateRefused, StepName.SECURE),
    (NotEncrypted, StepName.SECURE),
    (NoSuchProtocol, StepName.SECURE),
    (LoginRefused, StepName.SIGN_IN),
)
OF_IMAP = (StepName.RESOLVE, StepName.CONNECT, StepName.SECURE, StepName.SIGN_IN, StepName.LIST)


@dataclass(frozen=True)
class Step:
    """One step of a trial; the sentence (a key of translation, with its values) says what to do."""

    name: StepName
    ok: bool
    code: str = ""
    sentence: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class Advice(Invalid):
    """What is wrong, and what to do about it."""

    def __init__(self, sentence: str, *, code: str, **values: object) -> None:
        super().__init__(sentence)
        self.code, self.values = code, values


def check(imap: Server, smtp: Server | None, limits: Limits = MAIL_LIMITS) -> list[Step]:
    """Try to read, and to be let in for sending; nothing is changed and nothing is sent.

    Reading stops at the first step that fails; sending is tried all the same.
    """
    return [*_read(imap, limits), *([_send(smtp, limits)] if smtp else [])]


def _read(server: Server, limits: Limits) -> Iterator[Step]:
    at = StepName.RESOLVE
    try:
        checked_addresses(server.host, server.port, limits)
        at = StepName.CONNECT
        with open_imap(server, limits) as imap:
            at = StepName.LIST
            if not any(folder.role is Role.INBOX for folder in imap.folders()):
                raise Advice(
                    "The mailbox shows no inbox. See in its settings on the web what IMAP may show.",
                    code="mail_no_inbox",
                )
            imap.select("INBOX", readonly=True)
    except DomainError as refusal:
        failed = at if at is not StepName.CONNECT else _step_of(refusal)
        yield from _passed(server, failed)
        yield _failed(failed, advice(server, refusal, tls_port=993))
    else:
        yield from (Step(name, ok=True) for name in _steps(server))


def _send(server: Server, limits: Limits) -> Step:
    try:
        with open_smtp(server, limits):
            return Step(StepName.SEND, ok=True)
    except DomainError as refusal:
        return _failed(StepName.SEND, advice(server, refusal, tls_port=465))


def _step_of(refusal: DomainError) -> StepName:
    return next((step for kind, step in FAILS_AT if isinstance(refusal, kind)), StepName.CONNECT)


def _passed(server: Server, before: StepName) -> Iterator[Step]:
    for name in OF_IMAP[: OF_IMAP.index(before)]:
        if name in _steps(server):
            yield Step(name, ok=True)


def _steps(server: Server) -> list[StepName]:
    """List what is tried; nobody is told that a line is encrypted which is not."""
    is_plain = server.security is Security.PLAIN
    return [name for name in OF_IMAP if not (is_plain and name is StepName.SECURE)]


def _failed(name: StepName, refusal: DomainError) -> Step:
    return Step(name, False, refusal.code, refusal.sentence, dict(refusal.values))


def advice(server: Server, refusal: DomainError, *, tls_port: int) -> DomainError:
    """Say what to do where we know; else leave the refusal to speak for itself."""
    where = {"host": server.host, "port": server.port}
    match refusal:
        case NotEncrypted():
            return _unencrypted(server, tls_port)
        case NoSuchProtocol() | ConnectionBroken() if _expects_tls(server, refusal, tls_port):
            return Advice(
                "{host} does not greet on port {port}. If it expects TLS there, choose TLS.",
                code=refusal.code,
                **where,
            )
        case LoginRefused() | CommandRefused():
            return _about_signing_in(server, refusal)
        case NoAnswer() if refusal.sentence != "There is no host {host}.":
            return Advice(
                "{host} does not answer on port {port}. Is the port right? With TLS it is {usual}.",
                code=refusal.code,
                usual=tls_port,
                **where,
            )
    return refusal


def _expects_tls(server: Server, refusal: DomainError, tls_port: int) -> bool:
    """Guess why nobody greets: who expects TLS is silent, and waits for us to begin."""
    if server.security is Security.TLS:
        return False
    return isinstance(refusal, NoSuchProtocol) or server.port == tls_port


def _unencrypted(server: Server, tls_port: int) -> Advice:
    where = {"host": server.host, "port": server.port}
    if server.security is Security.TLS:
        return Advice(
            "Port {port} of {host} begins in plain text. Choose STARTTLS, or TLS with port {usual}.",
            code=NotEncrypted.code,
            usual=tls_port,
            **where,
        )
    return Advice(
        "{host} offers no STARTTLS on port {port}. Choose TLS with port {usual}.",
        code=NotEncrypted.code,
        usual=tls_port,
        **where,
    )


def _about_signing_in(server: Server, refusal: DomainError) -> DomainError:
    answer = str(refusal.values.get("answer", ""))
    if server.host.lower() in WITHOUT_PASSWORDS and not server.is_token:
        return Advice(
            "Microsoft takes no passwords for mail any more. Sign in with Microsoft instead.",
            code="mail_wants_oauth",
        )
    if WANTS_APP_PASSWORD.search(answer):
        return Advice(
            "This account wants a password made for programs (an app password, an authorization"
            " code). Make one in its settings on the web. The server says: {answer}",
            code="mail_wants_app_password",
            answer=answer,
        )
    if IS_OFF.search(answer):
        return Advice(
            "Mail programs (IMAP, SMTP) may not use this account. Allow them in its settings on"
            " the web, where you may be given a password for it. The server says: {answer}",
            code="mail_programs_not_allowed",
            answer=answer,
        )
    if server.is_token and isinstance(refusal, LoginRefused):
        return Advice(
            "The permission for this mailbox has ended. Sign in to its provider again.",
            code="mail_token_refused",
        )
    return refusal
