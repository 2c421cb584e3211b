"""The one step from a lead to a deal, and back."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import check_may_write
from headwater.events.log import emit
from headwater.fields.services.values import hand_on
from headwater.leads.events import LeadConversionUndone, LeadConverted
from headwater.leads.models import Answer, Conversion, Lead
from headwater.leads.rules.states import DealWasTouched, LeadState, Move, state_after_undo
from headwater.leads.selectors.conversions import is_untouched, what_hangs_on
from headwater.leads.selectors.records import conversion_of, get_lead
from headwater.leads.services.moves import enter_state, take_lead
from headwater.people.rules import ChannelKind
from headwater.people.services import (
    NewChannel,
    NewCompany,
    NewPerson,
    create_company,
    create_person,
    delete_company,
    delete_person,
)
from headwater.pipeline.models import Deal
from headwater.pipeline.services.deals import NewDeal, delete_deal, open_deal
from headwater.pipeline.services.entering import settle_in

Chosen = UUID | Literal["new"] | None


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a lead is to become: which company and person (one there is, a new one, none)."""

    company: Chosen = "new"
    person: Chosen = "new"
    title: str = ""
    value: Decimal | None = None
    currency: str = ""
    pipeline_id: UUID | None = None
    stage_id: UUID | None = None
    override_reason: str = ""


def convert_lead(lead_id: UUID, wanted: Wanted, *, actor: Actor, now: datetime) -> Lead:
    """Make a deal of a lead, with its company and person. Once: a second call changes nothing."""
    lead = get_lead(lead_id, actor=actor, lock=True)
    if lead.state == LeadState.QUALIFIED:
        return lead
    said = [] if wanted.value is None else ["value"]
    check_may_write(actor, Kind.DEAL, named=said, changed=said)
    if lead.owner_id is None:
        take_lead(lead, actor=actor, now=now)
    company_id = _company(lead, wanted.company, actor=actor, now=now)
    person_id = _person(lead, wanted.person, company_id=company_id, actor=actor, now=now)
    new = _new_deal(lead, wanted, company_id=company_id, person_id=person_id)
    deal = open_deal(new, actor=actor, now=now)
    hand_on((Kind.LEAD, lead.id), (Kind.DEAL, deal.id), actor=actor)
    _remember(lead, deal, wanted, person_id=person_id, now=now)
    Answer.objects.filter(lead=lead).update(deal=deal, lead=None)
    previous = lead.state
    enter_state(lead, Move(state=LeadState.QUALIFIED), actor=actor, now=now)
    emit(
        LeadConverted(
            actor_id=actor.id,
            at=now,
            lead_id=lead.id,
            from_state=previous,
            deal_id=deal.id,
            company_id=company_id,
            person_id=person_id,
        )
    )
    # Its answers, calls and files are the deal's by now: they count when it is judged.
    settle_in(deal, override_reason=wanted.override_reason, actor=actor, now=now)
    return lead


def undo_conversion(lead_id: UUID, *, actor: Actor, now: datetime) -> Lead:
    """Take back what a lead has become, while nobody has worked on the deal.

    The deal, and the company and person made with it that nothing else hangs on, go to the trash.
    """
    lead = get_lead(lead_id, actor=actor, lock=True)
    made = conversion_of(lead)
    if made is None:
        return lead
    if not is_untouched(made):
        raise DealWasTouched("Somebody has worked on the deal already, so it stays.")
    made.delete()
    Answer.objects.filter(deal_id=made.deal_id).update(lead=lead, deal=None)
    delete_deal(made.deal_id, actor=actor, now=now)
    if made.is_person_new and made.person_id and not what_hangs_on("person", made.person_id):
        delete_person(made.person_id, actor=actor, now=now)
    if made.is_company_new and made.company_id and not what_hangs_on("company", made.company_id):
        delete_company(made.company_id, actor=actor, now=now)
    back = state_after_undo(LeadState(made.previous_state))
    enter_state(lead, Move(state=back), actor=actor, now=now)
    emit(
        LeadConversionUndone(
            actor_id=actor.id,
            at=now,
            lead_id=lead.id,
            to_state=lead.state,
            deal_id=made.deal_id,
        )
    )
    return lead


def _company(lead: Lead, chosen: Chosen, *, actor: Actor, now: datetime) -> UUID | None:
    if chosen != "new" or not lead.company_name:
        return None if chosen == "new" else chosen
    new = NewCompany(
        name=lead.company_name,
        owner_id=lead.owner_id,
        domain=lead.domain,
        credit_code=lead.credit_code,
    )
    company = create_company(new, actor=actor, now=now, origin="lead")
    hand_on((Kind.LEAD, lead.id), (Kind.COMPANY, company.id), actor=actor)
    return company.id


def _person(
    lead: Lead, chosen: Chosen, *, company_id: UUID | None, actor: Actor, now: datetime
) -> UUID | None:
    if chosen != "new" or not lead.name:
        return None if chosen == "new" else chosen
    ways = (ChannelKind.EMAIL, ChannelKind.PHONE, ChannelKind.WECHAT)
    channels = [
        NewChannel(kind=kind, value=value) for kind in ways if (value := getattr(lead, kind.value))
    ]
    new = NewPerson(
        name=lead.name, owner_id=lead.owner_id, company_id=company_id, channels=channels
    )
    person = create_person(new, actor=actor, now=now, origin="lead")
    hand_on((Kind.LEAD, lead.id), (Kind.PERSON, person.id), actor=actor)
    return person.id


def _new_deal(
    lead: Lead, wanted: Wanted, *, company_id: UUID | None, person_id: UUID | None
) -> NewDeal:
    return NewDeal(
        title=wanted.title or lead.title or lead.company_name or lead.name,
        value=lead.value or Decimal(0) if wanted.value is None else wanted.value,
        currency=wanted.currency or lead.currency or None,
        pipeline_id=wanted.pipeline_id,
        stage_id=wanted.stage_id,
        owner_id=lead.owner_id,
        company_id=company_id,
        person_id=person_id,
        source_id=lead.source_id,
    )


def _remember(
    lead: Lead, deal: Deal, wanted: Wanted, *, person_id: UUID | None, now: datetime
) -> None:
    Conversion.objects.create(
        lead=lead, deal=deal, company_id=deal.company_id, person_id=person_id,
        is_company_new=wanted.company == "new" and deal.company_id is not None,
        is_person_new=wanted.person == "new" and person_id is not None,
        deal_version=deal.version, previous_state=lead.state, converted_at=now,
    )  # fmt: skip
