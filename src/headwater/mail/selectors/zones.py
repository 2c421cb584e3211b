"""What time it is where a letter is read, as far as that is known."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.accounts.rules import Actor, Kind
from headwater.lib.countries import country_code, country_of_domain
from headwater.lib.zones import zone_of_country
from headwater.mail.rules.matching import domain_of
from headwater.mail.selectors.matches import known_by
from headwater.people.models import Company


class ZoneSource(StrEnum):
    """From what a zone was concluded."""

    COMPANY = "company"
    ADDRESS = "address"
    NOTHING = "nothing"


@dataclass(frozen=True)
class ReceiverZone:
    """The country of a receiver; no zone: it is not known, or the country has several."""

    country: str
    zone: str | None
    source: ZoneSource


def receiver_zone(address: str, *, actor: Actor) -> ReceiverZone:
    """Say where a receiver is: by the country of their company, else by the end of their address."""
    if country := country_code(_country_of_company(address, actor)):
        return ReceiverZone(country, zone_of_country(country), ZoneSource.COMPANY)
    if country := country_of_domain(domain_of(address)):
        return ReceiverZone(country, zone_of_country(country), ZoneSource.ADDRESS)
    return ReceiverZone("", None, ZoneSource.NOTHING)


def _country_of_company(address: str, actor: Actor) -> str:
    known = known_by([address], frozenset(), actor=actor)
    person = known.people.get(address) if "email" not in actor.hidden(Kind.PERSON) else None
    about = known.about([address], frozenset())
    company_id = person[1] if person else about.company_id if not known.people else None
    if company_id is None:
        return ""
    company = Company.objects.visible_to(actor).filter(id=company_id).first()
    return company.country if company else ""
