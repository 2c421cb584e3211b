"""A DNS on this machine that knows what a few addresses are called, or never answers."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.reversename
import dns.rrset


@contextmanager
def naming(names: Mapping[str, str], *, is_deaf: bool = False) -> Iterator[list[str]]:
    """Let this DNS be the one that is asked; give what it was asked for."""
    asked: list[str] = []
    known = {dns.reversename.from_address(ip).to_text(): name for ip, name in names.items()}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.bind(("127.0.0.1", 0))
        thread = Thread(target=_serve, args=(door, known, asked, is_deaf), daemon=True)
        thread.start()
        before = dns.resolver.default_resolver
        dns.resolver.default_resolver = dns.resolver.Resolver(configure=False)
        dns.resolver.default_resolver.nameservers = ["127.0.0.1"]
        dns.resolver.default_resolver.port = door.getsockname()[1]
        try:
            yield asked
        finally:
            dns.resolver.default_resolver = before
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
                last.sendto(b"", door.getsockname())
            thread.join(timeout=5)


def _serve(door: socket.socket, known: Mapping[str, str], asked: list[str], is_deaf: bool) -> None:
    while True:
        wire, sender = door.recvfrom(4096)
        if not wire:
            return
        query = dns.message.from_wire(wire)
        wanted = query.question[0].name
        asked.append(wanted.to_text())
        if is_deaf:
            continue
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.RA
        if name := known.get(wanted.to_text()):
            answer.answer.append(dns.rrset.from_text(wanted, 300, "IN", "PTR", f"{name}."))
        else:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        door.sendto(answer.to_wire(), sender)
