from django.http import HttpResponse
from ninja import Router

from headwater.http.access import reading
from headwater.http.problems import ProblemOut, SignedInRequest
from headwater.stream.door import MEMBER, WORKSPACE

router = Router(tags=["stream"])


@router.get("/stream", response={200: None, 401: ProblemOut, 403: ProblemOut}, auth=reading)
def follow_stream(request: SignedInRequest) -> HttpResponse:
    """Follow what happens, as server-sent events; `Last-Event-ID` resumes.

    `event` is the name of what happened; `data` holds its own fields and `subject_kind`,
    `subject_id`, `actor_id`. `reset` says that too much was missed: load anew. `hidden` says that
    a record is no longer shown to you. Django only says who may follow: stream/door.py takes over.
    """
    actor = request.actor
    return HttpResponse(headers={WORKSPACE: str(actor.workspace_id), MEMBER: str(actor.id)})
