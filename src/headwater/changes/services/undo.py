"""Asking for an operation to be taken back."""

from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor, Right
from headwater.changes import rules
from headwater.changes.events import OthersWorkTakenBack
from headwater.changes.models import Work
from headwater.changes.rules import CannotBeTakenBack, Deed, OperationNotFound
from headwater.changes.selectors.records import seen
from headwater.changes.selectors.works import undo_of
from headwater.changes.services.backwards import BACKWARDS
from headwater.changes.services.undoing import made_by_conversions
from headwater.changes.services.works import begin
from headwater.events.log import emit
from headwater.events.models import EventRecord
from headwater.exchange.selectors import imports_of
from headwater.leads.events import LeadConverted
from headwater.lib.ids import uuid7
from headwater.tenancy.sql import one_at_a_time


def start_undo(operation: UUID, *, actor: Actor, now: datetime) -> Work:
    """Take an operation back: at once if it is small, else as a job. Twice does nothing twice."""
    lines = EventRecord.objects.filter(operation=operation)
    records = set(
        lines.filter(name__in=BACKWARDS).values_list("subject_kind", "subject_id").distinct()
    )
    visible = seen(records, actor=actor)
    if not visible:
        raise OperationNotFound("There is no such change, or it is not shown to you.")
    doer = lines.order_by("id").values_list("actor_id", flat=True).first()
    rules.check_hand(actor.id, doer, is_admin=actor.may(Right.CONFIGURE))
    rules.check_age(operation, now=now)
    if lines.filter(name__startswith="pool.").exists():
        raise CannotBeTakenBack("What goes through a pool is taken back in the pool.")
    if imports_of([operation], actor=actor):
        raise CannotBeTakenBack("This is an import. It is undone as an import, as a whole.")
    one_at_a_time(f"undo {operation}")
    if (done := undo_of(operation)) is not None:
        return done
    _hold_again(operation, is_undone=True)
    made = made_by_conversions(
        lines.filter(name=LeadConverted.name).values_list("payload", flat=True)
    )
    wanted = [(kind, one) for kind, one in records if one in visible and one not in made]
    if doer != actor.id:
        emit(
            OthersWorkTakenBack(
                actor_id=actor.id, at=now, operation_id=operation, records=len(wanted), doer_id=doer
            )
        )
    work = Work(id=uuid7(), deed=Deed.UNDO, undoes=operation, hidden=len(records) - len(visible))
    return begin(work, wanted, actor=actor, now=now)


def _hold_again(operation: UUID, *, is_undone: bool) -> None:
    """Note that a work no longer holds: what it had taken back does again, and so on."""
    work = Work.objects.filter(id=operation).first()
    if work is None or work.undoes is None:
        return
    work.is_undone = is_undone
    work.save(update_fields=["is_undone"])
    _hold_again(work.undoes, is_undone=not is_undone)
