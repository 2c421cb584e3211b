from uuid import UUID

import orjson
from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from headwater.activities.api.answers import task_answer
from headwater.activities.schemas import TaskOut
from headwater.activities.schemas.board import (
    TaskBoardOut,
    TaskBoardQuery,
    TaskBulkIn,
    TaskBulkOut,
    TaskLinks,
    TaskProgressIn,
)
from headwater.activities.selectors import links
from headwater.activities.selectors.board import BoardColumn, board
from headwater.activities.services.bulk import RowAnswer, change_tasks
from headwater.activities.services.links import let_wait, unlink
from headwater.activities.services.progress import set_progress
from headwater.http.access import bulking, reading, writing
from headwater.http.problems import REFUSALS, ProblemOut, SignedInRequest, sentence
from headwater.http.wire import json_response, to_cursor

router = Router(tags=["activities"])
CONFLICTS = REFUSALS | {409: ProblemOut}


@router.get("/tasks/board", response={200: TaskBoardOut} | REFUSALS, auth=reading)
def get_task_board(request: SignedInRequest, query: Query[TaskBoardQuery]) -> HttpResponse:
    """Show tasks in columns, by how far they are or by when they are due."""
    wish = query.wish(request.actor.id)
    columns = board(query.by, wish, actor=request.actor, now=timezone.now())
    return json_response(orjson.dumps({"columns": [_column(one) for one in columns]}))


@router.post("/tasks/bulk", response={200: TaskBulkOut} | REFUSALS, auth=bulking)
def change_many_tasks(request: SignedInRequest, payload: TaskBulkIn) -> HttpResponse:
    """Change many tasks at once, each by itself: what is refused is told row by row."""
    answers = change_tasks(
        [row.change() for row in payload.rows],
        anyway=payload.anyway,
        actor=request.actor,
        now=timezone.now(),
    )
    return json_response({"rows": [_row(one) for one in answers]})


@router.put("/tasks/{task_id}/progress", response={200: TaskOut} | CONFLICTS, auth=writing)
def set_task_progress(
    request: SignedInRequest, task_id: UUID, payload: TaskProgressIn
) -> HttpResponse:
    """Put a task into a column of the board. Doing it twice does nothing twice."""
    set_progress(
        task_id,
        to=payload.progress,
        anyway=payload.anyway,
        actor=request.actor,
        now=timezone.now(),
    )
    return task_answer(request, task_id)


@router.get("/tasks/{task_id}/links", response={200: TaskLinks} | REFUSALS, auth=reading)
def get_task_links(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Tell what a task waits for, and what waits for it."""
    return json_response(links.links_of(task_id, actor=request.actor))


@router.put(
    "/tasks/{task_id}/blockers/{blocker_id}", response={200: TaskOut} | CONFLICTS, auth=writing
)
def add_task_blocker(request: SignedInRequest, task_id: UUID, blocker_id: UUID) -> HttpResponse:
    """Let a task wait for another one."""
    let_wait(task_id, blocker_id, actor=request.actor, now=timezone.now())
    return task_answer(request, task_id)


@router.delete("/task-links/{link_id}", response={204: None} | REFUSALS, auth=writing)
def delete_task_link(request: SignedInRequest, link_id: UUID) -> Status[None]:
    """Let a task wait no longer for another one."""
    unlink(link_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


def _column(one: BoardColumn) -> dict[str, object]:
    after = to_cursor(*one.next) if one.next else None
    items = orjson.Fragment(one.items)
    return {"key": one.key, "count": one.count, "items": items, "next": after}


def _row(one: RowAnswer) -> dict[str, object]:
    refusal = one.refusal
    told = (refusal.code, sentence(refusal)) if refusal else (None, None)
    return {"id": one.id, "version": one.version, "code": told[0], "detail": told[1]}
