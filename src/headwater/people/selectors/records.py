"""One company or person at a time, as rows."""

from uuid import UUID

from django.db import connection
from django.db.models import Q

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.shares import check_editable
from headwater.lib import vcards
from headwater.lib.errors import NotFound
from headwater.people.models import Channel, Company, Person
from headwater.people.rules import GROUP_DEPTH, ChannelKind
from headwater.tenancy.held import asked_once, held

# UNION, not UNION ALL: a circle that came in by an import ends here too.
ANCESTORS = """
WITH RECURSIVE above AS (
    SELECT id, parent_id FROM people_company
    WHERE workspace_id = current_workspace() AND id = %s
    UNION
    SELECT c.id, c.parent_id FROM above
    JOIN people_company c ON c.workspace_id = current_workspace() AND c.id = above.parent_id
)
SELECT id FROM above
"""


HEIGHT = """
WITH RECURSIVE below AS (
    SELECT id, 1 AS level FROM people_company
    WHERE workspace_id = current_workspace() AND id = %s
    UNION ALL
    SELECT c.id, below.level + 1 FROM below
    JOIN people_company c ON c.workspace_id = current_workspace() AND c.parent_id = below.id
        AND c.merged_into_id IS NULL
    WHERE below.level <= %s
)
SELECT max(level) FROM below
"""


class CompanyNotFound(NotFound):
    code = "company_not_found"


class PersonNotFound(NotFound):
    code = "person_not_found"


class ChannelNotFound(NotFound):
    code = "channel_not_found"


class OwnerNotFound(NotFound):
    code = "owner_not_found"


def get_company(
    company_id: UUID, *, actor: Actor, lock: bool = False, in_trash: bool = False
) -> Company:
    """Find a company the actor may see; `in_trash`: also one that was deleted."""
    if lock and not in_trash and (ours := held(Company, company_id)) is not None:
        return ours
    companies = (
        Company.objects.known_to(actor).filter(merged_into=None)
        if in_trash
        else Company.objects.visible_to(actor)
    )
    if lock:
        companies = companies.select_for_update(of=("self",))
    company: Company | None = companies.filter(id=company_id).first()
    if company is None:
        raise CompanyNotFound("There is no such company, or it is not shown to you.")
    if lock:
        check_editable(actor, Kind.COMPANY, company)
    return company


def get_person(
    person_id: UUID, *, actor: Actor, lock: bool = False, in_trash: bool = False
) -> Person:
    """Find a person the actor may see; `in_trash`: also one that was deleted."""
    if lock and not in_trash and (ours := held(Person, person_id)) is not None:
        return ours
    persons = (
        Person.objects.known_to(actor).filter(merged_into=None)
        if in_trash
        else Person.objects.visible_to(actor)
    )
    if lock:
        persons = persons.select_for_update(of=("self",))
    person: Person | None = persons.filter(id=person_id).first()
    if person is None:
        raise PersonNotFound("There is no such person, or they are not shown to you.")
    if lock:
        check_editable(actor, Kind.PERSON, person)
    return person


def get_channel(channel_id: UUID, *, actor: Actor) -> Channel:
    """Find a way to reach somebody the actor may see."""
    seen = Q(person__in=Person.objects.visible_to(actor)) | Q(
        company__in=Company.objects.visible_to(actor)
    )
    channel = Channel.objects.filter(seen, id=channel_id).select_related("verified_by").first()
    if channel is None or channel.kind in actor.hidden(channel.of):
        raise ChannelNotFound("There is no such way to reach somebody, or it is not shown to you.")
    return channel


def find_company_by_name(name: str, *, actor: Actor) -> Company | None:
    """Find the oldest company of this name, better in these letters, that the actor may see."""
    seen = Company.objects.visible_to(actor).order_by("id")
    exact: Company | None = seen.filter(name=name.strip()).first()  # has an index
    return exact or seen.filter(name__iexact=name.strip()).first()


def find_person_by_channel(kind: ChannelKind, key: str, *, actor: Actor) -> Person | None:
    """Find the oldest person reached by a channel; `key` as rules.channel_key gives it."""
    person: Person | None = (
        Person.objects.visible_to(actor)
        .filter(channels__kind=kind, channels__key=key)
        .order_by("id")
        .first()
    )
    return person


def ancestors(company_id: UUID) -> list[UUID]:
    """List a company and everything above it."""
    with connection.cursor() as cursor:
        cursor.execute(ANCESTORS, [company_id])
        return [row[0] for row in cursor.fetchall()]


def height(company_id: UUID) -> int:
    """Count the levels of a company and all below it; a little above what is allowed at most."""
    with connection.cursor() as cursor:
        cursor.execute(HEIGHT, [company_id, GROUP_DEPTH])
        (levels,) = cursor.fetchone()
    return levels or 1


@asked_once
def check_owner(owner_id: UUID | None) -> None:
    """Refuse an owner who does not work in the workspace; nobody is fine."""
    if owner_id is not None and not Member.objects.filter(id=owner_id, is_active=True).exists():
        raise OwnerNotFound("There is no such member of the workspace.", field="owner_id")


def successor(model: type[Company | Person], record_id: UUID) -> UUID:
    """Follow a record to what it was merged into; any other id is its own."""
    into = model.objects.filter(id=record_id).values_list("merged_into_id", flat=True).first()
    return into or record_id


def visiting_card(person_id: UUID, *, actor: Actor) -> str:
    """Write a person's card; the company is on it only if the actor may see it."""
    person = get_person(person_id, actor=actor)
    company = Company.objects.visible_to(actor).filter(people=person).first()
    channels = [
        vcards.Line(one.kind, one.value, one.key, one.label, is_first=one.is_primary)
        for one in person.channels.order_by("-is_primary", "id")
        if one.kind not in actor.hidden(Kind.PERSON)
    ]
    return vcards.write(
        person.name,
        title=person.title,
        company=company.name if company else "",
        channels=channels,
    )
