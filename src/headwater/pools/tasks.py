from django.utils import timezone

from headwater.jobs.job import in_every_workspace
from headwater.pools.services.reclaim import reclaim_at_night


@in_every_workspace(cron="17 * * * *")
def reclaim_what_is_idle() -> None:
    reclaim_at_night(now=timezone.now())
