"""Writing: drafts that are kept, and putting them on their way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.services.notes import written
from headwater.activities.services.tasks import check_links
from headwater.activities.services.telling import LINKS
from headwater.events.log import emit
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7
from headwater.mail.events import OutgoingChanged
from headwater.mail.models import Enclosure, Outgoing
from headwater.mail.rules.states import (
    UNDO_SECONDS,
    AlreadyOnItsWay,
    BadReceiver,
    NoReceiver,
    OutgoingNotFound,
    OutgoingState,
    RemindedTooEarly,
)
from headwater.mail.rules.writing import new_message_id, written_address
from headwater.mail.selectors.mailboxes import get_mailbox
from headwater.mail.selectors.outgoing import get_outgoing
from headwater.mail.selectors.suppression import check_wanted, told, unwilling
from headwater.mail.selectors.templates import get_template
from headwater.mail.selectors.threads import get_letter, get_thread
from headwater.mail.services.stored import keep

Receivers = list[dict[str, str]]
MOST_RECEIVERS = 100
LARGEST_LETTER = 25_000_000  # bytes of attachments; most servers take no more
REWRITABLE = {OutgoingState.DRAFT, OutgoingState.FAILED}


@dataclass(frozen=True, kw_only=True)
class NewOutgoing:
    """What somebody begins to write, from which of their mailboxes, and what it answers."""

    mailbox_id: UUID
    id: UUID | None = None
    thread_id: UUID | None = None
    answers_id: UUID | None = None
    deal_id: UUID | None = None
    lead_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    to: Receivers = field(default_factory=list)
    cc: Receivers = field(default_factory=list)
    bcc: Receivers = field(default_factory=list)
    subject: str = ""
    text: str = ""
    doc: Mapping[str, Any] | None = None
    is_automatic: bool = False
    template_id: UUID | None = None
    follow_up_at: datetime | None = None
    is_tracked: bool | None = None


def begin(new: NewOutgoing, *, actor: Actor, now: datetime) -> Outgoing:
    """Keep a draft. It may lack everything; what is missing is asked for when it is sent."""
    if new.id is not None and Outgoing.objects.filter(id=new.id).exists():
        return get_outgoing(new.id, actor=actor)  # the same request once more
    mailbox = get_mailbox(new.mailbox_id, actor=actor)
    answers = get_letter(new.answers_id, actor=actor) if new.answers_id else None
    thread_id = answers.thread_id if answers else new.thread_id
    if thread_id is not None:
        thread_id = get_thread(thread_id, actor=actor).id
    about = {name: getattr(new, name) for name in LINKS}
    check_links(actor, **about)
    doc, text = written(new.doc, new.text)
    if new.template_id is not None:
        get_template(new.template_id, actor=actor)
    return Outgoing.objects.create(
        id=new.id or uuid7(), mailbox=mailbox, author_id=actor.id, thread_id=thread_id,
        answers=answers, to=new.to, cc=new.cc, bcc=new.bcc, subject=new.subject, text=text, doc=doc,
        is_automatic=new.is_automatic, is_tracked=new.is_tracked, template_id=new.template_id,
        follow_up_at=new.follow_up_at, updated_at=now, **about,
    )  # fmt: skip


def rewrite(
    outgoing_id: UUID, changes: Mapping[str, Any], *, version: int | None, actor: Actor
) -> Outgoing:
    """Change a draft, or what could not be sent; what is on its way is not changed any more."""
    one = _rewritable(outgoing_id, actor=actor)
    check_version(one.version, version)
    wanted = dict(changes)
    if "mailbox_id" in wanted:
        wanted["mailbox_id"] = get_mailbox(wanted["mailbox_id"], actor=actor).id
    if wanted.get("template_id"):
        get_template(wanted["template_id"], actor=actor)
    if {"doc", "text"} & wanted.keys():
        wanted["doc"], wanted["text"] = written(wanted.get("doc"), wanted.get("text", ""))
    changed = [name for name, value in wanted.items() if getattr(one, name) != value]
    for name in changed:
        setattr(one, name, wanted[name])
    if changed:
        one.saved(*changed)
    return one


def throw_away(outgoing_id: UUID, *, actor: Actor) -> None:
    _rewritable(outgoing_id, actor=actor).delete()


def enclose(outgoing_id: UUID, *, name: str, content_type: str, data: bytes, actor: Actor) -> None:
    """Put a file into a draft."""
    one = _rewritable(outgoing_id, actor=actor)
    enclosed = sum(Enclosure.objects.filter(outgoing=one).values_list("size", flat=True))
    if enclosed + len(data) > LARGEST_LETTER:
        raise BadReceiver(
            "With this file the letter is larger than 25 MB, which most servers refuse."
        )
    Enclosure.objects.create(
        outgoing=one, name=name[:255] or "file", content_type=content_type[:150],
        size=len(data), digest=keep(data),
    )  # fmt: skip
    one.saved("problem")


def take_out(outgoing_id: UUID, enclosure_id: UUID, *, actor: Actor) -> None:
    one = _rewritable(outgoing_id, actor=actor)
    enclosed = Enclosure.objects.filter(outgoing=one, id=enclosure_id).first()
    if enclosed is None:
        raise OutgoingNotFound("There is no such file in this draft.")
    enclosed.delete()
    one.saved("problem")


def put_on_its_way(
    outgoing_id: UUID,
    *,
    send_at: datetime | None,
    version: int | None,
    actor: Actor,
    now: datetime,
    even_so: bool = False,
) -> Outgoing:
    """Queue a letter; it leaves a few seconds later, or when it is to. The same again changes nothing.

    What a machine writes to who does not want it fails; a person is warned, and may go on with
    `even_so`. Raises NoReceiver, BadReceiver, RemindedTooEarly, Unwritable and ReceiverSuppressed.
    """
    one = get_outgoing(outgoing_id, actor=actor, lock=True)
    if one.state not in REWRITABLE:
        return one
    check_version(one.version, version)
    get_mailbox(one.mailbox_id, actor=actor)  # one may not work in it any more
    _check_receivers(one)
    if one.is_automatic and (found := unwilling(one.receivers)):
        return refuse(one, told(found), actor_id=actor.id, now=now)
    if not one.is_automatic and not even_so:
        check_wanted(one.receivers)
    leaves_at = max(send_at or now, now + timedelta(seconds=UNDO_SECONDS))
    if one.follow_up_at is not None and one.follow_up_at <= leaves_at:
        raise RemindedTooEarly(
            "The reminder comes before the letter has left. Choose a later day.",
            field="follow_up_at",
        )
    one.state, one.problem, one.problem_text = OutgoingState.QUEUED, "", ""
    one.message_id = new_message_id(one.mailbox.address.rpartition("@")[2])
    one.send_at = leaves_at
    one.attempts, one.claimed_at = 0, None
    one.saved("state", "message_id", "send_at", "attempts", "claimed_at", "problem", "problem_text")
    tell(one, actor_id=actor.id, now=now)
    return one


def _check_receivers(one: Outgoing) -> None:
    receivers = one.receivers
    if not receivers:
        raise NoReceiver("Say to whom it goes.", field="to")
    if len(receivers) > MOST_RECEIVERS:
        raise BadReceiver(
            "A letter goes to at most {most} people.", most=MOST_RECEIVERS, field="to"
        )
    if one.is_automatic and len(receivers) > 1:  # whoever unsubscribes does so for themselves
        raise BadReceiver("A letter of a sequence goes to one person.", field="to")
    for address in receivers:
        written_address(address)  # refuses what is none


def refuse(one: Outgoing, why: str, *, actor_id: UUID | None, now: datetime) -> Outgoing:
    """Let a letter of a machine fail: who it goes to does not want any."""
    one.state, one.problem, one.problem_text = OutgoingState.FAILED, "suppressed", why
    one.saved("state", "problem", "problem_text")
    tell(one, actor_id=actor_id, now=now)
    return one


def take_back(outgoing_id: UUID, *, actor: Actor, now: datetime) -> Outgoing:
    """Make a draft again of what has not left yet.

    Raises AlreadyOnItsWay.
    """
    one = get_outgoing(outgoing_id, actor=actor, lock=True)
    if one.state == OutgoingState.DRAFT:
        return one
    if one.state != OutgoingState.QUEUED:
        raise AlreadyOnItsWay("It has left already.")
    one.state, one.send_at = OutgoingState.DRAFT, None
    one.saved("state", "send_at")
    tell(one, actor_id=actor.id, now=now)
    return one


def settle(outgoing_id: UUID, *, was_sent: bool, actor: Actor, now: datetime) -> Outgoing:
    """Say what became of a letter of which the server never said whether it took it."""
    one = get_outgoing(outgoing_id, actor=actor, lock=True)
    if one.state != OutgoingState.UNKNOWN:
        raise AlreadyOnItsWay("It is known what became of this letter.")
    one.state = OutgoingState.SENT if was_sent else OutgoingState.DRAFT
    one.sent_at = one.claimed_at if was_sent else None
    one.problem, one.problem_text = "", ""
    one.saved("state", "sent_at", "problem", "problem_text")
    tell(one, actor_id=actor.id, now=now)
    return one


def tell(one: Outgoing, *, actor_id: UUID | None, now: datetime) -> None:
    emit(
        OutgoingChanged(
            actor_id=actor_id, at=now, mailbox_id=one.mailbox_id, outgoing_id=one.id,
            state=one.state, send_at=one.send_at.isoformat() if one.send_at else None,
        )
    )  # fmt: skip


def _rewritable(outgoing_id: UUID, *, actor: Actor) -> Outgoing:
    one = get_outgoing(outgoing_id, actor=actor, lock=True)
    if one.state not in REWRITABLE:
        raise AlreadyOnItsWay("It is on its way. Take it back first, if it has not left.")
    return one
