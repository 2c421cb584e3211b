from uuid import UUID

from django.utils import timezone

from headwater.changes.services import works
from headwater.jobs.job import long_job


@long_job(one_at_a_time="work:{work_id}")
def work_on(workspace_id: int, work_id: str, member_id: str) -> None:
    """Go on with a work until it is done; killed, the next one goes on from its last step."""
    works.work_on(
        UUID(work_id), workspace_id=workspace_id, member_id=UUID(member_id), clock=timezone.now
    )
