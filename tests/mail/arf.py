"""Reports of complaints as providers write them (RFC 5965)."""

from typing import Any

from django.utils import timezone

from headwater.mail.models import Outgoing
from tests.mail.leaving import BO
from tests.mail.world import ADDRESS, MailWorld


def complaint(
    message_id: str = "", *, kind: str = "abuse", to: str = BO, copied: str = "", number: int = 1
) -> bytes:
    """Write a report about a letter; with `to` empty the provider hides who complains."""
    named = f"Original-Rcpt-To: <{to}>\r\n" if to else ""
    original = f"Message-ID: <{message_id}>\r\n" if message_id else ""
    return (
        f"Message-ID: <{number}@fbl.example>\r\nFrom: <staff@fbl.example>\r\nTo: <{ADDRESS}>\r\n"
        f"Subject: complaint\r\nDate: {timezone.now():%a, %d %b %Y %H:%M:%S +0000}\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nThis is a report.\r\n"
        "--b\r\nContent-Type: message/feedback-report\r\n\r\n"
        f"Feedback-Type: {kind}\r\nUser-Agent: SomeLoop/1.0\r\nVersion: 1\r\n{named}\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: {ADDRESS}\r\n{original}{copied}"
        "Subject: Offer\r\n\r\nHere it is.\r\n--b--\r\n"
    ).encode()


def message_id_of(world: MailWorld, one: Any) -> str:
    with world.inside():
        return Outgoing.objects.get(id=one["id"]).message_id
