"""Where the mail of an address is."""

import socket
import threading
from collections.abc import Mapping
from dataclasses import replace

import dns.message
import dns.resolver
import dns.rrset
import pytest

from headwater.lib.outbound import Limits
from headwater.mail.wire.discovering import (
    LookUp,
    NotAnAddress,
    Proposal,
    ServerSource,
    asking,
    discover,
    read_autoconfig,
)
from headwater.mail.wire.providers import (
    BY_DOMAIN,
    BY_EXCHANGER,
    Endpoint,
    SecretKind,
    provider_of_exchanger,
    starttls,
    tls,
)
from headwater.mail.wire.servers import PORTS
from tests.mail.peers import Dovecot, Post, trusting

AUTOCONFIG = b"""<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="ours.example">
  <incomingServer type="pop3"><hostname>pop.ours.example</hostname><port>995</port>
    <socketType>SSL</socketType><username>%EMAILADDRESS%</username></incomingServer>
  <incomingServer type="imap"><hostname>old.ours.example</hostname><port>143</port>
    <socketType>plain</socketType><username>%EMAILADDRESS%</username></incomingServer>
  <incomingServer type="imap"><hostname>mx.ours.example</hostname><port>143</port>
    <socketType>STARTTLS</socketType><username>%EMAILLOCALPART%</username></incomingServer>
  <incomingServer type="imap"><hostname>mx.ours.example</hostname><port>993</port>
    <socketType>SSL</socketType><username>%EMAILLOCALPART%</username>
    <authentication>password-cleartext</authentication></incomingServer>
  <outgoingServer type="smtp"><hostname>out.ours.example</hostname><port>587</port>
    <socketType>STARTTLS</socketType><username>%EMAILLOCALPART%</username></outgoingServer>
</emailProvider></clientConfig>"""
ADA = "ada@ours.example"
PUBLISHED = Proposal(
    tls("mx.ours.example", 993), starttls("out.ours.example", 587), "ada", ServerSource.AUTOCONFIG
)
NOBODY = LookUp(lambda _: [], lambda _: [], lambda _: b"", lambda *_: False)


def world(
    *exchangers: str,
    services: Mapping[str, tuple[str, int]] | None = None,
    pages: Mapping[str, bytes] | None = None,
    doors: frozenset[Endpoint] = frozenset(),
) -> LookUp:
    """Make a world that answers only this."""
    return LookUp(
        lambda _: list(exchangers),
        lambda name: [services[name]] if services and name in services else [],
        lambda url: (pages or {}).get(url, b""),
        lambda door, _: door in doors,
    )


@pytest.mark.parametrize(
    ("address", "host", "secret", "must_switch_on"),
    [
        ("ada@gmail.com", "imap.gmail.com", SecretKind.OAUTH, False),
        ("ada@hotmail.com", "outlook.office365.com", SecretKind.OAUTH, False),
        ("ada@me.com", "imap.mail.me.com", SecretKind.APP_PASSWORD, False),
        ("1234@QQ.com", "imap.qq.com", SecretKind.AUTHORIZATION_CODE, True),
        ("ada@163.com", "imap.163.com", SecretKind.AUTHORIZATION_CODE, True),
        ("ada@gmx.de", "imap.gmx.net", SecretKind.PASSWORD, True),
    ],
)
def test_common_providers_are_known_without_asking_anybody(
    address: str, host: str, secret: SecretKind, must_switch_on: bool
) -> None:
    [found] = discover(address, NOBODY)

    assert (found.imap, found.username, found.source) == (
        tls(host, 993),
        address,
        ServerSource.PROVIDER,
    )
    assert (found.secret, found.must_switch_on) == (secret, must_switch_on)


@pytest.mark.parametrize(
    ("exchanger", "host"),
    [
        ("aspmx.l.google.com", "imap.gmail.com"),
        ("ours-example.mail.protection.outlook.com", "outlook.office365.com"),
        ("mxbiz1.qq.com", "imap.exmail.qq.com"),
        ("mx1.qiye.aliyun.com", "imap.qiye.aliyun.com"),
        ("mxn.mxhichina.com.", "imap.qiye.aliyun.com"),
        ("qiye163mx01.mxmail.netease.com", "imap.qiye.163.com"),
        ("mx.zoho.eu", "imap.zoho.eu"),
        ("mx2.zoho.com.cn", "imap.zoho.com.cn"),
        ("in1-smtp.messagingengine.com", "imap.fastmail.com"),
    ],
)
def test_who_takes_in_the_mail_of_a_domain_keeps_it(exchanger: str, host: str) -> None:
    [found] = discover(ADA, world(exchanger, "backup.elsewhere.example"))

    assert (found.imap.host, found.username, found.source) == (host, ADA, ServerSource.EXCHANGER)


def test_a_name_that_merely_ends_alike_is_somebody_else() -> None:
    assert provider_of_exchanger("evilgoogle.com") is None
    assert provider_of_exchanger("google.com.evil.example") is None


