"""What addresses are called in the DNS (PTR). Without a DNS, or with a slow one, they have no name."""

from collections.abc import Iterable
from time import monotonic

import dns.exception
import dns.resolver
import dns.reversename

SECONDS = 1.0  # for one address
ALL_SECONDS = 2.0  # for all of them together
REMEMBERED = 2_000  # answers, each as long as it says itself


def names_of(addresses: Iterable[str]) -> dict[str, str]:
    """Ask for the name of each address; those of which nothing is known in time are left out."""
    found: dict[str, str] = {}
    ends = monotonic() + ALL_SECONDS
    for address in addresses:
        left = min(SECONDS, ends - monotonic())
        if left <= 0:
            break
        if name := _name(address, left):
            found[address] = name
    return found


def _name(address: str, seconds: float) -> str:
    try:
        resolver = dns.resolver.get_default_resolver()
        if resolver.cache is None:
            resolver.cache = dns.resolver.LRUCache(REMEMBERED)
        asked = dns.reversename.from_address(address)
        answer = resolver.resolve(asked, "PTR", lifetime=seconds, search=False)
    except (dns.exception.DNSException, OSError):
        return ""
    return str(answer[0].target).rstrip(".").lower()
