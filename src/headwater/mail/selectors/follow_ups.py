"""Letters that wait for an answer, and whether it has come."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from headwater.accounts.rules import Actor
from headwater.mail.models import Letter, Outgoing, Thread
from headwater.mail.rules.states import MailDirection, OutgoingState

MOST = 500
BY_A_PERSON = "person"  # a note that somebody is away is no answer


def is_answered(one: Outgoing) -> bool:
    """Whether a person has written in its thread since, or says that they answer it."""
    later = Q(sent_at__gt=one.sent_at) | Q(references__contains=[one.message_id])
    return Letter.objects.filter(
        later, thread=one.thread, direction=MailDirection.IN, nature=BY_A_PERSON
    ).exists()


def due_follow_ups(*, now: datetime) -> list[UUID]:
    """Name the letters of which it is time to see whether they were answered."""
    rows = Outgoing.objects.filter(
        state=OutgoingState.SENT, followed_up_at=None, follow_up_at__lte=now
    )
    return list(rows.order_by("follow_up_at", "id").values_list("id", flat=True)[:MOST])


def follow_ups_of(thread: Thread, *, actor: Actor) -> Sequence[Outgoing]:
    """List the letters of a thread of which the actor wants to be reminded, or was."""
    rows = Outgoing.objects.visible_to(actor).filter(
        thread=thread, letter__isnull=False, follow_up_at__isnull=False
    )
    return list(rows.order_by("sent_at", "id"))
