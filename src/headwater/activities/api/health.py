from django.utils import timezone
from ninja import Query, Router

from headwater.activities.schemas.health import DealHealthQuery, DealsHealth
from headwater.activities.selectors.risks import health_of
from headwater.http.access import reading
from headwater.http.problems import REFUSALS, SignedInRequest

router = Router(tags=["deals"], auth=reading)


@router.get("/deal-health", response={200: DealsHealth} | REFUSALS)
def get_deal_health(request: SignedInRequest, query: Query[DealHealthQuery]) -> DealsHealth:
    """Judge the open deals on a screen: whether they are at risk, why, and by which facts."""
    found = health_of(query.ids, actor=request.actor, now=timezone.now())
    return DealsHealth.model_validate({"items": found})
