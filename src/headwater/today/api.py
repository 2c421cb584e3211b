from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router, Status

from headwater.http.access import reading, writing
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import json_response
from headwater.today import services
from headwater.today.rules import ItemKind
from headwater.today.schemas import AsideIn, ReviewOut, TodayOut
from headwater.today.selectors import queue, review

router = Router(tags=["today"])


@router.get("/today", response={200: TodayOut} | REFUSALS, auth=reading)
def get_today(request: SignedInRequest) -> HttpResponse:
    """Rank what waits for you: due tasks, deals that stall, drift or slip, unanswered leads."""
    found = queue(actor=request.actor, now=timezone.now())
    return json_response(vars(found))


@router.put("/today/asides/{kind}/{record_id}", response={204: None} | REFUSALS, auth=writing)
def set_aside(
    request: SignedInRequest, kind: ItemKind, record_id: UUID, payload: AsideIn
) -> Status[None]:
    """Take something out of your queue until a moment."""
    services.set_aside(
        kind, record_id, until=payload.until, actor=request.actor, now=timezone.now()
    )
    return Status(204, None)


@router.delete("/today/asides/{kind}/{record_id}", response={204: None} | REFUSALS, auth=writing)
def take_up_again(request: SignedInRequest, kind: ItemKind, record_id: UUID) -> Status[None]:
    """Put something back into your queue."""
    services.take_up_again(kind, record_id, actor=request.actor)
    return Status(204, None)


@router.get("/today/review", response={200: ReviewOut} | REFUSALS, auth=reading)
def get_review(request: SignedInRequest) -> HttpResponse:
    """List your open deals that lack a next step, a date, a value, a company or a person."""
    items, open_deals = review(actor=request.actor, now=timezone.now())
    return json_response({"items": items, "open_deals": open_deals})
