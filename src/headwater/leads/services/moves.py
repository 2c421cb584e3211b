"""A lead's way through its states, and what is done with it on the way."""

from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.workspaces import get_workspace
from headwater.events.log import emit
from headwater.events.since import check_seen
from headwater.leads.events import LeadChanged, LeadMoved, LeadReturned
from headwater.leads.models import Lead, Step
from headwater.leads.rules.clock import MINUTE, worked_between
from headwater.leads.rules.states import (
    ACCEPTED,
    LeadState,
    Move,
    check_move,
    day_in,
    state_on_return,
)
from headwater.leads.selectors.records import (
    agreement,
    check_reason,
    get_lead,
    working_time,
)
from headwater.tenancy.context import current_workspace_id

MOVED = ("state", "state_entered_at", "reason", "comment", "recycled_until", "accepted_at",
         "first_contact_at", "answer_minutes")  # fmt: skip


def move_lead(
    lead_id: UUID, move: Move, *, actor: Actor, now: datetime, version: int | None = None
) -> Lead:
    """Put a lead into another state; to say the same once more does nothing.

    Working on a lead nobody has takes it.
    """
    lead = get_lead(lead_id, actor=actor, lock=True)
    move = move.kept
    if move == _where(lead):
        return lead
    check_seen(lead, version)
    check_move(LeadState(lead.state), move, today=day_in(_zone(actor), now))
    check_reason(move.reason_id)
    if move.state is LeadState.WORKING and lead.owner_id is None:
        take_lead(lead, actor=actor, now=now)
    step = enter_state(lead, move, actor=actor, now=now)
    _tell_move(lead, step, actor=actor, now=now)
    return lead


def put_back_state(lead_id: UUID, step_id: int, *, actor: Actor, now: datetime) -> bool:
    """Put a lead back where it was before a step, with what was said then; False: it went on since.

    What moved by itself meanwhile, and a day that has passed, are no reason to refuse.
    """
    lead = get_lead(lead_id, actor=actor, lock=True)
    last, *before = Step.objects.filter(lead=lead).order_by("-id")[:2]
    if last.id != step_id:
        return False
    said = before[0] if before and before[0].to_state == last.from_state else None
    move = Move(
        state=LeadState(last.from_state),
        reason_id=said.reason_id if said else None,
        comment=said.comment if said else "",
        until=said.until if said else None,
    )
    step = enter_state(lead, move, actor=actor, now=now)
    _tell_move(lead, step, actor=actor, now=now)
    return True


def enter_state(lead: Lead, move: Move, *, actor: Actor | None, now: datetime) -> Step:
    """Write the move of a lead that is locked, and the step it is remembered by."""
    step = Step.objects.create(
        lead=lead, from_state=lead.state, to_state=move.state, reason_id=move.reason_id,
        comment=move.comment, until=move.until, actor_id=actor.id if actor else None,
        happened_at=now,
    )  # fmt: skip
    lead.state, lead.state_entered_at = move.state, now
    lead.reason_id, lead.comment, lead.recycled_until = move.reason_id, move.comment, move.until
    if move.state in ACCEPTED:
        lead.accepted_at = lead.accepted_at or now
    if move.state is LeadState.NEW:
        _start_again(lead)
    elif actor is not None:
        note_contact(lead, actor=actor, now=now)
    lead.saved(*MOVED)
    return step


def note_follow_up(lead_id: UUID, *, is_contact: bool, actor: Actor, now: datetime) -> None:
    """Remember that somebody did something with a lead; the first contact answers it."""
    lead = get_lead(lead_id, actor=actor, lock=True)
    lead.followed_up_at = now
    if is_contact:
        note_contact(lead, actor=actor, now=now)
    lead.save(update_fields=["followed_up_at", "first_contact_at", "answer_minutes"])


def return_leads(*, now: datetime) -> int:
    """Bring back the recycled leads whose day has come; say how many.

    Each is its owner's again, to be worked on; one without an owner is new for everybody.
    """
    zone = get_workspace(current_workspace_id()).time_zone
    waiting = Lead.objects.filter(
        state=LeadState.RECYCLED, deleted_at=None, recycled_until__lte=day_in(zone, now)
    )
    leads = list(waiting.select_for_update(skip_locked=True).order_by("recycled_until", "id"))
    for lead in leads:
        # The words it was put away with stay with it: they say why it is here again.
        move = Move(state=state_on_return(lead.owner_id), comment=lead.comment)
        step = enter_state(lead, move, actor=None, now=now)
        emit(
            LeadReturned(
                actor_id=None,
                at=now,
                lead_id=lead.id,
                to_state=step.to_state,
                step_id=step.id,
                owner_id=lead.owner_id,
            )
        )
    return len(leads)


def take_lead(lead: Lead, *, actor: Actor, now: datetime) -> None:
    """Make the actor the owner of a lead nobody has, which is locked."""
    lead.owner_id, lead.changed_at = actor.id, now
    lead.saved("owner", "changed_at")
    changes = {"owner_id": [None, str(actor.id)]}
    emit(LeadChanged(actor_id=actor.id, at=now, lead_id=lead.id, changes=changes))


def note_contact(lead: Lead, *, actor: Actor, now: datetime) -> None:
    """Stop the clock of a lead that is answered for the first time; the caller saves."""
    if lead.first_contact_at is not None:
        return
    working = working_time(lead.created_at, actor=actor, agreed=agreement())
    lead.first_contact_at = now
    lead.answer_minutes = worked_between(lead.created_at, now, working) // MINUTE


def _start_again(lead: Lead) -> None:
    """Take back that a lead was accepted, and that it was answered if nothing was done with it."""
    lead.accepted_at = None
    if lead.followed_up_at is None:
        lead.first_contact_at, lead.answer_minutes = None, None


def _tell_move(lead: Lead, step: Step, *, actor: Actor, now: datetime) -> None:
    emit(
        LeadMoved(
            actor_id=actor.id,
            at=now,
            lead_id=lead.id,
            from_state=step.from_state,
            to_state=step.to_state,
            step_id=step.id,
            reason_id=step.reason_id,
            until=step.until.isoformat() if step.until else None,
        )
    )


def _where(lead: Lead) -> Move:
    return Move(
        state=LeadState(lead.state), reason_id=lead.reason_id, comment=lead.comment,
        until=lead.recycled_until,
    ).kept  # fmt: skip


def _zone(actor: Actor) -> str:
    return get_workspace(actor.workspace_id).time_zone
