"""Whom a deal is with, where only a name is given."""

from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.people.selectors import find_company_by_name
from headwater.people.services import NewCompany, NewPerson, create_company, create_person


def company_named(name: str | None, *, actor: Actor, now: datetime) -> UUID | None:
    """Take the company with that very name, or a new one of that name."""
    if not name:
        return None
    company = find_company_by_name(name, actor=actor)
    if company is None:
        company = create_company(NewCompany(name=name, owner_id=actor.id), actor=actor, now=now)
    return company.id


def person_named(
    name: str | None, *, company_id: UUID | None, actor: Actor, now: datetime
) -> UUID | None:
    """Make a person of that name."""
    if not name:
        return None
    new = NewPerson(name=name, company_id=company_id, owner_id=actor.id)
    return create_person(new, actor=actor, now=now).id
