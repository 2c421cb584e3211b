from uuid import UUID

from django.utils import timezone

from headwater.forecast.selectors.chances import pipelines_to_learn, to_learn_anew
from headwater.forecast.selectors.outlooks import today_at
from headwater.forecast.services import outlooks
from headwater.jobs.job import in_every_workspace, long_job


@long_job(one_at_a_time="outlooks:{workspace_id}")
def work_out(workspace_id: int, outlook_id: str) -> None:
    """Forecast what an outlook is about; one at a time, as each needs a processor and memory."""
    # Whoever only serves pages spares itself numpy.
    from headwater.forecast.services import working  # noqa: PLC0415

    working.work_out(UUID(outlook_id), workspace_id=workspace_id, clock=timezone.now)


@in_every_workspace(cron="23 * * * *")
def renew_outlooks() -> None:
    """Every hour, as the day begins in each workspace at another one."""
    outlooks.renew(now=timezone.now())


@long_job(one_at_a_time="chances:{workspace_id}")
def learn_chances(workspace_id: int, pipeline_id: str) -> None:
    """Learn how likely deals of a pipeline are to be won; one at a time, as each needs memory."""
    # Whoever only serves pages spares itself numpy and scikit-learn.
    from headwater.forecast.services import chances  # noqa: PLC0415

    chances.learn_pipeline(UUID(pipeline_id), workspace_id=workspace_id, clock=timezone.now)


@in_every_workspace(cron="41 * * * *")
def look_at_chances() -> None:
    """Every hour, as the day begins in each workspace at another one."""
    for pipeline_id in pipelines_to_learn(today_at(timezone.now())):
        learn_chances.enqueue(pipeline_id=str(pipeline_id))


@in_every_workspace(cron="*/2 * * * *")
def score_what_changed() -> None:
    """Gather what happened to deals for two minutes, then score them once."""
    from headwater.forecast.services import scores  # noqa: PLC0415  # numpy, as above

    scores.score_changed(now=timezone.now())
    for pipeline_id in to_learn_anew():
        learn_chances.enqueue(pipeline_id=str(pipeline_id))
