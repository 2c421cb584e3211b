from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router, Status

from headwater.activities.rules import TrashKind
from headwater.activities.schemas.trash import Trash
from headwater.activities.selectors.trash import list_trash
from headwater.activities.services import trash as services
from headwater.http.access import reading, writing
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import list_response, to_place

router = Router(tags=["trash"])


@router.get("/trash", response={200: Trash} | REFUSALS, auth=reading)
def get_trash(
    request: SignedInRequest, kind: TrashKind | None = None, after: str | None = None
) -> HttpResponse:
    """List what was deleted in the last 30 days, the latest first."""
    page = list_trash(kind, actor=request.actor, after=to_place(after))
    return list_response(page.items, page.next)


@router.post("/trash/{kind}/{record_id}/restoration", response={204: None} | REFUSALS, auth=writing)
def restore_from_trash(request: SignedInRequest, kind: TrashKind, record_id: UUID) -> Status[None]:
    """Take something back from the trash, with everything that was tied to it."""
    services.restore(kind, record_id, actor=request.actor, now=timezone.now())
    return Status(204, None)
