"""Doing what is due: one enrolment at a time, each step at most once, whatever is killed when.

Everything a step does is in one transaction with the mark that it was done. A letter is only put on
its way here; whether it may still leave is asked again when it does (objecting.py).
"""

from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.actors import looking_as
from headwater.sequences.models import Enrolment, StepRun
from headwater.sequences.rules.states import EnrolmentState, Reason
from headwater.sequences.rules.steps import END, Condition, Step, StepKind, following, steps_of
from headwater.sequences.rules.timing import after_wait, next_moment
from headwater.sequences.selectors.opens import has_clicked, has_opened
from headwater.sequences.selectors.receivers import has_phone
from headwater.sequences.selectors.signs import reason_to_stop
from headwater.sequences.services.moving import end, tell, window_of
from headwater.sequences.services.steps import Blocked, set_task, write_mail


def advance(enrolment_id: UUID, *, now: datetime) -> None:
    """Do what is due for one; what is not due, rests or is over stays as it is."""
    one = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("sequence", "at_version", "person", "lead", "mailbox")
        .filter(id=enrolment_id, state=EnrolmentState.ACTIVE, due_at__lte=now)
        .first()
    )
    if one is None or one.sequence.is_paused:
        return
    with looking_as(one.owner_id, workspace_id=one.workspace_id) as actor:
        if actor is None:
            end(one, Reason.OWNER_LEFT, actor_id=None, now=now)
        elif reason := reason_to_stop(one):
            end(one, reason, actor_id=None, now=now)
        else:
            _go(one, actor=actor, now=now)


def _go(one: Enrolment, *, actor: Actor, now: datetime) -> None:
    """Do steps until one makes it wait."""
    window = window_of(one)
    if (moment := next_moment(now, window)) > now:
        _wait(one, moment)
        return
    steps = steps_of(one.at_version.steps)
    by_key = {step.key: step for step in steps}
    while one.step != END:
        step = by_key[one.step]
        if step.kind is StepKind.WAIT:
            one.step = following(steps, step.key)
            if one.step != END:
                _wait(one, after_wait(now, days=step.days, hours=step.hours, window=window))
                tell(one, actor_id=None, now=now)  # open screens show how far it has come
                return
            continue
        try:
            is_waiting = _do(one, step, actor=actor, now=now)
        except Blocked as blocked:
            blocked.settle(one, now=now)
            return
        one.step = _next(one, step, following(steps, step.key))
        if is_waiting:
            one.due_at = None
            one.saved("step", "credit", "due_at")
            tell(one, actor_id=None, now=now)
            return
    end(one, None, actor_id=None, now=now)


def _wait(one: Enrolment, until: datetime) -> None:
    one.due_at = until
    one.saved("step", "credit", "due_at")


def _do(one: Enrolment, step: Step, *, actor: Actor, now: datetime) -> bool:
    """Do a step that was not done yet; tells whether somebody has to do something before the next."""
    if StepRun.objects.filter(enrolment=one, step=step.key).exists():
        return False
    run = StepRun(enrolment=one, step=step.key, kind=step.kind, at=now)
    if step.kind is StepKind.MAIL:
        write_mail(one, step, run, actor=actor, now=now)
    elif step.kind is StepKind.BRANCH:
        run.is_yes = _answer(one, step)
    else:
        set_task(one, step, run, actor=actor, now=now)
    run.save(force_insert=True)
    return step.is_held and run.task_id is not None


def _next(one: Enrolment, step: Step, otherwise: str) -> str:
    if step.kind is not StepKind.BRANCH:
        return otherwise
    is_yes = StepRun.objects.values_list("is_yes", flat=True).get(enrolment=one, step=step.key)
    return step.target if is_yes else otherwise


def _answer(one: Enrolment, step: Step) -> bool:
    match step.condition:
        case Condition.OPENED:
            return has_opened(one)
        case Condition.CLICKED:
            return has_clicked(one)
        case Condition.HAS_DEAL:
            return one.deal_id is not None
        case _:
            return has_phone(one)


def free_of_task(task_id: UUID, *, now: datetime) -> None:
    """Go on after a call or task that was waited for: now, or at the receiver's next hour."""
    waiting = StepRun.objects.filter(task_id=task_id).values("enrolment_id")
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("sequence")
    for one in rows.filter(id__in=waiting, state=EnrolmentState.ACTIVE, due_at=None):
        _wait(one, next_moment(now, window_of(one)))
