"""Looking again at threads that were about nothing: somebody may have made their person since."""

from datetime import datetime, timedelta
from uuid import UUID

from headwater.leads.models import Lead
from headwater.lib.ids import uuid7_at
from headwater.mail.models import Mailbox, Thread
from headwater.mail.selectors.mailboxes import own_addresses, own_domains
from headwater.mail.services.weaving import LINKS, link, weave
from headwater.people.models import Channel, Company

AT_ONCE = 200
COMMITS_LATE = timedelta(minutes=5)  # an id made earlier may be seen later
ANYWAY_AFTER = timedelta(days=1)  # an address that was added by an edit has no new id


def relink(mailbox: Mailbox, *, now: datetime) -> int:
    """Find out what threads are about that nobody knew of before; give how many are about something.

    Costs three lookups unless somebody or something new is there.
    """
    if not _is_anybody_new(mailbox, now=now):
        return 0
    own = own_addresses()
    unlinked = Thread.objects.filter(
        mailbox=mailbox, is_linked_by_hand=False, **dict.fromkeys(LINKS)
    ).order_by("-last_at", "-id")
    others: dict[UUID, list[str]] = {
        thread_id: [one["address"] for one in those]
        for thread_id, those in unlinked.values_list("id", "others")
    }
    found = 0
    ids = list(others)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        link(mailbox, {one: others[one] for one in some}, own_domains(own))
        linked = set(some) - set(unlinked.filter(id__in=some).values_list("id", flat=True))
        weave(mailbox, linked, now=now)
        found += len(linked)
    Mailbox.objects.filter(id=mailbox.id).update(matched_at=now)
    return found


def _is_anybody_new(mailbox: Mailbox, *, now: datetime) -> bool:
    if mailbox.matched_at is None or now - mailbox.matched_at > ANYWAY_AFTER:
        return True
    since = uuid7_at(int((mailbox.matched_at - COMMITS_LATE).timestamp() * 1000))
    return any(model.objects.filter(id__gt=since).exists() for model in (Channel, Lead, Company))
