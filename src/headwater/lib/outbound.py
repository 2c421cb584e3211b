"""The one way out: HTTP to addresses on the public internet, and only there.

A name is resolved once, every address it has is checked, and the connection goes to exactly the
address that was checked, so a name that changes its mind in between gains nothing.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, urljoin, urlsplit

from headwater.lib.errors import Invalid, Unavailable

PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
PIECE = 16_384
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Python calls these global, yet they lead (or may lead) back inside: translation and tunnels.
NOT_REALLY_PUBLIC = tuple(
    ipaddress.ip_network(net)
    for net in (
        "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/23", "::/96", "::ffff:0:0:0/96",
        "fec0::/10", "192.0.0.0/24", "100.64.0.0/10", "192.88.99.0/24", "168.63.129.16/32",
    )
)  # fmt: skip


class AddressRefused(Invalid):
    code = "address_refused"


class NoAnswer(Unavailable):
    code = "no_answer"


class AnswerTooLarge(Unavailable):
    code = "answer_too_large"


@dataclass(frozen=True)
class Limits:
    """How long and how much one call may take altogether, and what the operator allows besides.

    `allowed` names hosts (`mail.lan`, `mail.lan:8080`) or networks (`10.1.0.0/16`).
    """

    seconds: float = 10
    bytes: int = 1_000_000
    redirects: int = 0
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Call:
    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


def fetch(call: Call, limits: Limits | None = None) -> Answer:
    """Make one HTTP call; redirects are answers too, unless some are allowed."""
    limits = limits or Limits()
    ends_at = time.monotonic() + limits.seconds
    for _ in range(limits.redirects):
        answer = _fetch_once(call, limits, ends_at)
        target = answer.headers.get("location")
        if answer.status not in REDIRECTS or not target:
            return answer
        call = replace(call, url=urljoin(call.url, target), headers=_harmless(call.headers))
    return _fetch_once(call, limits, ends_at)


def checked_addresses(host: str, port: int, limits: Limits) -> list[str]:
    """Resolve a host and refuse it when any of its addresses is not on the public internet."""
    found = list(dict.fromkeys(_resolve(host, port, limits.seconds)))
    if f"{host}:{port}" in limits.allowed or host in limits.allowed:
        return found
    for text in found:
        if not _is_public(text) and not _is_allowed(text, limits.allowed):
            raise AddressRefused("{host} is not on the public internet.", host=host)
    return found


def connect(host: str, port: int, limits: Limits) -> socket.socket:
    """Open a connection to a checked address; also for protocols other than HTTP."""
    problem: OSError | None = None
    for address in checked_addresses(host, port, limits):
        try:
            return socket.create_connection((address, port), timeout=limits.seconds)
        except OSError as error:
            problem = error
    raise NoAnswer("{host} does not answer.", host=host) from problem


def _fetch_once(call: Call, limits: Limits, ends_at: float) -> Answer:
    url = _checked_url(call.url, limits)
    left = ends_at - time.monotonic()
    if left <= 0:
        raise NoAnswer("{host} does not answer.", host=url.hostname)
    connection = _connection(url, replace(limits, seconds=left))
    try:
        with ending(connection.sock, left):
            return _talk(connection, call, url, limits=limits)
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise NoAnswer("{host} does not answer properly.", host=url.hostname) from error
    finally:
        connection.close()


def _checked_url(text: str, limits: Limits) -> SplitResult:
    try:
        url = urlsplit(text)
        host, port = url.hostname, url.port or PORTS.get(url.scheme)
    except ValueError:
        raise AddressRefused("“{url}” is not a web address.", url=text[:100]) from None
    if url.scheme not in PORTS or not host or any(c.isspace() or ord(c) < 33 for c in text):  # noqa: PLR2004
        raise AddressRefused("“{url}” is not a web address.", url=text[:100])
    if "@" in url.netloc or "\\" in text:
        raise AddressRefused("A web address must not hold a name or password.")
    if port not in PORTS.values() and f"{host}:{port}" not in limits.allowed:
        raise AddressRefused("Port {port} is not allowed; use 80 or 443.", port=port)
    return url


def _connection(url: SplitResult, limits: Limits) -> http.client.HTTPConnection:
    host, port = url.hostname or "", url.port or PORTS[url.scheme]
    connection = http.client.HTTPConnection(host, port, timeout=limits.seconds)
    connection.sock = connect(host, port, limits)
    if url.scheme == "https":
        context = ssl.create_default_context()
        try:
            connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
        except OSError as error:
            connection.close()
            raise NoAnswer("{host} has no valid certificate.", host=host) from error
    return connection


def _talk(
    connection: http.client.HTTPConnection, call: Call, url: SplitResult, *, limits: Limits
) -> Answer:
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    headers = {"User-Agent": "Headwater", "Accept-Encoding": "gzip", "Connection": "close"}
    connection.request(call.method, path, body=call.body, headers=headers | dict(call.headers))
    response = connection.getresponse()
    found = {name.lower(): value for name, value in response.getheaders()}
    body = _read(response, found.get("content-encoding", ""), limits.bytes)
    return Answer(response.status, found, body, call.url)


def _read(response: http.client.HTTPResponse, encoding: str, most: int) -> bytes:
    """Read the body, at most so many bytes of it after unpacking."""
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in {"gzip", "deflate"} else None
    body = bytearray()
    while piece := response.read(PIECE):
        body += unpack.decompress(piece, most + 1 - len(body)) if unpack else piece
        if len(body) > most or (unpack and unpack.unconsumed_tail):
            raise AnswerTooLarge("The answer is larger than {limit} bytes.", limit=most)
    return bytes(body)


@contextmanager
def ending(sock: socket.socket, seconds: float) -> Iterator[None]:
    """Cut the line after so long, however busily the other side keeps dripping bytes."""
    # The call keeps its own handle: http.client lets go of the socket once it has an answer.
    cut = threading.Timer(max(0, seconds), _hang_up, [sock])
    cut.daemon = True
    cut.start()
    try:
        yield
    finally:
        cut.cancel()


def _hang_up(sock: socket.socket) -> None:
    with suppress(OSError):  # it has ended by itself
        sock.shutdown(socket.SHUT_RDWR)


def _resolve(host: str, port: int, seconds: float) -> list[str]:
    """Look a name up; the system's own patience with a silent name server is far too long."""
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        looked_up = pool.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        return [str(entry[4][0]) for entry in looked_up.result(timeout=seconds)]
    except (OSError, UnicodeError, TimeoutError) as error:
        raise NoAnswer("There is no host {host}.", host=host) from error
    finally:
        pool.shutdown(wait=False)


def _is_public(text: str) -> bool:
    address: Address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address in net for net in NOT_REALLY_PUBLIC if net.version == address.version)
    )


def _is_allowed(text: str, allowed: frozenset[str]) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    return any(address in network for network in _networks(allowed))


def _networks(allowed: frozenset[str]) -> Iterator[Network]:
    for entry in allowed:
        try:
            yield ipaddress.ip_network(entry)
        except ValueError:
            continue  # the name of a host


def _harmless(headers: Mapping[str, str]) -> dict[str, str]:
    """Leave out what must not be shown to whomever a redirect points at."""
    secret = {"authorization", "cookie"}
    return {name: value for name, value in headers.items() if name.lower() not in secret}
