"""Rows that are people, and the people deals name."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from headwater.exchange.models import ImportFile
from headwater.exchange.rules import reading
from headwater.exchange.rules.plan import Outcome
from headwater.exchange.rules.problems import CellRefused
from headwater.exchange.rules.reading import Said, name_key
from headwater.exchange.selectors import FileRow
from headwater.exchange.services import edits
from headwater.exchange.services.companies import channel_of
from headwater.exchange.services.contexts import Context, Known
from headwater.exchange.services.rows import own_of, read_rows
from headwater.lib.errors import DomainError
from headwater.lib.ids import uuid7
from headwater.people.events import PersonCreated
from headwater.people.models import Channel, Person
from headwater.people.rules import ChannelKind, channel_key

CHANNELS = {
    "email": (ChannelKind.EMAIL, ""), "phone": (ChannelKind.PHONE, ""), "wechat": (ChannelKind.WECHAT, ""),
    "linkedin": (ChannelKind.LINKEDIN, ""), "qq": (ChannelKind.OTHER, "QQ"),
}  # fmt: skip
KNOWN_BY = (ChannelKind.EMAIL, ChannelKind.PHONE, ChannelKind.WECHAT, ChannelKind.LINKEDIN)
PRIMARY = {ChannelKind.EMAIL, ChannelKind.PHONE}
Reach = tuple[str, str]  # kind of channel and key


def take_in(file: ImportFile, rows: Sequence[FileRow], context: Context) -> None:
    """Plan what one chunk of people creates and changes."""
    said = read_rows(file, rows, context)
    keys = {n: one.get("person_id") or reading.digest(one) for n, one in said.items()}
    known = context.known("person", list(keys.values()))
    there = look_up(list(said.values()), context)
    ids = [known[key].record_id for key in keys.values() if key in known]
    current = edits.current(file, "person", [*ids, *there], context=context)
    for number, one in said.items():
        try:
            _place(
                file, number, keys[number], said=one, known=known, current=current, context=context
            )
        except DomainError as error:
            context.batch.refuse(file.id, number, error)


def reaches(said: Said, context: Context) -> list[Reach]:
    """List by what the person of a row would be known: name and company too."""
    found = [
        (str(kind), channel_key(kind, value, country=context.country))
        for field, (kind, _) in CHANNELS.items()
        for value in _listed(said.get(field))
        if kind in KNOWN_BY
    ]
    name = reading.person_name(said)
    if name and said.get("company"):
        found.append(("name", f"{name_key(name)}@{name_key(said['company'])}"))
    return found


def person_of_deal(said: Said, company_id: UUID | None, context: Context) -> UUID | None:
    """Find or make the person a deal names."""
    name = reading.person_name(said) or next(iter(said.get("email", [])), "")
    if not name:
        return None
    return _reached(said, context) or _create(name, said, company_id, context=context)


def look_up(said: Sequence[Said], context: Context) -> set[UUID]:
    """Find out once for many rows who is there already: by channel, or by name and company."""
    wanted = {reach for one in said for reach in reaches(one, context)}
    channels = Channel.objects.filter(
        kind__in=KNOWN_BY, key__in=[key for _, key in wanted], person__deleted_at=None
    ).exclude(person=None)
    found = {
        (kind, key): person_id
        for kind, key, person_id in channels.values_list("kind", "key", "person_id")
    }
    names = {reading.person_name(one) for one in said} - {""}
    people = Person.objects.filter(name__in=names, deleted_at=None).exclude(company=None)
    for person_id, name, company in people.values_list("id", "name", "company__name"):
        found.setdefault(("name", f"{name_key(name)}@{name_key(company)}"), person_id)
    context.people |= {reach: found[reach] for reach in wanted if reach in found}
    return set(found.values())


def _reached(said: Said, context: Context) -> UUID | None:
    return next((context.people[r] for r in reaches(said, context) if r in context.people), None)


def _place(  # noqa: PLR0913  # all of it is needed to place a row
    file: ImportFile,
    number: int,
    key: str,
    *,
    said: Said,
    known: dict[str, Known],
    current: edits.Current,
    context: Context,
) -> None:
    name, digest = reading.person_name(said), reading.digest(said)
    company_id = context.company(said)
    if not name:
        _only_company(file, number, said, company_id=company_id, context=context)
        return
    before, person_id = known.get(key), _reached(said, context)
    if before and not edits.is_gone("person", before, current, context=context):
        person_id = before.record_id
    if before and before.digest == digest and person_id:
        outcome = Outcome.UNCHANGED
    elif person_id is None:
        person_id, outcome = _create(name, said, company_id, context=context), Outcome.CREATED
    elif person_id in current:
        wanted = _edit(said, company_id, before, current=current[person_id])
        outcome = edits.edit_person(person_id, wanted, current, context=context)
    else:
        outcome = Outcome.UNCHANGED  # made by an earlier row of this very import
    if outcome is not Outcome.UNCHANGED or before is None:
        context.remember("person", key, person_id, digest=digest)
    known[key] = Known(person_id, digest, context.run.id)
    about = {"kind": "person", "record_id": person_id, "title": name[:200]}
    context.batch.tell(file.id, number, outcome, **about)


def _only_company(
    file: ImportFile, number: int, said: Said, *, company_id: UUID | None, context: Context
) -> None:
    """Take a row that names a company and nobody in it for the company."""
    if company_id is None:
        raise CellRefused("This row names nobody.")
    is_new = company_id in context.batch.created["company"]
    outcome = Outcome.CREATED if is_new else Outcome.UNCHANGED
    about = {"kind": "company", "record_id": company_id, "title": said["company"][:200]}
    context.batch.tell(file.id, number, outcome, **about)


def _create(name: str, said: Said, company_id: UUID | None, *, context: Context) -> UUID:
    person_id = uuid7()
    owner_id = context.owner(said) if {"owner", "owner_email"} & set(said) else None
    row = {
        "id": person_id, "name": name[:200], "title": said.get("person_title", ""), "company_id": company_id,
        "owner_id": owner_id, "description": said.get("description", ""),
    }  # fmt: skip
    context.batch.create("person", row)
    context.batch.hold("person", person_id, own_of(said))
    context.people |= dict.fromkeys(reaches(said, context), person_id)
    for channel in _channels(said, person_id, context):
        context.batch.create("channel", channel)
    context.batch.events.append(
        PersonCreated(
            actor_id=context.actor.id,
            at=context.now,
            person_id=person_id,
            person_name=row["name"],
            company_id=company_id,
            owner_id=owner_id,
            origin="import",
        )
    )
    return person_id


def _channels(said: Said, person_id: UUID, context: Context) -> list[dict[str, Any]]:
    found: dict[Reach, dict[str, Any]] = {}
    primary: set[ChannelKind] = set()
    for field, (kind, label) in CHANNELS.items():
        for value in _listed(said.get(field)):
            is_first = kind in PRIMARY and kind not in primary
            channel = channel_of(
                kind,
                value,
                country=context.country,
                person_id=person_id,
                label=said.get("labels", {}).get(value, label),
                is_primary=is_first,
            )
            found.setdefault((kind, channel["key"]), channel)
            primary.add(kind)
    ids = sorted(uuid7() for _ in found)  # ids of one millisecond have no order of their own
    return [row | {"id": new_id} for row, new_id in zip(found.values(), ids, strict=True)]


def _edit(
    said: Said, company_id: UUID | None, before: Known | None, *, current: dict[str, Any]
) -> dict[str, Any]:
    """A row that came in before may change what it brought; any other only fills in blanks."""
    values: dict[str, Any] = {
        "title": said.get("person_title"),
        "description": said.get("description"),
    }
    values["company_id"] = company_id
    values = {name: value for name, value in values.items() if value} | own_of(said)
    if before:
        return values | {"name": reading.person_name(said)[:200]}
    return {name: value for name, value in values.items() if current[name] in (None, "")}


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []
