from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Query, Router, Status

from headwater.accounts.rules import Role
from headwater.fields.models import SavedView
from headwater.fields.rules.filters import to_json
from headwater.fields.rules.operators import OPERATORS
from headwater.fields.rules.text import parse, write
from headwater.fields.schemas.views import (
    DefaultViewIn,
    FilterFieldOut,
    FilterFields,
    FilterForms,
    FilterIn,
    KindQuery,
    ViewIn,
    ViewList,
    ViewOut,
    ViewPatch,
)
from headwater.fields.selectors.catalogue import condition_of, fields_of
from headwater.fields.selectors.views import list_views
from headwater.fields.services import views as services
from headwater.http.access import configuring, managing_oneself, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import expected_version, json_response

router = Router(tags=["views"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The view's ETag.")]


@router.get("/filters/fields", response={200: FilterFields} | REFUSALS, auth=reading)
def get_filter_fields(request: SignedInRequest, query: Query[KindQuery]) -> FilterFields:
    """List what filters of a kind of record can ask for, and how."""
    return FilterFields(
        items=[
            FilterFieldOut(
                name=field.name,
                type=field.type,
                operators=list(OPERATORS[field.type]),
                choices=list(field.choices),
            )
            for field in fields_of(query.kind, actor=request.actor).values()
        ]
    )


@router.post("/filters/reading", response={200: FilterForms} | REFUSALS, auth=reading)
def read_a_filter(request: SignedInRequest, payload: FilterIn) -> FilterForms:
    """Read a filter of either form and give it in both, or say what is wrong with it."""
    if not payload.filter.strip():
        return FilterForms(text="", tree=None)
    wanted = parse(payload.filter)
    condition_of(wanted, payload.kind, actor=request.actor)
    return FilterForms(text=write(wanted), tree=to_json(wanted))


@router.get("/views", response={200: ViewList} | REFUSALS, auth=reading)
def get_views(request: SignedInRequest, query: Query[KindQuery]) -> ViewList:
    """List the saved views of a kind of record that you see: yours, your teams', everybody's."""
    return ViewList.of(list_views(query.kind, actor=request.actor), request.actor)


@router.post("/views", response={201: ViewOut} | REFUSALS, auth=writing)
def create_view(request: SignedInRequest, payload: ViewIn) -> HttpResponse:
    """Keep a view."""
    facts = payload.dict(exclude={"kind"})
    view = services.create_view(payload.kind, actor=request.actor, now=timezone.now(), **facts)
    return _view(request, view, status=201)


@router.patch("/views/{view_id}", response={200: ViewOut} | EDIT_REFUSALS, auth=writing)
def update_view(
    request: SignedInRequest, view_id: UUID, payload: ViewPatch, if_match: IfMatch
) -> HttpResponse:
    """Change a view of yours; an administrator anybody's. Fields left out stay as they are."""
    view = services.update_view(
        view_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return _view(request, view)


@router.delete("/views/{view_id}", response={204: None} | EDIT_REFUSALS, auth=writing)
def delete_view(request: SignedInRequest, view_id: UUID, if_match: IfMatch) -> Status[None]:
    """Delete a view; the records in it stay."""
    services.delete_view(
        view_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.put("/views/{view_id}/star", response={204: None} | REFUSALS, auth=managing_oneself)
def star_view(request: SignedInRequest, view_id: UUID) -> Status[None]:
    """Have a view at hand."""
    services.star_view(view_id, is_starred=True, actor=request.actor)
    return Status(204, None)


@router.delete("/views/{view_id}/star", response={204: None} | REFUSALS, auth=managing_oneself)
def unstar_view(request: SignedInRequest, view_id: UUID) -> Status[None]:
    """Have a view at hand no longer."""
    services.star_view(view_id, is_starred=False, actor=request.actor)
    return Status(204, None)


@router.put("/default-views/mine", response={204: None} | REFUSALS, auth=managing_oneself)
def set_my_default_view(request: SignedInRequest, payload: DefaultViewIn) -> Status[None]:
    """Let your list open with a view."""
    services.set_default(
        payload.kind, payload.view_id, role=None, actor=request.actor, now=timezone.now()
    )
    return Status(204, None)


@router.put("/default-views/{role}", response={204: None} | REFUSALS, auth=configuring)
def set_default_view_of_role(
    request: SignedInRequest, role: Role, payload: DefaultViewIn
) -> Status[None]:
    """Let the lists of all members of a role open with a view, unless they chose another."""
    services.set_default(
        payload.kind, payload.view_id, role=role, actor=request.actor, now=timezone.now()
    )
    return Status(204, None)


def _view(request: SignedInRequest, view: SavedView, *, status: int = 200) -> HttpResponse:
    out = ViewOut.of(view, request.actor).model_dump(mode="json")
    return json_response(out, version=view.version, status=status)
