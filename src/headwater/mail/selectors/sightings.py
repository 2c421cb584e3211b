"""What was seen of the letters of a thread: counted by who it was, and told one by one."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count

from headwater.mail.models import Outgoing, PublicLink, Sighting, Thread
from headwater.mail.rules.sightings import SightingKind, Who
from headwater.mail.selectors.links import OPEN

MOST_EVENTS = 300


@dataclass
class Followed:
    """A letter that tells when it is seen."""

    outgoing: Outgoing
    counts: Counter[tuple[SightingKind, Who]] = field(default_factory=Counter)
    events: list[Sighting] = field(default_factory=list)

    def counted(self, kind: SightingKind) -> dict[Who, int]:
        """Say how often it was of a kind, for everybody it can be."""
        return {who: self.counts[kind, who] for who in Who}


def followed_letters(thread: Thread) -> list[Followed]:
    """Tell of each tracked letter of a thread what was seen of it, the latest first."""
    sent = Outgoing.objects.filter(
        letter__thread=thread,
        id__in=PublicLink.objects.filter(kind=OPEN).values("outgoing_id"),
    )
    found: dict[UUID, Followed] = {one.id: Followed(one) for one in sent.order_by("sent_at", "id")}
    rows = Sighting.objects.filter(outgoing_id__in=found)
    for outgoing_id, kind, who, count in (
        rows.values("outgoing_id", "kind", "who")
        .annotate(count=Count("id"))
        .values_list("outgoing_id", "kind", "who", "count")
    ):
        found[outgoing_id].counts[SightingKind(kind), Who(who)] = count
    for one in rows.select_related("link").order_by("-at", "-id")[:MOST_EVENTS]:
        found[one.outgoing_id].events.append(one)
    return list(found.values())
