from uuid import UUID

from django.utils import timezone

from headwater.exchange.services import working
from headwater.jobs.job import long_job


@long_job(one_at_a_time="imports:{workspace_id}")
def work_on_import(workspace_id: int, import_id: str, member_id: str) -> None:
    """Go on with a trial, run or undo until it is done; killed, the next one goes on from there."""
    working.work_on(
        UUID(import_id), workspace_id=workspace_id, member_id=UUID(member_id), clock=timezone.now
    )
