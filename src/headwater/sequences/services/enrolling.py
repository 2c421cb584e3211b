"""Putting people into a sequence, letting them rest, and taking them out."""

from collections.abc import Sequence as ListOf
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_noop

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.mail.models import Mailbox
from headwater.mail.rules.states import MailboxNotFound
from headwater.mail.selectors.mailboxes import NO_MAILBOX, own_addresses
from headwater.mail.selectors.suppression import unwilling
from headwater.pipeline.selectors.deals import get_deal
from headwater.sequences.events import LeadEnrolled, PersonEnrolled
from headwater.sequences.models import Enrolment, Sequence
from headwater.sequences.rules.states import (
    RUNNING,
    EnrolmentOver,
    EnrolmentState,
    NotEnrolled,
    NotStarted,
    Reason,
    Refusal,
)
from headwater.sequences.rules.steps import check_ready, steps_of
from headwater.sequences.rules.timing import next_moment
from headwater.sequences.selectors.enrolments import get_enrolment
from headwater.sequences.selectors.receivers import Receiver, receivers
from headwater.sequences.selectors.sequences import current_version, get_sequence
from headwater.sequences.services.moving import end, tell, window_of

WHY = {
    Refusal.NOT_FOUND: gettext_noop("They are not there any more, or not shown to you."),
    Refusal.NO_ADDRESS: gettext_noop("They have no mail address."),
    Refusal.ALREADY_IN: gettext_noop("Somebody with the same address is in it already."),
    Refusal.SUPPRESSED: gettext_noop("They do not want mail."),
    Refusal.OWN_PEOPLE: gettext_noop("They are one of us."),
}


@dataclass(frozen=True, kw_only=True)
class Enrolling:
    """Who is to go through a sequence, about which deal, and from which mailbox."""

    sequence_id: UUID
    mailbox_id: UUID
    person_ids: ListOf[UUID] = ()
    lead_ids: ListOf[UUID] = ()
    deal_id: UUID | None = None


@dataclass
class Enrolled:
    """Who was put in, and who was not and why."""

    done: list[Enrolment] = field(default_factory=list)
    refused: list[tuple[UUID, Refusal]] = field(default_factory=list)


def enrol(wish: Enrolling, *, actor: Actor, now: datetime) -> Enrolled:
    """Enrol people and leads; whoever cannot be is named with the reason, the others go in."""
    sequence, mailbox = _ready(wish, actor=actor)
    version = current_version(sequence)
    steps = steps_of(version.steps)
    check_ready(steps)
    found = receivers(wish.person_ids, wish.lead_ids, actor=actor)
    refusals = _refusals(sequence, found)
    enrolled = Enrolled()
    for record_id in dict.fromkeys((*wish.person_ids, *wish.lead_ids)):
        refusal = Refusal.NOT_FOUND if record_id not in found else refusals.get(record_id)
        if refusal:
            enrolled.refused.append((record_id, refusal))
            continue
        who = found[record_id]
        one = Enrolment(
            sequence=sequence, at_version=version, owner_id=actor.id, mailbox=mailbox,
            person_id=who.person_id, lead_id=who.lead_id, company_id=who.company_id,
            deal_id=wish.deal_id, name=who.name, address=who.address, zone=who.zone,
            country=who.country, step=steps[0].key, started_at=now,
        )  # fmt: skip
        one.due_at = next_moment(now, window_of(one))
        enrolled.done.append(one)
    Enrolment.objects.bulk_create(enrolled.done)
    for one in enrolled.done:
        tell(one, actor_id=actor.id, now=now)
        _tell_begun(one, actor=actor, now=now)
    return enrolled


def check_enrolling(wish: Enrolling, *, actor: Actor) -> None:
    """Refuse the whole if nobody could be enrolled so."""
    sequence, _ = _ready(wish, actor=actor)
    check_ready(steps_of(current_version(sequence).steps))


