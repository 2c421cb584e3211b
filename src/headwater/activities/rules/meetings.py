"""Who comes to a meeting, and who may say so."""

from enum import StrEnum
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.lib.errors import Forbidden, Invalid

MOST_ATTENDEES = 50


class AttendeeAnswer(StrEnum):
    """What somebody says to an invitation; of people outside it is set by hand."""

    PENDING = "pending"
    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class AttendeeIsOnePerson(Invalid):
    code = "attendee_is_one_person"


class TooManyAttendees(Invalid):
    code = "too_many_attendees"


class NotYourAnswer(Forbidden):
    code = "not_your_answer"


def check_attendee(member_id: UUID | None, person_id: UUID | None) -> None:
    if (member_id is None) is (person_id is None):
        raise AttendeeIsOnePerson("Name either a member or a person.", field="member_id")


def check_attendees(number: int) -> None:
    if number > MOST_ATTENDEES:
        raise TooManyAttendees("A meeting has at most {most} attendees.", most=MOST_ATTENDEES)


def check_answer(actor: Actor, member_id: UUID | None) -> None:
    """Let members answer for themselves only; for somebody outside anyone answers who was told."""
    if member_id not in {None, actor.id}:
        raise NotYourAnswer("Only they themselves can say whether they come.")
