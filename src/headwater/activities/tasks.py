from django.utils import timezone

from headwater.activities.services.trash import empty_trash
from headwater.jobs.job import in_every_workspace


@in_every_workspace(cron="23 * * * *")
def empty_old_trash() -> None:
    """Every hour a piece, so that no transaction is long."""
    empty_trash(now=timezone.now())
