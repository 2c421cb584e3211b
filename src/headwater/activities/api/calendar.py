import orjson
from django.http import HttpResponse
from ninja import Query, Router

from headwater.activities.schemas.calendar import CalendarOut, CalendarQuery
from headwater.activities.selectors.calendar import calendar
from headwater.http.access import reading
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import json_response

router = Router(tags=["activities"])


@router.get("/calendar", response={200: CalendarOut} | REFUSALS, auth=reading)
def get_calendar(request: SignedInRequest, query: Query[CalendarQuery]) -> HttpResponse:
    """Show what is due in a stretch of time, open and done, in the order of time."""
    items, is_whole = calendar(query.begin, query.end, owner_id=query.owner_id, actor=request.actor)
    return json_response(orjson.dumps({"items": orjson.Fragment(items), "is_whole": is_whole}))
