from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading
from headwater.http.older import may_be_older
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import from_cursor, json_response, to_cursor
from headwater.insights.schemas.risk import RiskPage, RiskQuery
from headwater.insights.selectors.risk import risks
from headwater.insights.selectors.scope import scope_of

router = Router(tags=["insights"], auth=reading)


@router.get("/insights/risks", response={200: RiskPage} | REFUSALS)
@may_be_older
def get_deals_at_risk(request: SignedInRequest, query: Query[RiskQuery]) -> HttpResponse:
    """List the open deals at risk, what is worth most first, each with why."""
    now, after = timezone.now(), None
    if query.after:
        place, last_id = from_cursor(query.after, length=2)
        after = (str(place), UUID(str(last_id)))
    found, last = risks(
        scope_of(query.question(), actor=request.actor, now=now),
        actor=request.actor,
        now=now,
        reason=query.reason,
        limit=query.limit,
        after=after,
    )
    page = RiskPage.model_validate({"items": found, "next": to_cursor(*last) if last else None})
    return json_response(page.model_dump(mode="json"))
