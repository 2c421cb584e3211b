"""A work on its way: step by step, each in one short transaction with its checkpoint."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from headwater.accounts.rules import Actor
from headwater.accounts.selectors import actor_of_member
from headwater.activities.services.links import hold_links
from headwater.changes import rules
from headwater.changes.models import Work, WorkRow
from headwater.changes.rules import Deed, Outcome, WorkIsOver, WorkState
from headwater.changes.selectors.records import MODELS
from headwater.changes.selectors.works import get_work
from headwater.changes.services.backwards import Hand
from headwater.changes.services.changing import change
from headwater.changes.services.undoing import take_back
from headwater.events.log import together
from headwater.exchange.rules.problems import stored_problem
from headwater.lib.errors import Conflict, DomainError
from headwater.notices.rules import News, NoticeKind
from headwater.notices.services.telling import tell
from headwater.people.services import hold_groups
from headwater.tenancy.context import acting_in, current_operation
from headwater.tenancy.held import holding, let_go
from headwater.tenancy.models import Record

TOGETHER = 20  # so many records are one savepoint
Clock = Callable[[], datetime]
Do = Callable[[Work, WorkRow, Hand], Outcome]


class Contradicted(Conflict):
    code = "contradicted"


def begin(work: Work, records: Sequence[tuple[str, UUID]], *, actor: Actor, now: datetime) -> Work:
    """Write down what is to be done to which records; few of them are done at once."""
    is_small = len(records) <= rules.AT_ONCE
    if is_small:
        work.id = current_operation().operation
    work.creator_id, work.total = actor.id, len(records)
    work.save(force_insert=True)
    # One order for everybody, so that two works never wait for each other.
    WorkRow.objects.bulk_create(
        WorkRow(work=work, number=number, kind=kind, record_id=record_id)
        for number, (kind, record_id) in enumerate(sorted(records, key=lambda r: r[1]), 1)
    )
    if is_small:
        while step(work.id, actor=actor, now=now):
            pass
    return get_work(work.id, actor=actor)


def work_on(work_id: UUID, *, workspace_id: int, member_id: UUID, clock: Clock) -> None:
    """Go on with a work from its last checkpoint to its end."""
    goes_on = True
    while goes_on:
        with acting_in(workspace_id, operation=work_id):
            actor = actor_of_member(member_id, workspace_id=workspace_id)
            goes_on = actor is not None and step(work_id, actor=actor, now=clock())


def step(work_id: UUID, *, actor: Actor, now: datetime) -> bool:
    """Do the next records in the caller's transaction; False when all is done."""
    work = get_work(work_id, actor=actor, lock=True)
    if work.state not in rules.ON_ITS_WAY:
        return False
    if work.state == WorkState.CANCELLING:
        return _end(work, WorkState.CANCELLED, now)
    rows = list(WorkRow.objects.filter(work=work, outcome="").order_by("number")[: rules.STEP])
    _hold({row.kind for row in rows})
    with together(), holding(_locked(work, rows, actor)):
        for first in range(0, len(rows), TOGETHER):
            _do_all(work, rows[first : first + TOGETHER], actor, now=now)
    WorkRow.objects.bulk_update(rows, ["outcome", "problem", "kept"])
    work.done += len(rows)
    work.counts = dict(Counter(work.counts) + Counter(row.outcome for row in rows))
    if work.done >= work.total:
        return _end(work, WorkState.DONE, now)
    work.state = WorkState.RUNNING
    work.save(update_fields=["state", "done", "counts"])
    return True


def cancel(work_id: UUID, *, actor: Actor) -> Work:
    """Stop after the step at hand; what is done stays done until it is taken back."""
    work = get_work(work_id, actor=actor, lock=True)
    if work.state not in rules.ON_ITS_WAY:
        raise WorkIsOver("This is over already.")
    work.state = WorkState.CANCELLING
    work.save(update_fields=["state"])
    return work


def _hold(kinds: set[str]) -> None:
    """Take the locks that must be taken before any row is."""
    if "task" in kinds:
        hold_links()
    if kinds & {"company", "person"}:
        hold_groups()


def _locked(work: Work, rows: Sequence[WorkRow], actor: Actor) -> Sequence[Record]:
    """Lock and read with one statement what is to be changed; an undo reads as it goes."""
    if work.deed == Deed.UNDO:
        return ()
    seen = MODELS[work.kind].objects.visible_to(actor).editable_by(actor)
    ours = seen.filter(id__in=[row.record_id for row in rows]).order_by("id")
    return list(ours.select_for_update(of=("self",)))


def _do_all(work: Work, rows: Sequence[WorkRow], actor: Actor, *, now: datetime) -> None:
    """Do it to a few records in one savepoint; where one of them is refused, to each in its own."""
    try:
        with transaction.atomic(), together():
            for row in rows:
                row.outcome = _deed(work)(work, row, Hand(actor=actor, now=now))
    except (DomainError, IntegrityError):
        let_go(row.record_id for row in rows)
        for row in rows:
            _do(work, row, actor, now=now)


def _do(work: Work, row: WorkRow, actor: Actor, *, now: datetime) -> None:
    """Do it to one record; what is refused for one leaves the others alone."""
    try:
        with transaction.atomic(), together():
            row.outcome = _deed(work)(work, row, Hand(actor=actor, now=now))
    except DomainError as refusal:
        let_go([row.record_id])
        row.outcome, row.problem = Outcome.REFUSED, stored_problem(refusal)
    except IntegrityError:
        let_go([row.record_id])
        row.outcome = Outcome.REFUSED
        row.problem = stored_problem(Contradicted("Something else contradicts this."))


def _end(work: Work, state: WorkState, now: datetime) -> bool:
    work.state, work.finished_at = state, now
    work.save(update_fields=["state", "done", "counts", "finished_at"])
    if now - work.created_at > rules.MOMENT:
        tell([_news(work)], now=now)
    return False


def _news(work: Work) -> News:
    """Say that a work that was not waited for is over, and how much of it was done."""
    changed = work.counts.get(Outcome.DONE, 0) + work.counts.get(Outcome.PARTLY, 0)
    data = {"what": "work", "name": f"{changed} / {work.total}"}
    return News(member_id=work.creator_id, kind=NoticeKind.GIVEN, data=data)


def _deed(work: Work) -> Do:
    return take_back if work.deed == Deed.UNDO else change


def forget_old(*, now: datetime) -> None:
    """Forget works whose operation can be taken back no more."""
    old = Work.objects.filter(id__lt=rules.oldest(now)).exclude(state__in=rules.ON_ITS_WAY)
    old.delete()
