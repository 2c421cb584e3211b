"""Who is to be enrolled: where mail reaches them, and on which clock they live."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.selectors.workspaces import get_workspace
from headwater.leads.models import Lead
from headwater.lib.countries import country_code, country_of_domain
from headwater.lib.zones import likely_zone
from headwater.people.models import Channel, Person
from headwater.people.rules import ChannelKind
from headwater.sequences.models import Enrolment
from headwater.tenancy.models import Workspace


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """A person or lead as a sequence knows them; `address` is empty if none is known."""

    person_id: UUID | None = None
    lead_id: UUID | None = None
    company_id: UUID | None = None
    name: str
    address: str
    country: str
    zone: str

    @property
    def id(self) -> UUID:
        found = self.person_id or self.lead_id
        assert found is not None  # noqa: S101  # one of both is there
        return found


def receivers(
    person_ids: Sequence[UUID], lead_ids: Sequence[UUID], *, actor: Actor
) -> dict[UUID, Receiver]:
    """Find the people and leads the actor sees, by their ids; an address hidden from them is none."""
    workspace = get_workspace(actor.workspace_id)
    people, leads = _people(person_ids, workspace, actor), _leads(lead_ids, workspace, actor)
    return {one.id: one for one in (*people, *leads)}


def _people(ids: Sequence[UUID], workspace: Workspace, actor: Actor) -> Iterable[Receiver]:
    people = Person.objects.visible_to(actor).filter(id__in=ids, merged_into=None)
    people = people.select_related("company")
    channels = Channel.objects.filter(person__in=ids, kind=ChannelKind.EMAIL)
    addresses: dict[UUID | None, str] = {}
    for person_id, value in channels.order_by("-is_primary", "id").values_list(
        "person_id", "value"
    ):
        addresses.setdefault(person_id, value.strip().lower())
    is_hidden = "email" in actor.hidden(Kind.PERSON)
    for one in people:
        address = "" if is_hidden else addresses.get(one.id, "")
        country = country_code(one.company.country) if one.company else ""
        country, zone = _place(country, address, workspace)
        yield Receiver(person_id=one.id, company_id=one.company_id, name=one.name,
                       address=address, country=country, zone=zone)  # fmt: skip


def _leads(ids: Sequence[UUID], workspace: Workspace, actor: Actor) -> Iterable[Receiver]:
    is_hidden = "email" in actor.hidden(Kind.LEAD)
    for one in Lead.objects.visible_to(actor).filter(id__in=ids):
        address = "" if is_hidden else one.email.strip().lower()
        country, zone = _place("", address, workspace)
        yield Receiver(lead_id=one.id, name=one.name or one.company_name, address=address,
                       country=country, zone=zone)  # fmt: skip


def _place(country: str, address: str, workspace: Workspace) -> tuple[str, str]:
    """Say in which country somebody is, as far as can be guessed, and what zone that means."""
    country = country or country_of_domain(address.rpartition("@")[2]) or workspace.country
    if country == workspace.country:
        return country, workspace.time_zone
    return country, likely_zone(country) or workspace.time_zone


def has_phone(one: Enrolment) -> bool:
    """Tell whether somebody in a sequence can be called."""
    if one.lead is not None:
        return bool(one.lead.phone)
    return Channel.objects.filter(person=one.person, kind=ChannelKind.PHONE).exists()
