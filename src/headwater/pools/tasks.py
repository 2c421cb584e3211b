from uuid import UUID

from django.utils import timezone

from headwater.jobs.job import in_every_workspace, job
from headwater.pools.rules.pools import PoolKind
from headwater.pools.services import assigning
from headwater.pools.services.reclaim import reclaim_at_night


@in_every_workspace(cron="17 * * * *")
def reclaim_what_is_idle() -> None:
    reclaim_at_night(now=timezone.now())


@job()
def assign_new(kind: str, record_ids: list[str]) -> None:
    assigning.assign_new(PoolKind(kind), map(UUID, record_ids), now=timezone.now())


@in_every_workspace(cron="* * * * *")
def assign_waiting() -> None:
    """Every minute: those who begin work then must not wait for what waits for them."""
    assigning.assign_waiting(now=timezone.now())
