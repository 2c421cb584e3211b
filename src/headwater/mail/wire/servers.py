"""Where a server of mail is, and the guarded way there."""

import socket
import ssl
from dataclasses import dataclass, field
from enum import StrEnum

from headwater.lib.outbound import Limits, connect
from headwater.mail.wire.refusals import (
    ConnectionBroken,
    NotEncrypted,
    NotText,
    PortRefused,
    certificate_refused,
)

PORTS = frozenset({25, 143, 465, 587, 993})
# A whole answer may be many letters: what one letter may be is for the reader to say.
MAIL_LIMITS = Limits(seconds=30, bytes=64_000_000)


class Security(StrEnum):
    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


@dataclass(frozen=True)
class Server:
    """One server and who we are there; with `is_token` the secret is an access token (XOAUTH2)."""

    host: str
    port: int
    security: Security
    username: str = ""
    secret: str = field(default="", repr=False)
    is_token: bool = False

    def __post_init__(self) -> None:
        for text in (self.host, self.username, self.secret):
            if any(ord(sign) < 32 or ord(sign) == 127 for sign in text):  # noqa: PLR2004
                raise NotText("Names and passwords must not hold line breaks or control signs.")


def open_socket(server: Server, limits: Limits) -> socket.socket:
    """Connect to a checked address, and speak TLS from the first byte where that is the way."""
    check_port(server, limits)
    plain = connect(server.host, server.port, limits)
    if server.security is not Security.TLS:
        return plain
    try:
        return secured(plain, server)
    except BaseException:
        plain.close()
        raise


def check_port(server: Server, limits: Limits) -> None:
    """Keep mail from being a way to other services, unless the operator names host and port."""
    if server.port not in PORTS and f"{server.host}:{server.port}" not in limits.allowed:
        raise PortRefused("Port {port} is not a port for mail.", port=server.port)


def secured(plain: socket.socket, server: Server) -> ssl.SSLSocket:
    """Begin TLS, and have the certificate prove that this is the host that was asked for."""
    try:
        return trust().wrap_socket(plain, server_hostname=server.host)
    except ssl.SSLCertVerificationError as error:
        raise certificate_refused(server.host, error) from error
    except ssl.SSLError as error:
        raise NotEncrypted(
            "{host} does not speak TLS on port {port}.", host=server.host, port=server.port
        ) from error
    except (OSError, ValueError) as error:
        raise ConnectionBroken("The connection to {host} broke off.", host=server.host) from error


def trust() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
