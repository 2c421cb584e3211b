from uuid import UUID

from django.utils import timezone

from headwater.dashboards.services import mails
from headwater.jobs.job import in_every_workspace, job


@in_every_workspace(cron="*/5 * * * *")
def send_due_dashboards() -> None:
    claimed = mails.claim(now=timezone.now())
    if claimed:
        deliver.enqueue_many({"delivery_id": str(one)} for one in claimed)


@job()
def deliver(delivery_id: str) -> None:
    mails.deliver(UUID(delivery_id), now=timezone.now())
