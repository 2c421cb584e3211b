"""By what right people and leads are written to, and how that came."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from headwater.accounts.rules import Actor, Kind
from headwater.leads.models import Conversion, Lead
from headwater.leads.selectors.records import get_lead
from headwater.mail.models import ConsentStep
from headwater.mail.rules.suppression import LegalBasis, SuppressionReason
from headwater.mail.selectors.suppression import suppressed
from headwater.people.models import Channel, Person
from headwater.people.rules import ChannelKind
from headwater.people.selectors.records import get_person

MOST_STEPS = 100


@dataclass(frozen=True)
class Standing:
    """What counts now, how it came, and which addresses are on the list of whom not to write to."""

    steps: list[ConsentStep]
    suppressed: dict[str, SuppressionReason]

    @property
    def basis(self) -> LegalBasis:
        return LegalBasis(self.steps[0].basis) if self.steps else LegalBasis.UNKNOWN

    @property
    def is_withdrawn(self) -> bool:
        return bool(self.steps) and self.steps[0].is_withdrawal


def of_person(person_id: UUID, *, actor: Actor) -> Standing:
    """Tell of a person, with what was said while they were a lead."""
    person = get_person(person_id, actor=actor)
    was = Conversion.objects.filter(person=person).values("lead_id")
    steps = _steps(Q(person=person) | Q(lead__in=was))
    return Standing(steps, {} if "email" in actor.hidden(Kind.PERSON) else _listed(person))


def of_lead(lead_id: UUID, *, actor: Actor) -> Standing:
    lead = get_lead(lead_id, actor=actor)
    is_hidden = "email" in actor.hidden(Kind.LEAD) or not lead.email
    return Standing(_steps(Q(lead=lead)), {} if is_hidden else suppressed([lead.email]))


def who_has(address: str) -> tuple[list[Person], list[Lead]]:
    """Find everybody with an address, whoever may see them: what they say of it holds."""
    key = address.lower()
    people = Person.objects.filter(channels__kind=ChannelKind.EMAIL, channels__key=key)
    return list(people.distinct()), list(Lead.objects.filter(email_key=key))


def _listed(person: Person) -> dict[str, SuppressionReason]:
    channels = Channel.objects.filter(person=person, kind=ChannelKind.EMAIL)
    return suppressed(channels.values_list("value", flat=True))


def _steps(of: Q) -> list[ConsentStep]:
    rows = ConsentStep.objects.filter(of).select_related("by")
    return list(rows.order_by("-at", "-id")[:MOST_STEPS])
