from uuid import UUID

from django.utils import timezone

from headwater.exports.services import sweeping, working
from headwater.jobs.job import in_every_workspace, long_job


@long_job(one_at_a_time="exports:{workspace_id}")
def work_on_export(workspace_id: int, export_id: str, member_id: str) -> None:
    """Make a long file."""
    working.work_on(
        UUID(export_id), workspace_id=workspace_id, member_id=UUID(member_id), clock=timezone.now
    )


@in_every_workspace(cron="41 * * * *")
def sweep_exports() -> None:
    """Every hour: files that were made a day ago."""
    sweeping.sweep(now=timezone.now())
