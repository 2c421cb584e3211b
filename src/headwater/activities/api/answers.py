from uuid import UUID

from django.http import HttpResponse

from headwater.activities.selectors.tasks import task_page
from headwater.http.problems import SignedInRequest
from headwater.http.wire import json_response


def task_answer(
    request: SignedInRequest, task_id: UUID, *, status: int = 200, is_own_word: bool = False
) -> HttpResponse:
    """Show a task as it is now, to whoever has read or changed it."""
    document, version = task_page(task_id, actor=request.actor, is_own_word=is_own_word)
    return json_response(document, version=version, status=status)
