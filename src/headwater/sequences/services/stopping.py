"""Ending sequences when something comes back: an answer, a bounce, a meeting, a deal that moved."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import F, Func, Q, QuerySet, Value

from headwater.mail.models import Letter, Outgoing
from headwater.mail.rules.automatic import Nature
from headwater.mail.rules.states import MailDirection, OutgoingState
from headwater.sequences.models import Enrolment, StepRun
from headwater.sequences.rules.states import RUNNING, EnrolmentState, Reason
from headwater.sequences.selectors.enrolments import any_of
from headwater.sequences.selectors.outcomes import STANDING
from headwater.sequences.selectors.signs import of_outgoing, reason_to_stop
from headwater.sequences.services.moving import end, hold

TOLD = {one.value for one in Reason}
SAID_BY_THEM = {Reason.UNSUBSCRIBED, Reason.BOUNCED, Reason.COMPLAINED}


def look_at_threads(thread_ids: Iterable[UUID], mailbox_id: UUID, *, now: datetime) -> None:
    """End it for whoever answered in one of these threads, or whose letter came back."""
    came = Letter.objects.filter(
        thread_id__in=list(thread_ids), direction=MailDirection.IN, nature=Nature.PERSON
    )
    bounced = Q(runs__outgoing__mailbox_id=mailbox_id, runs__outgoing__problem="bounced")
    _look(Q(address__in=came.values("sender_address")) | bounced, now=now)


def look_at_records(links: Mapping[str, UUID], *, now: datetime) -> None:
    """End it for a person, lead or deal of which something has become known."""
    _look(any_of(links), now=now)


def look_at_suppressed(place: str, why: str, *, now: datetime) -> None:
    """End it for who is not to be written to any more: an address, or all of a domain."""
    reason = Reason(why) if why in SAID_BY_THEM else Reason.SUPPRESSED
    wanted = Q(address=place) if "@" in place else Q(address__endswith=f"@{place}")
    for one in _running(wanted):
        end(one, reason, actor_id=None, now=now)


def look_at_letter(outgoing_id: UUID, *, now: datetime) -> None:
    """Hold it for whose letter could not be sent; what nobody wanted any more ends it."""
    outgoing = Outgoing.objects.filter(id=outgoing_id).first()
    one = of_outgoing(outgoing) if outgoing else None
    if outgoing is None or one is None:
        return
    locked = _running(Q(id=one.id)).first()
    if locked is None or locked.state == EnrolmentState.HELD:
        return
    state = outgoing.state
    if state == OutgoingState.STOPPED:
        reason = outgoing.problem if outgoing.problem in TOLD else Reason.BY_HAND
        end(locked, Reason(reason), actor_id=None, now=now)
    elif state == OutgoingState.FAILED and outgoing.problem == Reason.SUPPRESSED:
        end(locked, Reason.SUPPRESSED, actor_id=None, now=now)
    elif state in {OutgoingState.FAILED, OutgoingState.UNKNOWN}:
        hold(locked, Reason.NOT_SENT, outgoing.problem_text, now=now)


def let_go_of_mailbox(mailbox_id: UUID) -> None:
    """Part with a mailbox that is being forgotten: who would have got mail from it is held.

    What its letters came to is kept as numbers, so that the results of past steps stay.
    """
    runs = StepRun.objects.filter(outgoing__mailbox_id=mailbox_id)
    for outcome, is_so in STANDING.items():
        runs.filter(is_so).update(kept=Func(F("kept"), Value(outcome), function="array_append"))
    runs.update(outgoing=None)
    of_it = Enrolment.objects.filter(mailbox_id=mailbox_id)
    of_it.filter(state=EnrolmentState.ACTIVE).update(
        state=EnrolmentState.HELD, reason=Reason.NO_MAILBOX, due_at=None
    )
    of_it.update(mailbox=None)


def _look(wanted: Q, *, now: datetime) -> None:
    for one in _running(wanted):
        if reason := reason_to_stop(one):
            end(one, reason, actor_id=None, now=now)
            if reason == Reason.REPLIED and one.company_id and one.sequence.stops_company:
                _look(Q(company_id=one.company_id, sequence_id=one.sequence_id), now=now)


def _running(wanted: Q) -> QuerySet[Enrolment]:
    ids = Enrolment.objects.filter(wanted, state__in=RUNNING).values("id")
    rows = Enrolment.objects.select_for_update(of=("self",)).filter(id__in=ids, state__in=RUNNING)
    return rows.select_related("sequence", "person", "lead").order_by("id")


def objecting(outgoing: Outgoing) -> str:
    """Say why a letter of a sequence must not leave any more; empty: it may, or it is none of ours."""
    one = of_outgoing(outgoing)
    if one is None:
        return ""
    if one.reason and one.state == EnrolmentState.STOPPED:
        return one.reason
    return reason_to_stop(one) or ""
