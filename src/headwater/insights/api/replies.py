"""The routes of what becomes of letters."""

from django.utils import timezone
from ninja import Query, Router

from headwater.http.access import reading
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.insights.schemas.replies import RepliesOut, RepliesQuery, TemplateRepliesOut
from headwater.insights.selectors.replies import reply_rates

router = Router(tags=["insights"])


@router.get("/insights/mail-templates", response={200: RepliesOut} | REFUSALS, auth=reading)
def get_reply_rates(request: SignedInRequest, query: Query[RepliesQuery]) -> RepliesOut:
    """Show how often letters written with a template are answered by a person."""
    lines = reply_rates(query.from_day, query.to_day, actor=request.actor, now=timezone.now())
    return RepliesOut(items=[TemplateRepliesOut(**line) for line in lines])
