"""Who comes to a meeting."""

from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.selectors.members import MemberNotFound, get_member
from headwater.activities.events import AttendeeAdded, AttendeeAnswered, AttendeeRemoved
from headwater.activities.models import Attendee
from headwater.activities.rules.meetings import (
    AttendeeAnswer,
    check_answer,
    check_attendee,
    check_attendees,
)
from headwater.activities.selectors.meetings import get_attendee
from headwater.activities.selectors.tasks import check_task, get_task
from headwater.activities.services.telling import told
from headwater.events.log import emit
from headwater.people.selectors import get_person


def add_attendee(
    task_id: UUID,
    *,
    member_id: UUID | None = None,
    person_id: UUID | None = None,
    actor: Actor,
    now: datetime,
) -> None:
    """Name somebody who is to come; who is named already stays as they are.

    A member sees the task from then on, and nothing else of what it belongs to.
    """
    check_attendee(member_id, person_id)
    task = get_task(task_id, actor=actor, lock=True)
    if member_id is not None and not get_member(member_id).is_active:
        raise MemberNotFound("There is no such member.")
    if person_id is not None:
        get_person(person_id, actor=actor)
    there = Attendee.objects.filter(task=task)
    who = {"member_id": member_id} if member_id else {"person_id": person_id}
    if there.filter(**who).exists():
        return
    check_attendees(there.count() + 1)
    # Whoever calls a meeting comes to it.
    answer = AttendeeAnswer.YES if member_id == actor.id else AttendeeAnswer.PENDING
    Attendee.objects.create(task=task, member_id=member_id, person_id=person_id, answer=answer)
    about = told(task, actor=actor, now=now)
    emit(AttendeeAdded(member_id=member_id, attendee_id=person_id, **about))


def answer(attendee_id: UUID, *, to: AttendeeAnswer, actor: Actor, now: datetime) -> UUID:
    """Note what somebody says to an invitation; the same answer once more changes nothing."""
    attendee = get_attendee(attendee_id, actor=actor)
    check_answer(actor, attendee.member_id)
    if attendee.answer != to:
        attendee.answer = to
        attendee.save(update_fields=["answer"])
        emit(
            AttendeeAnswered(
                member_id=attendee.member_id,
                attendee_id=attendee.person_id,
                answer=str(to),
                owner_id=attendee.task.owner_id,
                **told(attendee.task, actor=actor, now=now),
            )
        )
    return attendee.task_id


def remove_attendee(attendee_id: UUID, *, actor: Actor, now: datetime) -> None:
    attendee = get_attendee(attendee_id, actor=actor)
    check_task(attendee.task, actor)
    attendee.delete()
    about = told(attendee.task, actor=actor, now=now)
    emit(AttendeeRemoved(member_id=attendee.member_id, attendee_id=attendee.person_id, **about))
