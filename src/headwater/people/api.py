from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Query, Router, Status

from headwater.http.access import deleting, exporting, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import Merge, expected_version, json_response, list_response, to_place
from headwater.people import selectors, services
from headwater.people.models import Relation
from headwater.people.schemas import (
    ChannelStateIn,
    CompanyGroup,
    CompanyIn,
    CompanyOut,
    CompanyPage,
    CompanyPatch,
    CompanyQuery,
    OrgChart,
    PersonIn,
    PersonOut,
    PersonPage,
    PersonPatch,
    PersonQuery,
    RelationIn,
    RelationMade,
    Relations,
    new_channels,
)
from headwater.people.selectors import pages
from headwater.people.selectors.groups import company_group
from headwater.people.selectors.relations import (
    org_chart,
    relations_of_company,
    relations_of_person,
)

router = Router(tags=["people"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The record's ETag.")]


@router.get("/companies", response={200: CompanyPage} | REFUSALS, auth=reading)
def get_companies(request: SignedInRequest, query: Query[CompanyQuery]) -> HttpResponse:
    """List the companies you may see, narrowed down, sorted and paged."""
    wish = query.wish(to_place(query.after, is_moment=query.is_by_age()))
    page = pages.list_companies(wish, actor=request.actor)
    return list_response(page.items, page.next, total=page.total)


@router.post("/companies", response={201: CompanyOut} | REFUSALS, auth=writing)
def create_company(request: SignedInRequest, payload: CompanyIn) -> HttpResponse:
    """Create a company, with the ways to reach it."""
    new = services.NewCompany(**_creation(payload, request))
    company = services.create_company(new, actor=request.actor, now=timezone.now())
    return _company(request, company.id, status=201)


@router.get("/companies/{company_id}", response={200: CompanyOut} | REFUSALS, auth=reading)
def get_company(request: SignedInRequest, company_id: UUID) -> HttpResponse:
    """Show one company."""
    return _company(request, company_id)


@router.get("/companies/{company_id}/group", response={200: CompanyGroup} | REFUSALS, auth=reading)
def get_company_group(request: SignedInRequest, company_id: UUID) -> HttpResponse:
    """Show the group a company belongs to, with what each company and all below it are worth."""
    return json_response(company_group(company_id, actor=request.actor, now=timezone.now()))


@router.patch("/companies/{company_id}", response={200: CompanyOut} | EDIT_REFUSALS, auth=writing)
def update_company(
    request: SignedInRequest,
    company_id: UUID,
    payload: CompanyPatch,
    if_match: IfMatch,
    merge: Merge,
) -> HttpResponse:
    """Change some fields of a company; `channels` replaces all of them."""
    services.update_company(
        company_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        merges=merge,
        **_changes(payload),
    )
    return _company(request, company_id)


@router.delete("/companies/{company_id}", response={204: None} | EDIT_REFUSALS, auth=deleting)
def delete_company(request: SignedInRequest, company_id: UUID, if_match: IfMatch) -> Status[None]:
    """Put a company into the trash; it can be taken back for 30 days."""
    services.delete_company(
        company_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.get("/people", response={200: PersonPage} | REFUSALS, auth=reading)
def get_people(request: SignedInRequest, query: Query[PersonQuery]) -> HttpResponse:
    """List the people you may see, narrowed down, sorted and paged."""
    wish = query.wish(to_place(query.after, is_moment=query.is_by_age()))
    page = pages.list_people(wish, actor=request.actor)
    return list_response(page.items, page.next, total=page.total)


@router.post("/people", response={201: PersonOut} | REFUSALS, auth=writing)
def create_person(request: SignedInRequest, payload: PersonIn) -> HttpResponse:
    """Create a person, with the ways to reach them."""
    new = services.NewPerson(**_creation(payload, request))
    person = services.create_person(new, actor=request.actor, now=timezone.now())
    return _person(request, person.id, status=201)


@router.get("/people/{person_id}", response={200: PersonOut} | REFUSALS, auth=reading)
def get_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Show one person."""
    return _person(request, person_id)


@router.get("/people/{person_id}/vcard", response={200: None} | REFUSALS, auth=exporting)
def get_person_vcard(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Hand out a person's visiting card as a file (vCard 3.0)."""
    card = selectors.visiting_card(person_id, actor=request.actor)
    headers = {"Content-Disposition": 'attachment; filename="contact.vcf"'}
    return HttpResponse(card, content_type="text/vcard; charset=utf-8", headers=headers)


@router.patch("/people/{person_id}", response={200: PersonOut} | EDIT_REFUSALS, auth=writing)
def update_person(
    request: SignedInRequest, person_id: UUID, payload: PersonPatch, if_match: IfMatch, merge: Merge
) -> HttpResponse:
    """Change some fields of a person; `channels` replaces all of them."""
    services.update_person(
        person_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        merges=merge,
        **_changes(payload),
    )
    return _person(request, person_id)


@router.delete("/people/{person_id}", response={204: None} | EDIT_REFUSALS, auth=deleting)
def delete_person(request: SignedInRequest, person_id: UUID, if_match: IfMatch) -> Status[None]:
    """Put a person into the trash; they can be taken back for 30 days."""
    services.delete_person(
        person_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.put("/channels/{channel_id}/state", response={204: None} | REFUSALS, auth=writing)
def set_channel_state(
    request: SignedInRequest, channel_id: UUID, payload: ChannelStateIn
) -> Status[None]:
    """Say whether somebody is reached in this way; `unverified` takes back what was said."""
    services.judge_channel(channel_id, state=payload.state, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.get("/people/{person_id}/relations", response={200: Relations} | REFUSALS, auth=reading)
def get_person_relations(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """List how a person stands to other people and companies, and they to them."""
    return json_response({"items": relations_of_person(person_id, actor=request.actor)})


@router.post(
    "/people/{person_id}/relations",
    response={201: RelationMade} | REFUSALS | {409: ProblemOut},
    auth=writing,
)
def create_relation(
    request: SignedInRequest, person_id: UUID, payload: RelationIn
) -> Status[Relation]:
    """Say how a person stands to another one or to a company."""
    made = services.relate(person_id, payload.new(), actor=request.actor, now=timezone.now())
    return Status(201, made)


@router.delete("/relations/{relation_id}", response={204: None} | REFUSALS, auth=writing)
def delete_relation(request: SignedInRequest, relation_id: UUID) -> Status[None]:
    """Forget how two stand to each other."""
    services.unrelate(relation_id, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.get("/companies/{company_id}/relations", response={200: Relations} | REFUSALS, auth=reading)
def get_company_relations(request: SignedInRequest, company_id: UUID) -> HttpResponse:
    """List who stands how to a company, beside those who work there."""
    return json_response({"items": relations_of_company(company_id, actor=request.actor)})


@router.get("/companies/{company_id}/org-chart", response={200: OrgChart} | REFUSALS, auth=reading)
def get_org_chart(request: SignedInRequest, company_id: UUID) -> HttpResponse:
    """Show who reports to whom in a company."""
    return json_response({"items": org_chart(company_id, actor=request.actor)})


def _company(request: SignedInRequest, company_id: UUID, *, status: int = 200) -> HttpResponse:
    document, version = pages.company_page(company_id, actor=request.actor)
    return json_response(document, version=version, status=status)


def _person(request: SignedInRequest, person_id: UUID, *, status: int = 200) -> HttpResponse:
    document, version = pages.person_page(person_id, actor=request.actor)
    return json_response(document, version=version, status=status)


def _creation(payload: CompanyIn | PersonIn, request: SignedInRequest) -> Any:
    """Take what was sent; that a record is nobody's must be said."""
    given = payload.dict() | {"channels": new_channels(payload.channels)}
    return (
        given if "owner_id" in payload.model_fields_set else given | {"owner_id": request.actor.id}
    )


def _changes(payload: CompanyPatch | PersonPatch) -> Any:
    """Take the fields that were sent and no others."""
    given = payload.dict(exclude_unset=True)
    return given | {"channels": new_channels(payload.channels)} if "channels" in given else given
