from django.utils import timezone

from headwater.audit.services import sealing
from headwater.jobs.job import in_every_workspace


@in_every_workspace(cron="* * * * *")
def seal_audit_lines() -> None:
    sealing.seal_lines()


@in_every_workspace(cron="11 3 * * *")
def anchor_audit_chain() -> None:
    sealing.anchor_chain(now=timezone.now())
