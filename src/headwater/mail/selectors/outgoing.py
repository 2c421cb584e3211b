from datetime import datetime, timedelta
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.mail.models import Enclosure, Mailbox, Outgoing
from headwater.mail.rules.states import SILENCE, OutgoingNotFound, OutgoingState

DAY = timedelta(hours=24)
MOST = 200


def outgoing(actor: Actor, states: list[OutgoingState]) -> list[Outgoing]:
    """List what one has written and not sent yet, or what could not be sent, the latest first."""
    rows = Outgoing.objects.visible_to(actor).filter(state__in=states)
    rows = rows.select_related("mailbox").prefetch_related("enclosures")
    return list(rows.order_by("-updated_at", "-id")[:MOST])


def get_outgoing(outgoing_id: UUID, *, actor: Actor, lock: bool = False) -> Outgoing:
    rows = Outgoing.objects.visible_to(actor).select_related("mailbox")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=outgoing_id).first()
    if found is None:
        raise OutgoingNotFound("There is no such draft, or it is not yours.")
    return found


def enclosures(one: Outgoing) -> list[Enclosure]:
    return list(Enclosure.objects.filter(outgoing=one).order_by("id"))


def due(*, now: datetime) -> list[UUID]:
    """Name what should have left by now, and what a killed worker left half sent or half filed."""
    queued = Outgoing.objects.filter(state=OutgoingState.QUEUED, send_at__lte=now)
    stuck = Outgoing.objects.filter(
        state__in=[OutgoingState.SENDING, OutgoingState.UNKNOWN], claimed_at__lt=now - SILENCE,
        claimed_at__gt=now - DAY,
    )  # fmt: skip
    unfiled = Outgoing.objects.filter(
        is_to_file=True, claimed_at__lt=now - SILENCE, claimed_at__gt=now - DAY
    )
    return [
        one for some in (queued, stuck, unfiled) for one in some.values_list("id", flat=True)[:500]
    ]


def room_today(mailbox: Mailbox, *, now: datetime) -> int:
    """Say how many more letters may leave a mailbox: what left in the last 24 hours counts."""
    left = Outgoing.objects.filter(
        mailbox=mailbox, state__in=[OutgoingState.SENT, OutgoingState.SENDING],
        claimed_at__gt=now - DAY,
    )  # fmt: skip
    return max(0, mailbox.daily_cap - left.count())
