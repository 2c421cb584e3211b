from collections.abc import Sequence
from datetime import datetime
from typing import Any

from headwater.events.base import Event
from headwater.events.registry import at_once, on
from headwater.mail.events import MailboxChanged, MailboxConnected, MailFetched, OutgoingChanged
from headwater.mail.rules.states import OutgoingState
from headwater.mail.selectors.evidence import MAIL
from headwater.mail.services.words import FEW
from headwater.mail.tasks import fetch_mail, index_letters, send_mail
from headwater.pipeline.selectors.evidence import register

register(MAIL)


@on(MailboxConnected, MailboxChanged)
def mailbox_was_set_up(payload: dict[str, Any]) -> None:
    fetch_mail.enqueue(mailbox_id=payload["mailbox_id"])


@at_once(MailFetched)
def many_letters_came(events: Sequence[Event]) -> None:
    # A job that asks would be one for every letter that comes.
    if any(isinstance(event, MailFetched) and event.letters > FEW for event in events):
        index_letters.enqueue()


@on(OutgoingChanged)
def letter_was_queued(payload: dict[str, Any]) -> None:
    if payload["state"] == OutgoingState.QUEUED:
        at = datetime.fromisoformat(payload["send_at"])
        send_mail.enqueue_at(at, outgoing_id=payload["outgoing_id"])
