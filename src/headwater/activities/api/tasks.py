from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Query, Router, Status

from headwater.activities.api.answers import task_answer
from headwater.activities.schemas import (
    CompletionQuery,
    TaskIn,
    TaskList,
    TaskOut,
    TaskPatch,
    TaskQuery,
)
from headwater.activities.selectors.tasks import list_tasks
from headwater.activities.services import progress
from headwater.activities.services import tasks as services
from headwater.http.access import reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import Merge, expected_version, list_response, to_place

router = Router(tags=["activities"])
CONFLICTS = REFUSALS | {409: ProblemOut}
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The task's ETag.")]


@router.get("/tasks", response={200: TaskList} | REFUSALS, auth=reading)
def get_tasks(request: SignedInRequest, query: Query[TaskQuery]) -> HttpResponse:
    """List tasks, what is due first, of those that are done the latest first, or as is asked."""
    wish = query.wish(request.actor.id, to_place(query.after, is_moment=query.is_by_moment()))
    page = list_tasks(wish, actor=request.actor, now=timezone.now())
    return list_response(page.items, page.next)


@router.post("/tasks", response={201: TaskOut} | REFUSALS, auth=writing)
def create_task(request: SignedInRequest, payload: TaskIn) -> HttpResponse:
    """Plan something to do, for yourself or somebody else."""
    new = services.NewTask(**_fields(payload.dict()))
    task = services.create_task(new, actor=request.actor, now=timezone.now())
    return task_answer(request, task.id, status=201, is_own_word=True)


@router.get("/tasks/{task_id}", response={200: TaskOut} | REFUSALS, auth=reading)
def get_task(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Show one task."""
    return task_answer(request, task_id)


@router.patch("/tasks/{task_id}", response={200: TaskOut} | EDIT_REFUSALS, auth=writing)
def update_task(
    request: SignedInRequest, task_id: UUID, payload: TaskPatch, if_match: IfMatch, merge: Merge
) -> HttpResponse:
    """Change some fields of a task; fields left out stay as they are."""
    services.update_task(
        task_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        merges=merge,
        **_fields(payload.dict(exclude_unset=True)),
    )
    return task_answer(request, task_id, is_own_word=True)


@router.delete("/tasks/{task_id}", response={204: None} | EDIT_REFUSALS, auth=writing)
def delete_task(request: SignedInRequest, task_id: UUID, if_match: IfMatch) -> Status[None]:
    """Put a task into the trash; it can be taken back for 30 days."""
    services.delete_task(
        task_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.put("/tasks/{task_id}/completion", response={200: TaskOut} | CONFLICTS, auth=writing)
def complete_task(
    request: SignedInRequest, task_id: UUID, query: Query[CompletionQuery]
) -> HttpResponse:
    """Tick a task off. Doing it twice does nothing twice, so no version is asked for.

    One that still waits for another task is refused (`task_is_waiting`) unless it is meant.
    """
    progress.complete_task(task_id, anyway=query.anyway, actor=request.actor, now=timezone.now())
    return task_answer(request, task_id)


@router.delete("/tasks/{task_id}/completion", response={200: TaskOut} | REFUSALS, auth=writing)
def reopen_task(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Take the tick away again."""
    progress.reopen_task(task_id, actor=request.actor, now=timezone.now())
    return task_answer(request, task_id)


@router.post("/tasks/{task_id}/skip", response={200: TaskOut} | EDIT_REFUSALS, auth=writing)
def skip_task(request: SignedInRequest, task_id: UUID, if_match: IfMatch) -> HttpResponse:
    """Leave this one of a repeating task out: it moves to the day the next one would have."""
    progress.skip_task(
        task_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return task_answer(request, task_id)


def _fields(given: dict[str, Any]) -> Any:
    """Name the fields as the services do."""
    return {"is_all_day" if name == "all_day" else name: value for name, value in given.items()}
