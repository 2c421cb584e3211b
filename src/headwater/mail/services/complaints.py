"""Believing that somebody called a letter of ours spam, and writing to them no more."""

from collections.abc import Sequence
from datetime import datetime

from headwater.mail.models import Letter, Outgoing, PublicLink
from headwater.mail.rules.complaints import Complaint
from headwater.mail.rules.states import MailDirection
from headwater.mail.rules.suppression import SuppressionReason
from headwater.mail.selectors.links import UNSUBSCRIBE
from headwater.mail.services.suppression import suppress


def note_complaint(complaint: Complaint, *, now: datetime) -> None:
    """Put on the list whoever complained, of a letter that this workspace sent.

    Reports go to whichever mailbox was registered for them. Anybody can write one: believed is what
    holds our own link to unsubscribe, which only the receiver has, or the Message-ID of a letter
    we sent; and of its receivers only. Providers like to hide who it was: of a letter to one person
    that is known all the same, of one to several nobody is guessed.
    """
    letter = Outgoing.objects.filter(message_id=complaint.message_id).exclude(message_id="").first()
    links = PublicLink.objects.filter(token__in=complaint.ways_out, kind=UNSUBSCRIBE)
    who = [link.address for link in links]
    if not who and letter is not None:
        who = _of(complaint, letter.receivers)
    elif not who and complaint.message_id:
        who = _of(complaint, _receivers(complaint.message_id))
    if not who:
        return
    about = letter.id if letter else next((link.outgoing_id for link in links), None)
    suppress(who, SuppressionReason.COMPLAINED, outgoing_id=about, note=complaint.by, now=now)
    if about:
        Outgoing.objects.filter(id=about, problem="").update(
            problem="complained", problem_text=", ".join(who)[:500]
        )


def _of(complaint: Complaint, receivers: Sequence[str]) -> list[str]:
    there = list(dict.fromkeys(address.lower() for address in receivers))
    named = [address for address in complaint.recipients if address in there]
    return named or (there if len(there) == 1 else [])


def _receivers(message_id: str) -> list[str]:
    """Say whom a letter went to that was written in another program."""
    sent = Letter.objects.filter(key=message_id, direction=MailDirection.OUT).first()
    return [who["address"] for who in (*sent.to, *sent.cc)] if sent else []
