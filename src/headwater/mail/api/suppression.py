"""The routes of whom not to write to, and of what people agreed to."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from headwater.http.access import configuring, reading, writing
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import to_place
from headwater.mail.schemas.suppression import (
    ConsentIn,
    ConsentOut,
    SuppressedList,
    SuppressedQuery,
    SuppressionIn,
    SuppressionList,
    SuppressionPageQuery,
    SuppressionQuery,
    SuppressionRemovalIn,
    SuppressionsAdded,
)
from headwater.mail.selectors import consent as standings
from headwater.mail.selectors import suppression as found
from headwater.mail.services import consent, suppression

router = Router(tags=["mail"])


@router.get("/suppressions", response={200: SuppressionList} | REFUSALS, auth=configuring)
def list_suppressions(
    request: SignedInRequest, query: Query[SuppressionPageQuery]
) -> SuppressionList:
    """List whom nobody writes to by a machine, and why; what came last first."""
    return SuppressionList.of(found.page(query.q.strip(), after=to_place(query.after)))


@router.post("/suppressions", response={201: SuppressionsAdded} | REFUSALS, auth=writing)
def add_suppressions(request: SignedInRequest, payload: SuppressionIn) -> Status[SuppressionsAdded]:
    """Put addresses or domains on the list, one or many."""
    added, known, refused = suppression.add_by_hand(
        payload.addresses, note=payload.note, actor=request.actor, now=timezone.now()
    )
    return Status(201, SuppressionsAdded(added=added, known=known, refused=refused))


@router.post(
    "/suppressions/{suppression_id}/removal", response={204: None} | REFUSALS, auth=configuring
)
def remove_suppression(
    request: SignedInRequest, suppression_id: UUID, payload: SuppressionRemovalIn
) -> Status[None]:
    """Take an address off the list, and say why."""
    suppression.lift(suppression_id, why=payload.why, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.get("/suppressions/export.csv", response={200: str} | REFUSALS, auth=configuring)
def export_suppressions(request: SignedInRequest, query: Query[SuppressionQuery]) -> HttpResponse:
    """Download the list, or what of it fits, as a CSV file."""
    text = found.suppression_file(query.q.strip())
    response = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="do-not-write-to.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@router.get("/suppressed", response={200: SuppressedList} | REFUSALS, auth=reading)
def find_suppressed(request: SignedInRequest, query: Query[SuppressedQuery]) -> SuppressedList:
    """Say which of these addresses are not to be written to, and why."""
    return SuppressedList.of(found.unwilling(query.address))


@router.get("/people/{person_id}/consent", response={200: ConsentOut} | REFUSALS, auth=reading)
def get_person_consent(request: SignedInRequest, person_id: UUID) -> ConsentOut:
    """Say by what right a person is written to, and how that came."""
    return ConsentOut.of(standings.of_person(person_id, actor=request.actor))


@router.post("/people/{person_id}/consent", response={200: ConsentOut} | REFUSALS, auth=writing)
def record_person_consent(
    request: SignedInRequest, person_id: UUID, payload: ConsentIn
) -> ConsentOut:
    """Write down what a person agreed to, or that they took it back; what was stays."""
    consent.record_for_person(person_id, payload.said(), actor=request.actor, now=timezone.now())
    return get_person_consent(request, person_id)


@router.get("/leads/{lead_id}/consent", response={200: ConsentOut} | REFUSALS, auth=reading)
def get_lead_consent(request: SignedInRequest, lead_id: UUID) -> ConsentOut:
    """Say by what right a lead is written to, and how that came."""
    return ConsentOut.of(standings.of_lead(lead_id, actor=request.actor))


@router.post("/leads/{lead_id}/consent", response={200: ConsentOut} | REFUSALS, auth=writing)
def record_lead_consent(request: SignedInRequest, lead_id: UUID, payload: ConsentIn) -> ConsentOut:
    """Write down what a lead agreed to, or that they took it back; what was stays."""
    consent.record_for_lead(lead_id, payload.said(), actor=request.actor, now=timezone.now())
    return get_lead_consent(request, lead_id)
