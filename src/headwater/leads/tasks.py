from django.utils import timezone

from headwater.jobs.job import in_every_workspace
from headwater.leads.services.moves import return_leads


@in_every_workspace(cron="*/5 * * * *")
def bring_leads_back() -> None:
    """Every five minutes, as each workspace has a midnight of its own."""
    return_leads(now=timezone.now())
