from django.utils import timezone

from headwater.jobs.job import in_every_workspace
from headwater.pipeline.services.limits import learn_limits
from headwater.pipeline.services.totals import add_up_totals
from headwater.pipeline.services.zombies import mark_zombies


@in_every_workspace(cron="* * * * *")
def keep_totals_short() -> None:
    add_up_totals()


@in_every_workspace(cron="17 2 * * *")
def learn_usual_times() -> None:
    learn_limits()


@in_every_workspace(cron="27 * * * *")
def find_zombies() -> None:
    """Every hour, as it is the night of each workspace at another one."""
    mark_zombies(now=timezone.now())
