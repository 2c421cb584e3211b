from uuid import UUID

from django.utils import timezone

from headwater.changes.services import works
from headwater.jobs.job import in_every_workspace, long_job


@long_job(one_at_a_time="work:{work_id}")
def work_on(workspace_id: int, work_id: str, member_id: str) -> None:
    """Go on with a work until it is done; killed, the next one goes on from its last step."""
    works.work_on(
        UUID(work_id), workspace_id=workspace_id, member_id=UUID(member_id), clock=timezone.now
    )


@in_every_workspace(cron="41 3 * * *")
def forget_old_works() -> None:
    """Forget works whose operation can be taken back no more."""
    works.forget_old(now=timezone.now())
