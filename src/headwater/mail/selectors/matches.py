"""Finding what a thread is about: by the addresses of the others in it, as its mailbox's member sees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.leads.models import Lead
from headwater.leads.rules.states import OPEN as OPEN_STATES
from headwater.mail.rules.matching import company_domain
from headwater.people.models import Channel, Company, Person
from headwater.people.rules import ChannelKind, channel_key
from headwater.pipeline.models import Deal, DealPerson
from headwater.pipeline.rules import DealStatus


@dataclass(frozen=True)
class About:
    """What letters are about; what is told to the timeline is told of the first that is there."""

    deal_id: UUID | None = None
    lead_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None

    def __bool__(self) -> bool:
        return any((self.deal_id, self.lead_id, self.person_id, self.company_id))

    def one(self) -> dict[str, UUID]:
        """Name the one record whose timeline tells of the letters."""
        for name in ("deal_id", "lead_id", "person_id", "company_id"):
            if (value := getattr(self, name)) is not None:
                return {name: value}
        return {}


@dataclass(frozen=True)
class Known:
    """Who is known by the addresses that were asked for."""

    people: Mapping[str, tuple[UUID, UUID | None]] = field(default_factory=dict)
    leads: Mapping[str, UUID] = field(default_factory=dict)
    companies: Mapping[str, UUID] = field(default_factory=dict)
    deals_of_person: Mapping[UUID, Sequence[UUID]] = field(default_factory=dict)
    deals_of_company: Mapping[UUID, Sequence[UUID]] = field(default_factory=dict)

    def about(self, addresses: Sequence[str], own_domains: frozenset[str]) -> About:
        """Say what a thread with these others is about: the first who is known decides."""
        for address in addresses:
            if person := self.people.get(address):
                return self._about_person(*person)
        for address in addresses:
            if lead_id := self.leads.get(address):
                return About(lead_id=lead_id)
        for address in addresses:
            domain = company_domain(address, own_domains)
            if domain and (company_id := self.companies.get(domain)):
                return About(deal_id=self._only_deal(company_id), company_id=company_id)
        return About()

    def _about_person(self, person_id: UUID, company_id: UUID | None) -> About:
        deals = self.deals_of_person.get(person_id, ())
        deal_id = deals[0] if len(deals) == 1 else None
        if not deals and company_id is not None:
            deal_id = self._only_deal(company_id)
        return About(deal_id=deal_id, person_id=person_id, company_id=company_id)

    def _only_deal(self, company_id: UUID) -> UUID | None:
        """Of several deals nobody can say which one is meant but a human."""
        deals = self.deals_of_company.get(company_id, ())
        return deals[0] if len(deals) == 1 else None


def known_by(addresses: Iterable[str], own_domains: frozenset[str], *, actor: Actor) -> Known:
    """Look up, in five statements, everybody these addresses may belong to."""
    wanted = sorted(set(addresses))
    keys = {channel_key(ChannelKind.EMAIL, address): address for address in wanted}
    people = _people(keys, actor)
    companies = _companies(wanted, own_domains, actor)
    company_ids = {*companies.values(), *(company for _, company in people.values() if company)}
    open_deals = Deal.objects.visible_to(actor).filter(status=DealStatus.OPEN)
    of_person = DealPerson.objects.filter(
        person_id__in=[person for person, _ in people.values()], deal__in=open_deals
    )
    of_company = open_deals.filter(company_id__in=company_ids)
    return Known(
        people=people,
        leads=_leads(keys, actor),
        companies=companies,
        deals_of_person=_grouped(of_person.values_list("person_id", "deal_id")),
        deals_of_company=_grouped(of_company.values_list("company_id", "id")),
    )


def _people(keys: Mapping[str, str], actor: Actor) -> dict[str, tuple[UUID, UUID | None]]:
    channels = Channel.objects.filter(
        kind=ChannelKind.EMAIL, key__in=keys, person__in=Person.objects.visible_to(actor)
    )
    rows = channels.order_by("-person_id").values_list("key", "person_id", "person__company_id")
    return {keys[key]: (person_id, company_id) for key, person_id, company_id in rows}


def _leads(keys: Mapping[str, str], actor: Actor) -> dict[str, UUID]:
    leads = Lead.objects.visible_to(actor).filter(email_key__in=keys, state__in=OPEN_STATES)
    rows = leads.order_by("created_at", "id").values_list("email_key", "id")
    return {keys[key]: lead_id for key, lead_id in rows}


def _companies(
    addresses: Iterable[str], own_domains: frozenset[str], actor: Actor
) -> dict[str, UUID]:
    domains = {company_domain(address, own_domains) for address in addresses} - {None}
    companies = Company.objects.visible_to(actor).filter(domain__in=domains)
    return dict(companies.order_by("-created_at", "-id").values_list("domain", "id"))


def _grouped(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