def enrol_anew(wish: Enrolling, *, actor: Actor, now: datetime) -> None:
    """Enrol one of many, once: whoever stands in it stays, whoever went through it is refused.

    Raises NotEnrolled.
    """
    mine = Q(person_id__in=wish.person_ids) | Q(lead_id__in=wish.lead_ids)
    before = Enrolment.objects.filter(mine, sequence_id=wish.sequence_id)
    if before.filter(state__in=RUNNING).exists():
        return
    if before.filter(runs__isnull=False).exists():
        raise NotEnrolled("They were in this sequence before.")
    for _, refusal in enrol(wish, actor=actor, now=now).refused:
        raise NotEnrolled(WHY[refusal])


def _tell_begun(one: Enrolment, *, actor: Actor, now: datetime) -> None:
    event = PersonEnrolled if one.person_id else LeadEnrolled
    told = {"person_id": one.person_id} if one.person_id else {"lead_id": one.lead_id}
    emit(
        event(
            actor_id=actor.id, at=now, sequence_id=one.sequence_id, enrolment_id=one.id, **told
        )
    )  # fmt: skip


def _ready(wish: Enrolling, *, actor: Actor) -> tuple[Sequence, Mailbox]:
    """Give the sequence, locked so that nobody goes in twice, and the mailbox, one's own."""
    sequence = get_sequence(wish.sequence_id, actor=actor, lock=True)
    if sequence.archived_at is not None:
        raise NotStarted("This sequence was put away. Take it back first.")
    mailbox = Mailbox.objects.owned_by(actor).filter(id=wish.mailbox_id).first()
    if mailbox is None:
        raise MailboxNotFound(NO_MAILBOX)
    if wish.deal_id is not None:
        get_deal(wish.deal_id, actor=actor)
    return sequence, mailbox


def _refusals(sequence: Sequence, found: dict[UUID, Receiver]) -> dict[UUID, Refusal]:
    """Say who cannot be enrolled: without an address, already in it, one of us, not to be written to."""
    own = own_addresses()
    running = Enrolment.objects.filter(sequence=sequence, state__in=RUNNING)
    there = set(running.values_list("person_id", flat=True))
    there |= set(running.values_list("lead_id", flat=True))
    addresses = set(running.values_list("address", flat=True))
    unwanted = unwilling([who.address for who in found.values() if who.address])
    refusals: dict[UUID, Refusal] = {}
    for record_id, who in found.items():
        if not who.address:
            refusals[record_id] = Refusal.NO_ADDRESS
        elif record_id in there or who.address in addresses:
            refusals[record_id] = Refusal.ALREADY_IN
        elif who.address in own:
            refusals[record_id] = Refusal.OWN_PEOPLE
        elif who.address in unwanted:
            refusals[record_id] = Refusal.SUPPRESSED
        addresses.add(who.address)
    return refusals


def pause(enrolment_id: UUID, *, actor: Actor, now: datetime) -> Enrolment:
    one = _running(enrolment_id, actor=actor)
    if one.state != EnrolmentState.PAUSED:
        one.state, one.reason, one.details = EnrolmentState.PAUSED, "", ""
        one.saved("state", "reason", "details")
        tell(one, actor_id=actor.id, now=now)
    return one


def go_on(enrolment_id: UUID, *, actor: Actor, now: datetime) -> Enrolment:
    """Go on with somebody who was paused or held: at their next open hour, or when it was due."""
    one = _running(enrolment_id, actor=actor)
    if one.state != EnrolmentState.ACTIVE:
        one.state, one.reason, one.details = EnrolmentState.ACTIVE, "", ""
        one.due_at = next_moment(max(one.due_at or now, now), window_of(one))
        one.saved("state", "reason", "details", "due_at")
        tell(one, actor_id=actor.id, now=now)
    return one


def stop(enrolment_id: UUID, *, actor: Actor, now: datetime) -> Enrolment:
    """Take somebody out for good. Once more changes nothing."""
    one = get_enrolment(enrolment_id, actor=actor, lock=True)
    if one.state in RUNNING:
        end(one, Reason.BY_HAND, actor_id=actor.id, now=now)
    return one


def _running(enrolment_id: UUID, *, actor: Actor) -> Enrolment:
    one = get_enrolment(enrolment_id, actor=actor, lock=True)
    if one.state not in RUNNING:
        raise EnrolmentOver("It has ended for them. Enrol them anew.")
    return one
