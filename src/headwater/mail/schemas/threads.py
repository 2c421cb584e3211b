"""What threads, letters and drafts look like on the wire."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from headwater.http.wire import Body
from headwater.mail.models import Attachment, Letter, Outgoing, Thread
from headwater.mail.rules.folding import fold
from headwater.mail.rules.looks import has_remote, is_set
from headwater.mail.rules.states import MailDirection, ThreadBox
from headwater.mail.schemas.follow_ups import FollowUpOut
from headwater.mail.selectors.matches import About


class MailParty(Schema):
    name: str = Field("", max_length=300)
    address: Annotated[str, Field(max_length=320, pattern=r"^[^@\s]+@[^@\s]+$")]


Parties = Annotated[list[MailParty], Field(max_length=100)]


class MailPageQuery(Schema):
    box: ThreadBox = ThreadBox.INBOX
    mailbox_id: UUID | None = Field(None, description="Left out: all you may read in.")
    q: str = Field(
        "",
        max_length=200,
        description="Words by their beginning: of the subject, the people, what is said, the names of files.",
    )
    template_id: UUID | None = Field(None, description="With a letter written with this template.")
    after: str | None = None


class ThreadLineOut(Schema):
    id: UUID
    mailbox_id: UUID
    subject: str
    snippet: str
    others: list[MailParty]
    at: datetime
    letters: int
    unread: int
    has_attachments: bool
    is_done: bool
    assignee_id: UUID | None
    is_flagged: bool
    deal_id: UUID | None
    lead_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    version: int


class ThreadLines(Schema):
    items: list[ThreadLineOut]
    unread: int
    next: str | None


class NamedRecord(Schema):
    id: UUID
    name: str


class AboutOut(Schema):
    """What a thread is about, of that what you see."""

    deal: NamedRecord | None = None
    lead: NamedRecord | None = None
    person: NamedRecord | None = None
    company: NamedRecord | None = None


class AboutIn(Body):
    deal_id: UUID | None = None
    lead_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None

    def about(self) -> About:
        return About(**self.dict())


class AttachmentOut(Schema):
    id: UUID
    name: str
    content_type: str
    size: int
    is_inline: bool

    @classmethod
    def of(cls, one: Attachment) -> "AttachmentOut":
        return cls(
            id=one.id, name=one.name, content_type=one.content_type, size=one.size,
            is_inline=one.is_inline,
        )  # fmt: skip


class LetterOut(Schema):
    id: UUID
    direction: MailDirection
    nature: str = Field(description="`person`, or what kind of machine wrote it.")
    sender: MailParty | None
    author_id: UUID | None = Field(description="The member who wrote it here, if one did.")
    to: list[MailParty]
    cc: list[MailParty]
    subject: str
    sent_at: datetime
    said: str = Field(description="What is said in plain text, without what is quoted.")
    quoted: str
    has_html: bool = Field(
        description="There is more to see than its words: /letters/{id}/frame shows it as it was set."
    )
    has_remote: bool = Field(description="Pictures from elsewhere belong to it.")
    is_whole: bool = Field(description="No: it was too large, only its head is here.")
    is_read: bool
    is_flagged: bool
    attachments: list[AttachmentOut]

    @classmethod
    def of(cls, one: Letter) -> "LetterOut":
        body = next(iter(one.bodies.all()), None)
        html = body.html if body else ""
        folded = fold(body.text if body else "")
        sender = one.sender_address and MailParty(name=one.sender_name, address=one.sender_address)
        return cls(
            id=one.id, direction=MailDirection(one.direction), nature=one.nature,
            sender=sender or None, author_id=getattr(one, "author_id", None), to=one.to, cc=one.cc, subject=one.subject, sent_at=one.sent_at,
            said=folded.said, quoted=folded.quoted + folded.signature,
            has_html=is_set(html), has_remote=has_remote(html), is_whole=one.is_whole, is_read=one.is_read,
            is_flagged=one.is_flagged, attachments=list(map(AttachmentOut.of, one.attachments.all())),
        )  # fmt: skip


class ThreadOut(Schema):
    id: UUID
    mailbox_id: UUID
    subject: str
    is_done: bool
    is_mine: bool
    assignee_id: UUID | None = Field(description="Who answers, where several work in a mailbox.")
    about: AboutOut
    letters: list[LetterOut]
    follow_ups: list[FollowUpOut] = Field(description="Of which letters you are reminded.")
    version: int

    @classmethod
    def of(
        cls,
        one: Thread,
        letters: list[Letter],
        about: Mapping[str, Any],
        *,
        follow_ups: Iterable[Outgoing],
        is_mine: bool,
    ) -> "ThreadOut":
        return cls(
            id=one.id, mailbox_id=one.mailbox_id, subject=one.subject,
            is_done=one.done_at is not None, is_mine=is_mine,
            assignee_id=one.assignee_id, about=AboutOut(**about),
            letters=list(map(LetterOut.of, letters)), version=one.version,
            follow_ups=list(map(FollowUpOut.of, follow_ups)),
        )  # fmt: skip


class ReadIn(Body):
    is_read: bool


class DoneIn(Body):
    is_done: bool


class AssigneeIn(Body):
    member_id: UUID | None


class FlagIn(Body):
    is_flagged: bool


class FrameQuery(Schema):
    show_remote: bool = Field(False, description="Let pictures be fetched from elsewhere.")
    show_quoted: bool = Field(False, description="Show what is quoted below as well.")
