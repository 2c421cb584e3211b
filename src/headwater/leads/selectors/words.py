"""The lists a workspace keeps about leads: reasons and campaigns."""

from uuid import UUID

from django.db.models import QuerySet

from headwater.leads.models import Campaign, Reason
from headwater.leads.selectors.records import ReasonNotFound
from headwater.pipeline.selectors.pipelines import words


def reasons(*, with_archived: bool = False) -> QuerySet[Reason]:
    """List why leads are disqualified; if wished also what is out of use, at the end."""
    if with_archived:
        return Reason.objects.order_by("is_archived", "name_en", "name_zh", "id")
    return words(Reason)


def get_reason(reason_id: UUID, *, lock: bool = False) -> Reason:
    reasons = Reason.objects.select_for_update() if lock else Reason.objects
    reason = reasons.filter(id=reason_id).first()
    if reason is None:
        raise ReasonNotFound("There is no such entry in the list.", field="reason_id")
    return reason


def campaigns() -> QuerySet[Campaign]:
    """List every campaign, also past ones, the youngest first."""
    return Campaign.objects.filter(is_archived=False).order_by("-begins_on", "-created_at", "id")
