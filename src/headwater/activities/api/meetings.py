from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router, Status

from headwater.activities.api.answers import task_answer
from headwater.activities.schemas import TaskOut
from headwater.activities.schemas.meetings import AttendanceIn, AttendeeIn
from headwater.activities.services import meetings as services
from headwater.http.access import writing
from headwater.http.problems import REFUSALS, SignedInRequest

router = Router(tags=["activities"])


@router.post("/tasks/{task_id}/attendees", response={200: TaskOut} | REFUSALS, auth=writing)
def add_attendee(request: SignedInRequest, task_id: UUID, payload: AttendeeIn) -> HttpResponse:
    """Invite somebody to a meeting. A member sees it from then on, in the calendar too."""
    services.add_attendee(task_id, **payload.dict(), actor=request.actor, now=timezone.now())
    return task_answer(request, task_id)


@router.put("/attendees/{attendee_id}/answer", response={200: TaskOut} | REFUSALS, auth=writing)
def set_attendee_answer(
    request: SignedInRequest, attendee_id: UUID, payload: AttendanceIn
) -> HttpResponse:
    """Say whether you come, or what somebody outside has said."""
    task_id = services.answer(
        attendee_id, to=payload.answer, actor=request.actor, now=timezone.now()
    )
    return task_answer(request, task_id)


@router.delete("/attendees/{attendee_id}", response={204: None} | REFUSALS, auth=writing)
def remove_attendee(request: SignedInRequest, attendee_id: UUID) -> Status[None]:
    """Take somebody off the list of a meeting."""
    services.remove_attendee(attendee_id, actor=request.actor, now=timezone.now())
    return Status(204, None)
