from headwater.jobs.job import in_every_workspace
from headwater.pipeline.services.totals import add_up_totals


@in_every_workspace(cron="* * * * *")
def keep_totals_short() -> None:
    add_up_totals()
