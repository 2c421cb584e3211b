from collections.abc import Sequence

from headwater.events.base import Event
from headwater.events.registry import at_once
from headwater.leads.events import LeadCreated
from headwater.people.events import CompanyCreated
from headwater.pools.rules.pools import PoolKind
from headwater.pools.tasks import assign_new


# One job for all that a transaction brings, queued with it, instead of one for each.
@at_once(LeadCreated, CompanyCreated)
def records_came_in(events: Sequence[Event]) -> None:
    leads = [e.lead_id for e in events if isinstance(e, LeadCreated) and e.owner_id is None]
    companies = [
        e.company_id for e in events if isinstance(e, CompanyCreated) and e.owner_id is None
    ]
    for kind, ids in ((PoolKind.LEAD, leads), (PoolKind.COMPANY, companies)):
        if ids:
            assign_new.enqueue(kind=kind, record_ids=[str(one) for one in ids])
