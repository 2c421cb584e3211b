"""Mail is no way into the house: the spellings of tests/lib/test_outbound.py, asked as mail."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from headwater.lib.outbound import AddressRefused, Limits, NoAnswer
from headwater.mail.wire.imap import open_imap
from headwater.mail.wire.refusals import CertificateRefused, NotText, PortRefused
from headwater.mail.wire.servers import Security, Server, open_socket
from headwater.mail.wire.smtp import open_smtp
from tests.lib.test_outbound import BAD, listener
from tests.mail.certificates import Certificates
from tests.mail.peers import scripted_by


def host_of(url: str) -> str:
    """Take the host as a person would type it, brackets and disguises left as they are."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


PUBLIC = {"example.com", "exa mple.com"}  # bad for another reason: a port, a password, a scheme
HOSTS = sorted({host for url in BAD for host in (host_of(url), url) if host not in PUBLIC})
NEVER_TEXT = {host for host in HOSTS if "\n" in host or "\t" in host}


@pytest.mark.parametrize("port", [993, 465])
@pytest.mark.parametrize("host", HOSTS)
def test_an_address_that_is_not_public_is_never_called(
    host: str, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **_: calls.append(a))
    opening = open_imap if port == 993 else open_smtp

    with pytest.raises((AddressRefused, NoAnswer, NotText)):  # noqa: SIM117
        with opening(Server(host, port, Security.TLS, "bo", "x"), Limits(seconds=2)):
            pass

    assert calls == []


@pytest.mark.parametrize("security", Security)
def test_a_listener_on_this_machine_is_reached_by_none_of_its_names(
    security: Security, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listener() as (port, calls):
        monkeypatch.setattr("headwater.mail.wire.servers.PORTS", {port})
        for host in set(HOSTS) - NEVER_TEXT:
            server = Server(host, port, security, "bo", "x")
            for opening in (open_imap, open_smtp):
                with pytest.raises((AddressRefused, NoAnswer)), opening(server, Limits(seconds=2)):
                    pass
        assert calls == []


def test_there_are_enough_of_them() -> None:
    assert len(HOSTS) >= 60


@pytest.mark.parametrize("port", [22, 80, 110, 443, 3306, 6379, 0, -1, 70_000])
def test_mail_has_ports_of_its_own(port: int) -> None:
    server = Server("example.com", port, Security.TLS, "bo", "x")

    with pytest.raises(PortRefused), open_imap(server):
        pass
    with pytest.raises(PortRefused), open_smtp(server):
        pass


@contextmanager
def showing(certificate: Path, key: Path) -> Iterator[int]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)

    def shake_hands(caller: socket.socket) -> None:
        with context.wrap_socket(caller, server_side=True) as line:
            line.recv(10)

    with scripted_by(shake_hands) as port:
        yield port


@pytest.mark.parametrize(
    ("which", "why"), [("stale", "not valid today"), ("other", "for another name")]
)
def test_a_certificate_must_be_of_today_and_for_this_name(
    certificates: Certificates, which: str, why: str
) -> None:
    with showing(getattr(certificates, which), certificates.key) as port:
        server = Server("127.0.0.1", port, Security.TLS)
        limits = Limits(allowed=frozenset({f"127.0.0.1:{port}"}))

        with pytest.raises(CertificateRefused, match=why):
            open_socket(server, limits)


def test_a_certificate_must_be_signed_by_somebody_we_trust(
    certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with showing(certificates.certificate, certificates.key) as port:
        server = Server("127.0.0.1", port, Security.TLS)
        limits = Limits(allowed=frozenset({f"127.0.0.1:{port}"}))

        with pytest.raises(CertificateRefused, match="nobody this server trusts"):
            open_socket(server, limits)


def test_a_name_cannot_hold_a_second_command() -> None:
    with pytest.raises(NotText):
        Server("example.com", 993, Security.TLS, 'bo"\r\na1 DELETE INBOX', "x")


def test_a_password_is_not_shown_where_servers_are_printed() -> None:
    assert "secret-word" not in repr(Server("a", 993, Security.TLS, "bo", "secret-word"))
