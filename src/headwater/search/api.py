from typing import Annotated

from django.http import HttpResponse
from ninja import Query, Router

from headwater.http.access import reading
from headwater.http.problems import ProblemOut, SignedInRequest
from headwater.http.wire import json_response
from headwater.search.rules import LONGEST_PAGE
from headwater.search.schemas import SearchHits
from headwater.search.selectors import search

router = Router(tags=["search"])
REFUSALS = {401: ProblemOut, 403: ProblemOut, 422: ProblemOut}
Typed = Annotated[str, Query(max_length=200, description="A piece of a name, mail or number.")]
Limit = Annotated[int, Query(ge=1, le=LONGEST_PAGE)]


@router.get("/search", response={200: SearchHits} | REFUSALS, auth=reading)
def search_everything(request: SignedInRequest, q: Typed = "", limit: Limit = 20) -> HttpResponse:
    """Find deals, companies, people and leads by a piece of their name, address or number.

    Chinese by its characters, full pinyin or initials, traditional or simplified; Latin words by
    their beginning; telephone numbers by their beginning or end.
    """
    return json_response(b'{"items":' + search(q, actor=request.actor, limit=limit) + b"}")
