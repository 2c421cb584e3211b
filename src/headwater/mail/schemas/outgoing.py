"""What drafts and letters on their way look like on the wire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.http.wire import Body
from headwater.mail.models import Enclosure, Outgoing
from headwater.mail.rules.states import OutgoingState
from headwater.mail.schemas.follow_ups import FOLLOW_UP
from headwater.mail.schemas.threads import MailParty, Parties
from headwater.mail.services.outgoing import NewOutgoing


class EnclosureOut(Schema):
    id: UUID
    name: str
    content_type: str
    size: int

    @classmethod
    def of(cls, one: Enclosure) -> "EnclosureOut":
        return cls(id=one.id, name=one.name, content_type=one.content_type, size=one.size)


class OutgoingIn(Body):
    id: UUID | None = None
    mailbox_id: UUID
    thread_id: UUID | None = None
    answers_id: UUID | None = Field(None, description="The letter that this one answers.")
    deal_id: UUID | None = Field(
        None, description="What a new letter is about: at most one of four."
    )
    lead_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    to: Parties = []
    cc: Parties = []
    bcc: Parties = []
    subject: str = Field("", max_length=900)
    text: str = Field("", max_length=500_000)
    doc: dict[str, Any] | None = None
    template_id: UUID | None = Field(None, description="The template it is written with.")
    follow_up_at: AwareDatetime | None = FOLLOW_UP
    is_tracked: bool | None = Field(
        None, description="It tells when it is seen; null: as the workspace has it."
    )

    def new(self) -> NewOutgoing:
        return NewOutgoing(**self.dict())


class OutgoingPatch(Body):
    mailbox_id: UUID = None  # type: ignore[assignment]  # left out, or an id
    to: Parties = []
    cc: Parties = []
    bcc: Parties = []
    subject: str = Field("", max_length=900)
    text: str = Field("", max_length=500_000)
    doc: dict[str, Any] | None = None
    template_id: UUID | None = None
    follow_up_at: AwareDatetime | None = FOLLOW_UP
    is_tracked: bool | None = None


class SendIn(Body):
    send_at: AwareDatetime | None = Field(
        None, description="When it leaves at the earliest; left out: in ten seconds."
    )
    even_so: bool = Field(
        False, description="Although who it goes to is on the list of whom not to write to."
    )


class SettleIn(Body):
    was_sent: bool


class OutgoingQuery(Schema):
    state: list[OutgoingState] = Field(
        [OutgoingState.DRAFT, OutgoingState.QUEUED, OutgoingState.SENDING, OutgoingState.FAILED,
         OutgoingState.UNKNOWN]
    )  # fmt: skip


class OutgoingOut(Schema):
    id: UUID
    mailbox_id: UUID
    thread_id: UUID | None
    answers_id: UUID | None
    letter_id: UUID | None
    deal_id: UUID | None
    lead_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    to: list[MailParty]
    cc: list[MailParty]
    bcc: list[MailParty]
    subject: str
    text: str
    doc: dict[str, Any] | None
    state: OutgoingState
    is_automatic: bool = Field(description="A sequence wrote it.")
    is_tracked: bool | None
    problem: str
    problem_text: str
    send_at: datetime | None
    sent_at: datetime | None
    template_id: UUID | None
    follow_up_at: datetime | None
    followed_up_at: datetime | None = Field(description="When it was seen whether anybody had.")
    follow_up_task_id: UUID | None
    updated_at: datetime
    enclosures: list[EnclosureOut]
    version: int

    @classmethod
    def of(cls, one: Outgoing) -> "OutgoingOut":
        names = [name for name in cls.model_fields if name != "enclosures"]
        return cls(
            enclosures=list(map(EnclosureOut.of, one.enclosures.all())),
            **{name: getattr(one, name) for name in names},
        )


class OutgoingList(Schema):
    items: list[OutgoingOut]
