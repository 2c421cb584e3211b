from headwater.insights.services import add_up_cohorts, forget_touches
from headwater.jobs.job import in_every_workspace


@in_every_workspace(cron="*/2 * * * *")
def keep_cohorts_short() -> None:
    add_up_cohorts()


@in_every_workspace(cron="*/2 * * * *")
def keep_touches_short() -> None:
    forget_touches()
