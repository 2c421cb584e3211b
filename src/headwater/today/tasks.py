from django.utils import timezone

from headwater.jobs.job import in_every_workspace
from headwater.today.services import forget_old


@in_every_workspace(cron="41 3 * * *")
def forget_old_asides() -> None:
    forget_old(now=timezone.now())
