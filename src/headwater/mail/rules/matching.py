"""Who in a letter is not one of us, and which company an address speaks of."""

import re
from collections.abc import Collection, Iterator

from headwater.mail.rules.freemail import FREEMAIL
from headwater.mail.rules.letters import Letter

DOMAIN = re.compile(r"[^\s@\[\]]+\.[^\s@\[\].\d][^\s@\[\].]*")


def counterparts(
    letter: Letter, own_addresses: Collection[str], own_domains: Collection[str]
) -> tuple[str, ...]:
    """List the addresses that are not ours, in small letters: who wrote it first."""
    ours = {_base(address) for address in own_addresses}
    domains = _company_domains(own_domains)
    return tuple(
        address
        for address in dict.fromkeys(_everybody(letter))
        if _base(address) not in ours and not _belongs(domain_of(address), domains)
    )


def is_internal(
    letter: Letter, own_addresses: Collection[str], own_domains: Collection[str]
) -> bool:
    """Tell whether a letter stayed among us; one without any address did not."""
    return any(_everybody(letter)) and not counterparts(letter, own_addresses, own_domains)


def is_freemail(domain: str) -> bool:
    return domain.lower().strip().rstrip(".") in FREEMAIL


def company_domain(address: str, own_domains: Collection[str] = ()) -> str | None:
    """Name the domain of the company somebody writes from, if the address tells."""
    domain = domain_of(address)
    if not DOMAIN.fullmatch(domain) or is_freemail(domain):
        return None
    return None if _belongs(domain, _company_domains(own_domains)) else domain


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip().rstrip(".").lower()


def _everybody(letter: Letter) -> Iterator[str]:
    people = (*letter.reply_to, *letter.to, *letter.cc, *letter.bcc)
    for who in (letter.sender, *people):
        if who:
            yield who.address.lower()


def _base(address: str) -> str:
    """Leave out what stands after a plus: mei+crm@… is Mei's own address."""
    local, _, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


def _company_domains(domains: Collection[str]) -> set[str]:
    """A freemail domain is never ours, even if our only mailbox is there."""
    plain = {domain.lower().strip(" @.") for domain in domains}
    return {domain for domain in plain if domain and not is_freemail(domain)}


def _belongs(domain: str, domains: set[str]) -> bool:
    return any(domain == each or domain.endswith(f".{each}") for each in domains)
