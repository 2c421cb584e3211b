"""Finding out where the mail of an address is, so that people need not know."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum

import dns.exception
import dns.rdatatype
import dns.resolver
from lxml import etree

from headwater.lib.errors import DomainError, Invalid
from headwater.lib.outbound import Call, Limits, fetch
from headwater.mail.wire.providers import (
    BY_DOMAIN,
    Endpoint,
    Provider,
    SecretKind,
    provider_of_exchanger,
    starttls,
    tls,
)
from headwater.mail.wire.servers import PORTS, Security, Server
from headwater.mail.wire.smtp import open_smtp
from headwater.mail.wire.talking import Client, greeted, in_our_words

ADDRESS = re.compile(r"[^@\s]+@([^@\s]+\.[^@\s.]+)")
HOST = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
DNS_SECONDS = 4.0
TRY_LIMITS = Limits(seconds=4, bytes=100_000)
WHERE = (
    "https://autoconfig.{domain}/mail/config-v1.1.xml",
    "https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
)
Way = tuple[str, Callable[[str, int], Endpoint]]
SERVICES: tuple[Sequence[Way], Sequence[Way]] = (  # RFC 6186, RFC 8314
    (("_imaps", tls), ("_imap", starttls)),
    (("_submissions", tls), ("_submission", starttls)),
)
SOCKETS = {"SSL": Security.TLS, "STARTTLS": Security.STARTTLS}


class NotAnAddress(Invalid):
    code = "mail_not_an_address"


class ServerSource(StrEnum):
    """Who said so; the later, the less it is to be trusted."""

    PROVIDER = "provider"
    EXCHANGER = "exchanger"
    AUTOCONFIG = "autoconfig"
    SRV = "srv"
    GUESS = "guess"


@dataclass(frozen=True)
class Proposal:
    imap: Endpoint
    smtp: Endpoint
    username: str
    source: ServerSource
    secret: SecretKind = SecretKind.PASSWORD
    provider: str = ""
    must_switch_on: bool = False


@dataclass(frozen=True)
class LookUp:
    """The ways to ask the world; each says nothing rather than fail."""

    exchangers: Callable[[str], list[str]]
    services: Callable[[str], list[tuple[str, int]]]
    page: Callable[[str], bytes]
    greets: Callable[[Endpoint, bool], bool]  # with True: IMAP, else SMTP


def asking(limits: Limits = TRY_LIMITS) -> LookUp:
    return LookUp(
        _exchangers,
        _services,
        lambda url: _page(url, limits),
        lambda door, is_imap: _greets(door, limits, is_imap=is_imap),
    )


def discover(address: str, look_up: LookUp | None = None) -> list[Proposal]:
    """Propose servers, the best first; nothing is proposed that would show a password to others.

    Asked are, until one of them knows: our list, who takes in the domain's mail, the domain itself
    (autoconfig, RFC 6186), and at last whoever greets at the names that are usual.
    """
    matched = ADDRESS.fullmatch(address.strip())
    domain = _ascii(matched[1]) if matched else ""
    if not HOST.fullmatch(domain):
        raise NotAnAddress("“{address}” is not an address of mail.", address=address[:100])
    address, look_up = address.strip(), look_up or asking()
    for ask in (_known, _by_exchanger, _by_autoconfig, _by_services, _by_guess):
        if found := list(dict.fromkeys(ask(address, domain, look_up))):
            return found
    return []


def _ascii(domain: str) -> str:
    try:
        return domain.lower().encode("idna").decode()
    except UnicodeError:
        return ""


def _known(address: str, domain: str, _: LookUp) -> Iterator[Proposal]:
    if provider := BY_DOMAIN.get(domain):
        yield _proposal(provider, address, ServerSource.PROVIDER)


def _by_exchanger(address: str, domain: str, look_up: LookUp) -> Iterator[Proposal]:
    for host in look_up.exchangers(domain):
        if provider := provider_of_exchanger(host):
            yield _proposal(provider, address, ServerSource.EXCHANGER)


def _proposal(provider: Provider, address: str, source: ServerSource) -> Proposal:
    return Proposal(
        provider.imap,
        provider.smtp,
        address,
        source,
        provider.secret,
        provider.name,
        provider.must_switch_on,
    )


def _by_autoconfig(address: str, domain: str, look_up: LookUp) -> Iterator[Proposal]:
    """Read what the domain publishes; it is asked without saying whose address it is."""
    for where in WHERE:
        if page := look_up.page(where.format(domain=domain)):
            yield from read_autoconfig(page, address)


def read_autoconfig(page: bytes, address: str) -> list[Proposal]:
    """Read Mozilla's format; a page that declares entities is not read at all."""
    if b"<!doctype" in page.lower() or b"<!entity" in page.lower():
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(page, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    incoming = _offers(root.iterfind('.//incomingServer[@type="imap"]'), address)
    outgoing = _offers(root.iterfind('.//outgoingServer[@type="smtp"]'), address)
    return [
        Proposal(imap, smtp, username, ServerSource.AUTOCONFIG, secret)
        for imap, username, secret in incoming[:1]
        for smtp, *_ in outgoing[:1]
    ]


def _offers(
    servers: Iterable[etree._Element], address: str
) -> list[tuple[Endpoint, str, SecretKind]]:
    found = []
    for server in servers:
        told = {child.tag: (child.text or "").strip() for child in reversed(server)}
        endpoint = _endpoint(told.get("hostname", ""), told.get("port", ""), told.get("socketType"))
        if endpoint:
            ways = {(way.text or "").strip() for way in server.iter("authentication")}
            secret = SecretKind.OAUTH if ways == {"OAuth2"} else SecretKind.PASSWORD
            found.append((endpoint, _filled(told.get("username", ""), address), secret))
    return sorted(found, key=lambda offer: offer[0].security is not Security.TLS)


def _endpoint(host: str, port: str, socket_type: str | None) -> Endpoint | None:
    security = SOCKETS.get(socket_type or "")
    if not security or not HOST.fullmatch(host.lower()) or not port.isdecimal():
        return None
    return Endpoint(host.lower(), int(port), security) if int(port) in PORTS else None


def _filled(username: str, address: str) -> str:
    local, _, domain = address.rpartition("@")
    filled = username or "%EMAILADDRESS%"
    for gap, value in (
        ("%EMAILADDRESS%", address),
        ("%EMAILLOCALPART%", local),
        ("%EMAILDOMAIN%", domain),
    ):
        filled = filled.replace(gap, value)
    return filled


def _by_services(address: str, domain: str, look_up: LookUp) -> Iterator[Proposal]:
    imap, smtp = (_service(domain, look_up, ways) for ways in SERVICES)
    if imap and smtp:
        yield Proposal(imap, smtp, address, ServerSource.SRV)


def _service(domain: str, look_up: LookUp, ways: Sequence[Way]) -> Endpoint | None:
    for label, endpoint in ways:
        for host, port in look_up.services(f"{label}._tcp.{domain}"):
            if HOST.fullmatch(host) and port in PORTS:
                return endpoint(host, port)
    return None


def _by_guess(address: str, domain: str, look_up: LookUp) -> Iterator[Proposal]:
    """Knock at the usual names, at all of them at once, and propose who greets."""
    imap = [way(f"{name}.{domain}", port) for way, port in ((tls, 993), (starttls, 143))
            for name in ("imap", "mail")]  # fmt: skip
    smtp = [way(f"{name}.{domain}", port) for way, port in ((tls, 465), (starttls, 587))
            for name in ("smtp", "mail")]  # fmt: skip
    doors = [(door, True) for door in imap] + [(door, False) for door in smtp]
    with ThreadPoolExecutor(len(doors)) as pool:
        greeting = list(pool.map(lambda door: look_up.greets(*door), doors))
    open_doors = [door for door, greets in zip(doors, greeting, strict=True) if greets]
    found_imap = next((door for door, is_imap in open_doors if is_imap), None)
    found_smtp = next((door for door, is_imap in open_doors if not is_imap), None)
    if found_imap and found_smtp:
        yield Proposal(found_imap, found_smtp, address, ServerSource.GUESS)


def _exchangers(domain: str) -> list[str]:
    found = sorted(_dns(domain, "MX"), key=lambda record: record.preference)
    return [record.exchange.to_text(omit_final_dot=True).lower() for record in found]


def _services(name: str) -> list[tuple[str, int]]:
    found = sorted(_dns(name, "SRV"), key=lambda record: (record.priority, -record.weight))
    return [(record.target.to_text(omit_final_dot=True).lower(), record.port) for record in found]


def _dns(name: str, kind: str) -> list:  # type: ignore[type-arg]  # records have no common type
    try:
        return list(dns.resolver.resolve(name, kind, lifetime=DNS_SECONDS))
    except (dns.exception.DNSException, OSError):
        return []


def _page(url: str, limits: Limits) -> bytes:
    try:
        answer = fetch(Call(url), replace(limits, redirects=0))
    except DomainError:
        return b""
    return answer.body if answer.status == 200 else b""  # noqa: PLR2004


def _greets(at: Endpoint, limits: Limits, *, is_imap: bool) -> bool:
    """Say whether a server greets there, its certificate and all, without signing in."""
    server = Server(at.host, at.port, at.security)
    try:
        if not is_imap:
            with open_smtp(server, limits):
                return True
        with in_our_words(server), greeted(server):
            client = Client(server, limits)
        try:
            with in_our_words(server):
                if at.security is Security.STARTTLS:
                    client.line.begin_tls()
        finally:
            client.line.shutdown()
    except DomainError:
        return False
    return True
