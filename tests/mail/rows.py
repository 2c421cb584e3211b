"""One of everything of mail, for the tests of who may read and do what."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from headwater.accounts.models import Member
from headwater.activities.models import Note
from headwater.activities.rules import NoteKind
from headwater.fields.rules.views import ViewScope
from headwater.mail.models import (
    Attachment,
    Enclosure,
    Folder,
    Letter,
    LetterBody,
    Mailbox,
    MailTemplate,
    Outgoing,
    Suppression,
    Thread,
)
from headwater.mail.rules.letterhtml import as_document
from headwater.mail.rules.states import FolderRole, MailDirection, MailSight, OutgoingState
from headwater.mail.rules.suppression import SuppressionReason
from headwater.mail.services.stored import keep
from tests import make
from tests.access_matrix import FIELDS_DOC

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


def mailbox(member: Member, **fields: Any) -> Mailbox:
    defaults = {
        "address": f"{member.id}@example.com",
        "imap_host": "imap.example.com",
        "smtp_host": "smtp.example.com",
        "username": "ada",
    }
    made = Mailbox(member=member, **defaults | fields)
    made.secret = settings.VAULT.close("a secret", place=made.place)
    made.save(force_insert=True)
    return made


def thread(of: Mailbox, **fields: Any) -> Thread:
    defaults = {
        "subject": "Desks", "first_at": NOW, "last_at": NOW, "last_in_at": NOW,
        "letters_count": 1, "others": [{"name": "Bo", "address": "bo@example.com"}],
    }  # fmt: skip
    return Thread.objects.create(mailbox=of, **defaults | fields)


def letter(of: Thread, **fields: Any) -> Letter:
    text, html = fields.pop("text", "Ten desks."), fields.pop("html", "<p>Ten desks.</p>")
    defaults = {
        "key": f"{of.id}.{of.letters.count()}@example.com", "direction": MailDirection.IN,
        "sender_address": "bo@example.com", "subject": of.subject, "sent_at": NOW,
    }  # fmt: skip
    made = Letter.objects.create(mailbox=of.mailbox, thread=of, **defaults | fields)
    LetterBody.objects.create(letter=made, text=text, html=html)
    return made


def mail_world(canary: str, owner: Member) -> dict[str, Any]:
    """Make a mailbox everybody reads, and a private one whose every text holds the canary."""
    shared = mailbox(owner, address=f"{canary}-all@example.com".lower(), sight=MailSight.EVERYBODY)
    Folder.objects.create(mailbox=shared, name="INBOX", role=FolderRole.INBOX, is_fetched=True)
    talk = thread(shared)
    said = letter(talk)
    attachment = Attachment.objects.create(
        letter=said,
        position=0,
        name="a.txt",
        content_type="text/plain",
        size=3,
        digest=keep(b"abc"),
    )
    receivers = [{"name": "Bo", "address": "bo@example.com"}]
    draft = Outgoing.objects.create(
        mailbox=shared, author=owner, to=receivers, subject=f"{canary} draft"
    )
    unsettled = Outgoing.objects.create(
        mailbox=shared, author=owner, to=receivers, state=OutgoingState.UNKNOWN, claimed_at=NOW
    )
    enclosure = Enclosure.objects.create(
        outgoing=draft, name=f"{canary}.txt", content_type="text/plain", size=3, digest=keep(b"abc")
    )
    suppression = Suppression.objects.create(
        address=f"{canary}-gone@example.com".lower(), reason=SuppressionReason.BY_HAND, at=NOW
    )
    template = MailTemplate.objects.create(
        name="Offer", language="en", owner=owner, scope=ViewScope.WORKSPACE, doc=FIELDS_DOC
    )
    _private(canary, owner, MailSight.PRIVATE)
    _private(canary, owner, MailSight.CHOSEN)
    return {
        "mail_template": template.id,
        "mailbox": shared.id, "thread": talk.id, "letter": said.id, "attachment": attachment.id,
        "outgoing": draft.id, "enclosure": enclosure.id, "unsettled": unsettled.id, "suppression": suppression.id,
    }  # fmt: skip


def _private(canary: str, owner: Member, sight: MailSight) -> None:
    box = mailbox(owner, address=f"{canary}-{sight}@example.com".lower(), sight=sight)
    talk = thread(box, subject=f"{canary} private", snippet=f"{canary} private")
    words = f"{canary} private"
    MailTemplate.objects.create(
        name=words, subject=words, text=words, language="en", owner=owner, doc=as_document(words)
    )
    said = letter(talk, text=f"{canary} private", html=f"<p>{canary} private</p>")
    Note.objects.create(
        kind=NoteKind.EMAIL, text=f"{canary} private letter", author=owner, is_private=True,
        company=make.company(name="Of a letter", owner=owner), letter_id=said.id, is_incoming=True,
    )  # fmt: skip
