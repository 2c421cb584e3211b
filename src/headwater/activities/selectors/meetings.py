from collections.abc import Iterable
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.models import Attendee, Task
from headwater.activities.rules.meetings import AttendeeAnswer
from headwater.lib.errors import NotFound


class AttendeeNotFound(NotFound):
    code = "attendee_not_found"


def get_attendee(attendee_id: UUID, *, actor: Actor) -> Attendee:
    """Find an attendee of a task the actor sees."""
    attendees = Attendee.objects.filter(task__in=Task.objects.visible_to(actor))
    found = attendees.select_related("task").filter(id=attendee_id).first()
    if found is None:
        raise AttendeeNotFound("There is no such attendee, or the meeting is not shown to you.")
    return found


def coming(task_ids: Iterable[UUID]) -> list[tuple[UUID, UUID]]:
    """List the members who come to these tasks, or have not said that they do not: task, member."""
    invited = Attendee.objects.filter(task_id__in=set(task_ids), member__is_active=True)
    pairs = invited.exclude(answer=AttendeeAnswer.NO).order_by("task_id", "member_id")
    return list(pairs.values_list("task_id", "member_id"))
