from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

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
class MailTemplateChanged(Event):
    """A template of letters was created or edited; `what` says which."""

    name: ClassVar[str] = "mail_template.changed"
    subject_kind: ClassVar[str] = "mail_template"

    mail_template_id: UUID
    what: str
