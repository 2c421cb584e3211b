"""Keeping the list of whom not to write to."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.events.log import emit, emit_many
from headwater.mail.events import AddressFreed, AddressSuppressed
from headwater.mail.models import Letter, Mailbox, Outgoing, Suppression
from headwater.mail.rules.bounces import Bounce
from headwater.mail.rules.states import MailDirection
from headwater.mail.rules.suppression import (
    MOST_AT_ONCE,
    NoAddress,
    ReasonMissing,
    SuppressionReason,
    as_bounce,
    is_nobody_there,
    places_in,
)
from headwater.mail.selectors.suppression import get_suppression

# What somebody said themselves is not forgotten for what a server or a colleague said.
WEIGHT = {
    SuppressionReason.BOUNCED: 0,
    SuppressionReason.BY_HAND: 1,
    SuppressionReason.UNSUBSCRIBED: 1,
    SuppressionReason.COMPLAINED: 2,
}


def suppress(
    places: Sequence[str],
    reason: SuppressionReason,
    *,
    now: datetime,
    by: UUID | None = None,
    outgoing_id: UUID | None = None,
    note: str = "",
) -> list[str]:
    """Put addresses (or domains), in small letters, on the list; say which are new there."""
    told = {"reason": reason, "by_id": by, "outgoing_id": outgoing_id, "at": now, "note": note}
    known = {
        one.address: one
        for one in Suppression.objects.select_for_update().filter(address__in=places)
    }
    fresh = [Suppression(address=place[:320], **told) for place in places if place not in known]
    Suppression.objects.bulk_create(fresh, ignore_conflicts=True)
    graver = [
        one for one in known.values() if WEIGHT[reason] > WEIGHT[SuppressionReason(one.reason)]
    ]
    Suppression.objects.filter(id__in=[one.id for one in graver]).update(**told)
    emit_many(
        [
            AddressSuppressed(
                actor_id=by, at=now, suppression_id=one.id, address=one.address, reason=reason,
                outgoing_id=outgoing_id,
            )
            for one in (*fresh, *graver)
        ]
    )  # fmt: skip
    return [one.address for one in fresh]


def add_by_hand(text: str, *, note: str, actor: Actor, now: datetime) -> tuple[int, int, list[str]]:
    """Put what somebody typed or pasted on the list: how many are new, were there, and what is none."""
    places, none = places_in(text)
    if not places:
        raise NoAddress("There is no mail address and no domain in this.", field="addresses")
    if len(places) > MOST_AT_ONCE:
        raise NoAddress("Add at most {most} at once.", most=MOST_AT_ONCE, field="addresses")
    fresh = suppress(places, SuppressionReason.BY_HAND, by=actor.id, note=note, now=now)
    return len(fresh), len(places) - len(fresh), none[:100]


def lift(suppression_id: UUID, *, why: str, actor: Actor, now: datetime) -> None:
    """Take an address off the list. Why stands in the log: it may have to be shown one day."""
    if not why:
        raise ReasonMissing("Say why this address may be written to again.", field="why")
    free(get_suppression(suppression_id), why=why, by=actor.id, now=now)


def free(one: Suppression, *, why: str, by: UUID | None, now: datetime) -> None:
    emit(
        AddressFreed(actor_id=by, at=now, suppression_id=one.id, address=one.address, why=why[:500])
    )
    one.delete()


def note_bounce(bounce: Bounce, mailbox: Mailbox, *, now: datetime) -> None:
    """Put an address on the list at which, as a server says for good, there is nobody.

    Anybody can write a letter that looks like a bounce: believed is only what names a letter of
    this mailbox by its Message-ID, and of its receivers only.
    """
    if not bounce.message_id or not is_nobody_there(bounce):
        return
    sent = Outgoing.objects.filter(mailbox=mailbox, message_id=bounce.message_id).first()
    receivers = sent.receivers if sent else _receivers(bounce, mailbox)
    there = {address.lower() for address in receivers}
    gone = [address for address in bounce.recipients if address in there]
    suppress(
        gone, SuppressionReason.BOUNCED, now=now, outgoing_id=sent.id if sent else None,
        note=bounce.reason[:500],
    )  # fmt: skip


def note_refusals(one: Outgoing, refused: Mapping[str, tuple[int, str]], *, now: datetime) -> None:
    """Put on the list whom a server refused because there is nobody of that name."""
    gone = [
        address.lower()
        for address, (code, said) in refused.items()
        if is_nobody_there(as_bounce(address, code, said))
    ]
    suppress(gone, SuppressionReason.BOUNCED, now=now, outgoing_id=one.id)


def _receivers(bounce: Bounce, mailbox: Mailbox) -> list[str]:
    written = Letter.objects.filter(
        mailbox=mailbox, key=bounce.message_id, direction=MailDirection.OUT
    ).first()
    return [who["address"] for who in (*written.to, *written.cc)] if written else []
