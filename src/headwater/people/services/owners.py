from datetime import datetime
from uuid import UUID

from headwater.events.log import emit
from headwater.people.events import CompanyChanged, PersonChanged
from headwater.people.models import Company, Person
from headwater.people.services.edits import edit


def give(
    record: Company | Person, owner_id: UUID | None, *, actor_id: UUID | None, now: datetime
) -> None:
    """Let a locked record change hands. The caller has checked that it may (pools, hand-over)."""
    edited = edit(record, {"owner_id": owner_id})
    if not edited:
        return
    if isinstance(record, Company):
        emit(CompanyChanged(actor_id=actor_id, at=now, company_id=record.id, changes=edited))
    else:
        emit(PersonChanged(actor_id=actor_id, at=now, person_id=record.id, changes=edited))