@pytest.mark.parametrize(
    "url",
    [
        "https://autoconfig.ours.example/mail/config-v1.1.xml",
        "https://ours.example/.well-known/autoconfig/mail/config-v1.1.xml",
    ],
)
def test_what_a_domain_publishes_is_read(url: str) -> None:
    assert discover(ADA, world("mx.ours.example", pages={url: AUTOCONFIG})) == [PUBLISHED]


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<html><p>not found",
        b"\xff\xfe\x00",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + AUTOCONFIG[22:],
        AUTOCONFIG.replace(b"mx.ours.example", b"mx.ours.example/x"),
        AUTOCONFIG.replace(b"mx.ours.example", b"127.0.0.1"),
        AUTOCONFIG.replace(b">993<", b">6379<").replace(b">143<", b">22<"),
        AUTOCONFIG.replace(b"STARTTLS", b"plain"),
    ],
)
def test_a_page_that_is_something_else_proposes_nothing(page: bytes) -> None:
    assert read_autoconfig(page, ADA) == []


def test_services_of_a_domain_are_believed_where_their_ports_are_those_of_mail() -> None:
    services = {
        "_imaps._tcp.ours.example": ("box.ours.example", 22),
        "_imap._tcp.ours.example": ("box.ours.example", 143),
        "_submissions._tcp.ours.example": ("box.ours.example", 465),
    }

    assert discover(ADA, world(services=services)) == [
        Proposal(
            starttls("box.ours.example", 143), tls("box.ours.example", 465), ADA, ServerSource.SRV
        )
    ]


def test_at_last_who_greets_is_proposed_and_tls_before_all() -> None:
    doors = frozenset(
        {
            starttls("imap.ours.example", 143),
            tls("mail.ours.example", 993),
            starttls("mail.ours.example", 587),
        }
    )

    assert discover(ADA, world(doors=doors)) == [
        Proposal(
            tls("mail.ours.example", 993),
            starttls("mail.ours.example", 587),
            ADA,
            ServerSource.GUESS,
        )
    ]
    assert discover(ADA, NOBODY) == []


def test_a_domain_with_signs_of_its_own_is_asked_for_as_dns_knows_it() -> None:
    asked: list[str] = []

    def exchangers(domain: str) -> list[str]:
        asked.append(domain)
        return []

    discover("张三@例子.测试", replace(NOBODY, exchangers=exchangers))

    assert asked == ["xn--fsqu00a.xn--0zwm56d"]


@pytest.mark.parametrize(
    "text", ["", "ada", "ada@", "@ours.example", "a b@ours.example", "a@127.0.0.1", "a@localhost",
             "a@ours.example/x", "a@[::1]", f"a@{'x' * 300}.example", "a@x..example"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(NotAnAddress):
        discover(text, NOBODY)


def _answer(question: bytes) -> bytes:
    asked = dns.message.from_wire(question)
    reply = dns.message.make_response(asked)
    known = {
        "ours.example. MX": ["20 mxbiz2.qq.com.", "10 MXBIZ1.qq.com."],
        "_imaps._tcp.ours.example. SRV": ["0 1 993 box.ours.example."],
    }
    kind = asked.question[0].rdtype.name
    for text in known.get(f"{asked.question[0].name} {kind}", []):
        reply.answer.append(dns.rrset.from_text(asked.question[0].name, 60, "IN", kind, text))
    return reply.to_wire()


def test_dns_is_asked_in_earnest(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], server.getsockname()[1]
        monkeypatch.setattr(dns.resolver, "default_resolver", resolver)

        def serve() -> None:
            for _ in range(3):
                question, caller = server.recvfrom(4096)
                server.sendto(_answer(question), caller)

        thread = threading.Thread(target=serve)
        thread.start()
        look_up = asking()

        assert look_up.exchangers("ours.example") == ["mxbiz1.qq.com", "mxbiz2.qq.com"]
        assert look_up.services("_imaps._tcp.ours.example") == [("box.ours.example", 993)]
        assert look_up.exchangers("theirs.example") == []
        thread.join()


def test_greeting_is_tried_in_earnest(dovecot: Dovecot, post: Post) -> None:
    greets = asking(trusting(dovecot, post, seconds=1)).greets

    assert greets(tls("127.0.0.1", dovecot.tls), True)
    assert greets(starttls("127.0.0.1", dovecot.plain), True)
    assert greets(tls("127.0.0.1", post.tls), False)
    assert greets(starttls("127.0.0.1", post.plain), False)
    assert not greets(tls("127.0.0.1", post.tls), True)
    assert not greets(tls("127.0.0.1", dovecot.plain), True)
    assert not asking(Limits(seconds=1)).greets(tls("127.0.0.1", 993), True)


def test_every_provider_is_spoken_with_in_secret() -> None:
    providers = [*BY_DOMAIN.values(), *BY_EXCHANGER.values()]
    doors = {door for provider in providers for door in (provider.imap, provider.smtp)}

    assert all(door in {tls(door.host, door.port), starttls(door.host, door.port)}
               for door in doors)  # fmt: skip
    assert {door.port for door in doors} <= PORTS
