from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor, Kind, check_may_give
from headwater.accounts.rules.fields import check_may_begin
from headwater.events.log import emit
from headwater.events.since import check_apart, check_seen
from headwater.fields.services.values import write_new
from headwater.lib.ids import uuid7
from headwater.people import selectors
from headwater.people.events import PersonChanged, PersonCreated, PersonDeleted, PersonRestored
from headwater.people.models import Person
from headwater.people.services.channels import NewChannel, check_may_reach, write_channels
from headwater.people.services.edits import edit


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """What is known of a person when they are created. Nobody as owner: everybody sees them."""

    name: str
    owner_id: UUID | None
    id: UUID | None = None
    company_id: UUID | None = None
    title: str = ""
    description: str = ""
    channels: Sequence[NewChannel] = ()
    custom: Mapping[str, Any] | None = None  # None: nobody asked for what is required


class PersonChanges(TypedDict, total=False):
    name: str
    title: str
    company_id: UUID | None
    owner_id: UUID | None
    description: str
    channels: Sequence[NewChannel]
    custom: Mapping[str, Any]


def create_person(new: NewPerson, *, actor: Actor, now: datetime, origin: str = "form") -> Person:
    """Make a person known, with the ways to reach them."""
    if new.id is not None and Person.objects.filter(id=new.id).exists():
        return selectors.get_person(new.id, actor=actor)  # the same request once more
    if origin != "lead":  # which hands on what its own record holds
        check_may_begin(actor, Kind.PERSON, new)
        check_may_reach(actor, Kind.PERSON, new.channels)
        check_may_give(actor, new.owner_id)
    selectors.check_owner(new.owner_id)
    if new.company_id is not None:
        selectors.get_company(new.company_id, actor=actor)
    person = Person.objects.create(
        id=new.id or uuid7(),
        name=new.name.strip(),
        title=new.title,
        description=new.description,
        company_id=new.company_id,
        owner_id=new.owner_id,
    )
    write_channels(person, new.channels)
    if new.custom is not None:
        write_new(Kind.PERSON, person.id, new.custom, actor=actor)
    emit(_created(person, actor=actor, now=now, origin=origin))
    return person


def update_person(
    person_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    merges: bool = False,
    **changes: Unpack[PersonChanges],
) -> Person:
    """Change the named fields; a value that is already there changes nothing.

    `merges`: others may have changed other fields since that version.
    """
    person = selectors.get_person(person_id, actor=actor, lock=True)
    current = person.version
    check_seen(person, None if merges else version)
    wanted: dict[str, Any] = dict(changes)
    if "owner_id" in wanted and wanted["owner_id"] != person.owner_id:
        check_may_give(actor, wanted["owner_id"])
        selectors.check_owner(wanted["owner_id"])
    if (company_id := wanted.get("company_id")) is not None and company_id != person.company_id:
        selectors.get_company(company_id, actor=actor)
    edited = edit(person, wanted, actor=actor)
    if edited:
        check_apart(person.id, edited, version=version, current=current)
        emit(PersonChanged(actor_id=actor.id, at=now, person_id=person.id, changes=edited))
    return person


def delete_person(
    person_id: UUID, *, actor: Actor, now: datetime, version: int | None = None
) -> None:
    """Put a person into the trash. Their part in deals stays, but is not shown."""
    person = selectors.get_person(person_id, actor=actor, lock=True)
    check_seen(person, version)
    person.deleted_at, person.deleted_by_id = now, actor.id
    person.saved("deleted_at", "deleted_by")
    emit(PersonDeleted(actor_id=actor.id, at=now, person_id=person.id))


def restore_person(person_id: UUID, *, actor: Actor, now: datetime) -> Person:
    """Take a person back from the trash; one who is not there is left alone."""
    person = selectors.get_person(person_id, actor=actor, lock=True, in_trash=True)
    if person.deleted_at is None:
        return person
    person.deleted_at, person.deleted_by = None, None
    person.saved("deleted_at", "deleted_by")
    emit(PersonRestored(actor_id=actor.id, at=now, person_id=person.id))
    return person


def _created(person: Person, *, actor: Actor, now: datetime, origin: str) -> PersonCreated:
    return PersonCreated(
        actor_id=actor.id,
        at=now,
        person_id=person.id,
        person_name=person.name,
        company_id=person.company_id,
        owner_id=person.owner_id,
        origin=origin,
    )
