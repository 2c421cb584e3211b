from django.utils import timezone

from headwater.files.services.sweeping import sweep
from headwater.jobs.job import in_every_workspace


@in_every_workspace(cron="37 3 * * *")
def sweep_files() -> None:
    """Every night: uploads that were given up, the trash of files, and bytes without a row."""
    sweep(now=timezone.now())
