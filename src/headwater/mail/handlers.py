from datetime import datetime
from typing import Any

from headwater.events.registry import on
from headwater.mail.events import MailboxChanged, MailboxConnected, OutgoingChanged
from headwater.mail.rules.states import OutgoingState
from headwater.mail.selectors.evidence import MAIL
from headwater.mail.tasks import fetch_mail, send_mail
from headwater.pipeline.selectors.evidence import register

register(MAIL)


@on(MailboxConnected, MailboxChanged)
def mailbox_was_set_up(payload: dict[str, Any]) -> None:
    fetch_mail.enqueue(mailbox_id=payload["mailbox_id"])


@on(OutgoingChanged)
def letter_was_queued(payload: dict[str, Any]) -> None:
    if payload["state"] == OutgoingState.QUEUED:
        at = datetime.fromisoformat(payload["send_at"])
        send_mail.enqueue_at(at, outgoing_id=payload["outgoing_id"])
