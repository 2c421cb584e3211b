"""Letting companies and leads change hands: the one way for pools and for assignment."""

from datetime import datetime
from uuid import UUID

from headwater.leads.models import Lead
from headwater.leads.services.leads import give_lead
from headwater.people.models import Company, Person
from headwater.people.services import give
from headwater.pools.rules.pools import PoolKind

Pooled = Company | Lead


def kind_of(record: Pooled) -> PoolKind:
    return PoolKind.LEAD if isinstance(record, Lead) else PoolKind.COMPANY


def pass_on(record: Pooled, to: UUID | None, *, actor_id: UUID | None, now: datetime) -> None:
    """Give a locked record to somebody, or to nobody; a company's people go with it."""
    before = record.owner_id
    if isinstance(record, Lead):
        give_lead(record, to, actor_id=actor_id, now=now)
        return
    give(record, to, actor_id=actor_id, now=now)
    people = Person.objects.select_for_update(of=("self",)).filter(
        company=record, owner_id=before, deleted_at=None
    )
    for person in people.order_by("id"):
        give(person, to, actor_id=actor_id, now=now)
