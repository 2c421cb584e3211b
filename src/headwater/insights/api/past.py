from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import json_response
from headwater.insights.schemas.past import (
    PastBoardOut,
    PastBoardQuery,
    PastCards,
    PastCardsQuery,
)
from headwater.insights.selectors.past import past_board, past_column
from headwater.insights.selectors.scope import Scope, scope_of

router = Router(tags=["insights"], auth=reading)


@router.get("/insights/board", response={200: PastBoardOut} | REFUSALS)
def get_past_board(request: SignedInRequest, query: Query[PastBoardQuery]) -> HttpResponse:
    """Show the board as it stood at an instant: stages, totals and deals of then."""
    return json_response(past_board(_scope(request, query), actor=request.actor))


@router.get("/insights/board/cards", response={200: PastCards} | REFUSALS)
def get_past_cards(request: SignedInRequest, query: Query[PastCardsQuery]) -> HttpResponse:
    """Go on in one column of a past board behind the last card seen."""
    return json_response(
        past_column(_scope(request, query), query.stage_id, actor=request.actor, after=query.after)
    )


def _scope(request: SignedInRequest, query: PastBoardQuery) -> Scope:
    return scope_of(query.question(), actor=request.actor, now=timezone.now())
