from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.accounts.events import WorkspaceEvent
from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class _OfMailbox(Event):
    subject_kind: ClassVar[str] = "mailbox"

    mailbox_id: UUID


@dataclass(frozen=True, kw_only=True)
class MailboxConnected(_OfMailbox):
    name: ClassVar[str] = "mailbox.connected"

    address: str


@dataclass(frozen=True, kw_only=True)
class MailboxChanged(_OfMailbox):
    """Somebody set a mailbox up otherwise; `what` names the settings, not what they are."""

    name: ClassVar[str] = "mailbox.changed"

    what: list[str]


@dataclass(frozen=True, kw_only=True)
class MailboxRemoved(_OfMailbox):
    name: ClassVar[str] = "mailbox.removed"

    address: str


@dataclass(frozen=True, kw_only=True)
class MailFetched(_OfMailbox):
    """Something in a mailbox is not as it was: how many letters came, and in which threads."""

    name: ClassVar[str] = "mail.fetched"

    letters: int
    thread_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class MailFetchingFailed(_OfMailbox):
    """Letters could not be fetched; told once for each problem, not for each attempt."""

    name: ClassVar[str] = "mail.fetching_failed"

    problem: str


@dataclass(frozen=True, kw_only=True)
class ThreadChanged(_OfMailbox):
    """Somebody put a thread aside, took it back, or said what it is about."""

    name: ClassVar[str] = "mail.thread_changed"

    thread_id: UUID


@dataclass(frozen=True, kw_only=True)
class OutgoingChanged(_OfMailbox):
    """Something written has come further on its way."""

    name: ClassVar[str] = "mail.outgoing_changed"

    outgoing_id: UUID
    state: str
    send_at: str | None = None


@dataclass(frozen=True, kw_only=True)
class LetterSighted(_OfMailbox):
    """A picture of a sent letter was fetched, or a link of it followed.

    `news` says what of it is worth telling its author (opened, clicked, reopened): it was a human.
    """

    name: ClassVar[str] = "mail.letter_sighted"

    outgoing_id: UUID
    thread_id: UUID | None
    news: list[str]


@dataclass(frozen=True, kw_only=True)
class TrackingChanged(WorkspaceEvent):
    """Whether letters tell when they are seen, or under which name, was decided otherwise."""

    name: ClassVar[str] = "mail.tracking_changed"

    default: str
    domain: str


@dataclass(frozen=True, kw_only=True)
class _OfSuppression(Event):
    subject_kind: ClassVar[str] = "suppression"

    suppression_id: UUID
    address: str


@dataclass(frozen=True, kw_only=True)
class AddressSuppressed(_OfSuppression):
    """No machine writes to an address, or (without @) a domain, any more, and people are warned.

    `outgoing_id` is the letter that it came of: by its link, or by not arriving.
    """

    name: ClassVar[str] = "mail.address_suppressed"

    reason: str
    outgoing_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class AddressFreed(_OfSuppression):
    """An address may be written to again; `why` says who wished so."""

    name: ClassVar[str] = "mail.address_freed"

    why: str


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(Event):
    """By what right a person is written to was written down, or that they took it back."""

    name: ClassVar[str] = "person.consent_recorded"
    subject_kind: ClassVar[str] = "person"

    person_id: UUID
    basis: str
    is_withdrawal: bool


@dataclass(frozen=True, kw_only=True)
class LeadConsentRecorded(Event):
    """The same of a lead."""

    name: ClassVar[str] = "lead.consent_recorded"
    subject_kind: ClassVar[str] = "lead"

    lead_id: UUID
    basis: str
    is_withdrawal: bool


@dataclass(frozen=True, kw_only=True)
class MailTemplateChanged(Event):
    """A template of letters was created or edited; `what` says which."""

    name: ClassVar[str] = "mail_template.changed"
    subject_kind: ClassVar[str] = "mail_template"

    mail_template_id: UUID
    what: str
