from headwater.duplicates.rules.records import RecordKind
from headwater.duplicates.services.keeping import catch_up
from headwater.jobs.job import in_every_workspace, long_job
from headwater.tenancy.context import acting_in


@in_every_workspace(cron="*/5 * * * *")
def look_for_duplicates() -> None:
    """Begin the scan of what came in by import; it goes on by itself."""
    scan.enqueue()


@long_job(one_at_a_time="duplicates:{workspace_id}")
def scan(workspace_id: int) -> None:
    """Compare in short transactions until nothing new is left."""
    for kind in RecordKind:
        more = True
        while more:
            with acting_in(workspace_id):
                more = catch_up(kind)
