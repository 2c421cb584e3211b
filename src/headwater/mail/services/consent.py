"""Writing down by what right somebody is written to. Rows are added, never changed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.leads.models import Lead
from headwater.leads.selectors.records import get_lead
from headwater.mail.events import ConsentRecorded, LeadConsentRecorded
from headwater.mail.models import ConsentStep
from headwater.mail.rules.suppression import BadConsent, LegalBasis
from headwater.mail.selectors.consent import who_has
from headwater.people.models import Person
from headwater.people.selectors.records import get_person

CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody agreed to or took back: when, where, in which words, and what shows it."""

    basis: LegalBasis
    is_withdrawal: bool = False
    at: datetime | None = None
    source: str = ""
    words: str = ""
    evidence: str = ""


def record_for_person(person_id: UUID, said: Said, *, actor: Actor, now: datetime) -> None:
    """Write down what a person said."""
    person = get_person(person_id, actor=actor, lock=True)
    _keep(said, person=person, by=actor.id, now=now)


def record_for_lead(lead_id: UUID, said: Said, *, actor: Actor, now: datetime) -> None:
    """Write down what a lead said; it holds for the person it becomes."""
    lead = get_lead(lead_id, actor=actor, lock=True)
    _keep(said, lead=lead, by=actor.id, now=now)


def withdraw_by_address(address: str, *, source: str, now: datetime) -> None:
    """Write the withdrawal of whoever has an address into what is known of them."""
    _for_all(address, source=source, is_withdrawal=True, now=now)


def restore_by_address(address: str, *, source: str, now: datetime) -> None:
    """Write down that a withdrawal was a mistake: what held before holds again."""
    _for_all(address, source=source, is_withdrawal=False, now=now)


def _for_all(address: str, *, source: str, is_withdrawal: bool, now: datetime) -> None:
    people, leads = who_has(address)
    held = {"source": source, "is_withdrawal": is_withdrawal}
    for person in people:
        _again(ConsentStep(person=person, **held), now=now)
    for lead in leads:
        _again(ConsentStep(lead=lead, **held), now=now)


def _again(step: ConsentStep, *, now: datetime) -> None:
    """Add a step to what is known, unless the last one says the same already."""
    last = (
        ConsentStep.objects.filter(person=step.person, lead=step.lead)
        .order_by("-at", "-id")
        .first()
    )
    if step.is_withdrawal == (last is not None and last.is_withdrawal):
        return
    # What somebody took back in other words is not given again by a link.
    if not step.is_withdrawal and last is not None and last.source != step.source:
        return
    said = Said(
        basis=LegalBasis(last.basis) if last else LegalBasis.UNKNOWN, is_withdrawal=step.is_withdrawal,
        source=step.source,
    )  # fmt: skip
    _keep(said, person=step.person, lead=step.lead, by=None, now=now)


def _keep(
    said: Said, *, person: Person | None = None, lead: Lead | None = None, by: UUID | None,
    now: datetime,
) -> None:  # fmt: skip
    at = said.at or now
    if at > now + CLOCKS_DIFFER:
        raise BadConsent("Nobody can have said this in the future.", field="at")
    ConsentStep.objects.create(
        person=person, lead=lead, basis=said.basis, is_withdrawal=said.is_withdrawal, at=at,
        source=said.source, words=said.words, evidence=said.evidence, by_id=by, recorded_at=now,
    )  # fmt: skip
    told: dict[str, Any] = {"basis": said.basis, "is_withdrawal": said.is_withdrawal}
    if person is not None:
        emit(ConsentRecorded(actor_id=by, at=now, person_id=person.id, **told))
    if lead is not None:
        emit(LeadConsentRecorded(actor_id=by, at=now, lead_id=lead.id, **told))
