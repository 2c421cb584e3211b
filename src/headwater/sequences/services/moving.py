"""Putting an enrolment where it goes next, and telling of it."""

from datetime import datetime
from uuid import UUID

from headwater.events.log import emit
from headwater.mail.models import Outgoing
from headwater.mail.rules.states import OutgoingState
from headwater.mail.services.outgoing import tell as tell_outgoing
from headwater.sequences.events import EnrolmentChanged
from headwater.sequences.models import Enrolment
from headwater.sequences.rules.states import EnrolmentState, Reason
from headwater.sequences.rules.timing import Window
from headwater.sequences.selectors.windows import window_for


def window_of(one: Enrolment) -> Window:
    """Say when the receiver gets mail and calls."""
    return window_for(one.sequence, one.zone, one.country)


def end(one: Enrolment, reason: Reason | None, *, actor_id: UUID | None, now: datetime) -> None:
    """End a sequence for somebody: after its last step, or for a reason; nothing more is sent."""
    one.state = EnrolmentState.STOPPED if reason else EnrolmentState.FINISHED
    one.reason, one.details = reason or "", ""
    one.ended_at, one.due_at = now, None
    one.saved("state", "reason", "details", "ended_at", "due_at", "step", "credit")
    if reason:
        _call_back(one, reason, now=now)
    tell(one, actor_id=actor_id, now=now)


def hold(one: Enrolment, reason: Reason, details: str = "", *, now: datetime) -> None:
    """Let an enrolment wait until one of us has mended something."""
    one.state, one.reason, one.details = EnrolmentState.HELD, reason, details[:500]
    one.due_at = None
    one.saved("state", "reason", "details", "due_at", "step", "credit")
    tell(one, actor_id=None, now=now)


def _call_back(one: Enrolment, reason: Reason, *, now: datetime) -> None:
    """Stop what is queued and has not left; what a server has already is beyond us."""
    waiting = Outgoing.objects.select_for_update(of=("self",)).filter(
        state=OutgoingState.QUEUED,
        id__in=one.runs.exclude(outgoing=None).values("outgoing_id"),
    )
    for letter in waiting:
        letter.state, letter.problem = OutgoingState.STOPPED, reason
        letter.saved("state", "problem")
        tell_outgoing(letter, actor_id=None, now=now)


def tell(one: Enrolment, *, actor_id: UUID | None, now: datetime) -> None:
    emit(
        EnrolmentChanged(
            actor_id=actor_id, at=now, sequence_id=one.sequence_id, enrolment_id=one.id,
            state=one.state, reason=one.reason,
            due_at=one.due_at.isoformat() if one.due_at else None, person_id=one.person_id, lead_id=one.lead_id,
        )
    )  # fmt: skip
