from django.utils import timezone

from headwater.jobs.job import in_every_workspace
from headwater.targets.services.alarms import watch


@in_every_workspace(cron="37 0 * * *")
def watch_the_source() -> None:
    watch(now=timezone.now())
