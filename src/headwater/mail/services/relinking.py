"""Looking again at threads that were about nothing: somebody may have made their person since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from headwater.activities.services.telling import LINKS
from headwater.leads.models import Lead
from headwater.lib.ids import uuid7_at
from headwater.mail.models import Mailbox, Thread
from headwater.mail.rules.matching import domain_of
from headwater.mail.selectors.mailboxes import own_addresses, own_domains
from headwater.mail.services.weaving import link, weave
from headwater.people.models import Channel, Company
from headwater.people.rules import ChannelKind

AT_ONCE = 200
COMMITS_LATE = timedelta(minutes=5)  # an id made earlier may be seen later
ANYWAY_AFTER = timedelta(days=1)  # an address that was added by an edit has no new id


@dataclass(frozen=True)
class Newcomers:
    """By which addresses and domains somebody is known who was not before."""

    addresses: frozenset[str]
    domains: frozenset[str]

    def concern(self, others: Sequence[str]) -> bool:
        return any(one in self.addresses or domain_of(one) in self.domains for one in others)


def relink(mailbox: Mailbox, *, now: datetime) -> None:
    """Find out what threads are about that nobody knew of before.

    Costs three lookups unless somebody or something new is there; then only their threads are
    looked at, and once a day all of them.
    """
    is_daily = mailbox.matched_at is None or now - mailbox.matched_at > ANYWAY_AFTER
    since = None if is_daily else mailbox.matched_at
    newcomers = _newcomers(since) if since else None
    if newcomers is None or newcomers.addresses or newcomers.domains:
        ours = own_domains(own_addresses())
        for others in _unlinked(mailbox, newcomers):
            link(mailbox, others, ours)
            weave(mailbox, others, now=now)
        Mailbox.objects.filter(id=mailbox.id).update(matched_at=now)


def _newcomers(since: datetime) -> Newcomers:
    first = uuid7_at(int((since - COMMITS_LATE).timestamp() * 1000))
    people = Channel.objects.filter(id__gt=first, kind=ChannelKind.EMAIL)
    leads = Lead.objects.filter(id__gt=first).exclude(email_key="")
    companies = Company.objects.filter(id__gt=first).exclude(domain="")
    return Newcomers(
        frozenset(
            (*people.values_list("key", flat=True), *leads.values_list("email_key", flat=True))
        ),
        frozenset(companies.values_list("domain", flat=True)),
    )


def _unlinked(
    mailbox: Mailbox, newcomers: Newcomers | None
) -> Iterator[Mapping[UUID, Sequence[str]]]:
    """Give the others in threads that are about nothing, some threads at a time, the latest first."""
    threads = Thread.objects.filter(
        mailbox=mailbox, is_linked_by_hand=False, **dict.fromkeys(LINKS)
    ).order_by("-last_at", "-id")
    some: dict[UUID, list[str]] = {}
    for thread_id, those in list(threads.values_list("id", "others")):
        others = [one["address"] for one in those]
        if newcomers is None or newcomers.concern(others):
            some[thread_id] = others
        if len(some) == AT_ONCE:
            yield some
            some = {}
    if some:
        yield some
