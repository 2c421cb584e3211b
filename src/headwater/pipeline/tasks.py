from headwater.jobs.job import in_every_workspace
from headwater.pipeline.services.limits import learn_limits
from headwater.pipeline.services.totals import add_up_totals


@in_every_workspace(cron="* * * * *")
def keep_totals_short() -> None:
    add_up_totals()


@in_every_workspace(cron="17 2 * * *")
def learn_usual_times() -> None:
    learn_limits()
