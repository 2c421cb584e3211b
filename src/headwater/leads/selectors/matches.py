"""Which companies and persons of the workspace a lead may be already."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q

from headwater.accounts.rules import Actor, Kind
from headwater.leads.models import Lead
from headwater.leads.rules.matching import MatchReason, company_key, domain_of
from headwater.leads.selectors.records import get_lead
from headwater.people.models import Company, Person
from headwater.people.rules import ChannelKind

SHOWN, LOOKED_AT = 5, 50
ORDER = list(MatchReason)


@dataclass
class Match:
    """A record that may be the lead's, and why."""

    record: Company | Person
    reasons: list[MatchReason] = field(default_factory=list)

    @property
    def place(self) -> tuple[int, int, UUID]:
        return min(map(ORDER.index, self.reasons)), -len(self.reasons), self.record.id


def matches(lead_id: UUID, *, actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """List the records that may be the lead's, with the reasons, the likeliest first."""
    lead = get_lead(lead_id, actor=actor)
    companies = _companies(lead, actor)
    people = _people(lead, [match.record.id for match in companies], actor)
    of_people = {match.record.company_id for match in people if isinstance(match.record, Person)}
    seen = Company.objects.visible_to(actor).in_bulk([one for one in of_people if one])
    return {
        "companies": [_shown(match, {}) for match in companies[:SHOWN]],
        "people": [_shown(match, seen) for match in people[:SHOWN]],
    }


def _companies(lead: Lead, actor: Actor) -> list[Match]:
    hidden = _hidden(actor, Kind.COMPANY)
    code = "" if "credit_code" in hidden else lead.credit_code.upper()
    key = company_key(lead.company_name)
    domain = lead.domain or ("" if "email" in hidden else domain_of(lead.email))
    wanted = Q(pk=None)
    if code:
        wanted |= Q(credit_code__iexact=code)
    if domain:
        wanted |= Q(domain=domain)
    if key:
        wanted |= Q(name__icontains=lead.company_name) | Q(name__icontains=key)
    rows = Company.objects.visible_to(actor).filter(wanted).select_related("owner").order_by("id")
    found = []
    for one in rows[:LOOKED_AT]:
        same = {
            MatchReason.CREDIT_CODE: code and one.credit_code.upper() == code,
            MatchReason.DOMAIN: domain and one.domain == domain,
            MatchReason.NAME: key and company_key(one.name) == key,
        }
        found.append(Match(one, [reason for reason, holds in same.items() if holds]))
    return _ranked(found)


def _people(lead: Lead, company_ids: list[UUID], actor: Actor) -> list[Match]:
    """Find who is reached in the same way, or has the same name in a company that matches."""
    seen = Person.objects.visible_to(actor).order_by("id")
    asked = {
        MatchReason.EMAIL: (ChannelKind.EMAIL, lead.email_key),
        MatchReason.PHONE: (ChannelKind.PHONE, lead.phone_key),
        MatchReason.WECHAT: (ChannelKind.WECHAT, lead.wechat_key),
    }
    reasons: dict[UUID, list[MatchReason]] = defaultdict(list)
    for reason, (kind, key) in asked.items():
        is_told = key and kind not in _hidden(actor, Kind.PERSON)
        reached = seen.filter(channels__kind=kind, channels__key=key) if is_told else seen.none()
        for person_id in reached.values_list("id", flat=True)[:LOOKED_AT]:
            reasons[person_id].append(reason)
    namesakes = seen.filter(name=lead.name, company_id__in=company_ids)
    for person_id in namesakes.values_list("id", flat=True)[:LOOKED_AT]:
        reasons[person_id].append(MatchReason.NAME)
    rows = seen.select_related("owner").in_bulk(list(reasons))
    return _ranked([Match(rows[person_id], why) for person_id, why in reasons.items()])


def _hidden(actor: Actor, kind: Kind) -> frozenset[str]:
    """Name what must not tell of a lead, or of whom it is compared with."""
    return actor.hidden(Kind.LEAD) | actor.hidden(kind)


def _ranked(found: list[Match]) -> list[Match]:
    return sorted((match for match in found if match.reasons), key=lambda match: match.place)


def _shown(match: Match, companies: dict[UUID, Company]) -> dict[str, Any]:
    record = match.record
    if isinstance(record, Person):
        company = companies.get(record.company_id) if record.company_id else None
        detail = company.name if company else record.title
    else:
        company, detail = None, record.domain or record.industry
    return {
        "id": record.id,
        "name": record.name,
        "detail": detail,
        "company_id": company.id if company else None,
        "owner_name": record.owner.name if record.owner else None,
        "reasons": match.reasons,
    }
