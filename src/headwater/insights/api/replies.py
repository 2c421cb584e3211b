"""The routes of what becomes of letters."""

from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.insights.schemas import FigureQuery
from headwater.insights.schemas.replies import RepliesOut, TemplateRepliesOut
from headwater.insights.selectors.replies import reply_rates
from headwater.insights.selectors.scope import scope_of

router = Router(tags=["insights"])


@router.get("/insights/mail-templates", response={200: RepliesOut} | REFUSALS, auth=reading)
def get_reply_rates(request: SignedInRequest, query: Query[FigureQuery]) -> RepliesOut:
    """Show how often letters written with a template are answered by a person."""
    scope = scope_of(query.question(), actor=request.actor, now=timezone.now())
    lines = reply_rates(scope, actor=request.actor)
    return RepliesOut(items=[TemplateRepliesOut(**line) for line in lines])
