"""The lists a workspace keeps about leads: reasons and campaigns."""

from django.db.models import QuerySet

from headwater.leads.models import Campaign, Reason
from headwater.pipeline.selectors.pipelines import words


def reasons() -> QuerySet[Reason]:
    return words(Reason)


def campaigns() -> QuerySet[Campaign]:
    """List every campaign, also past ones, the youngest first."""
    return Campaign.objects.filter(is_archived=False).order_by("-begins_on", "-created_at", "id")
