from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from ninja import Header, Query, Router, Status

from headwater.accounts.selectors.speaking import speaking
from headwater.dashboards import tasks
from headwater.dashboards.models import Dashboard, Mailing
from headwater.dashboards.schemas import (
    DashboardIn,
    DashboardList,
    DashboardOut,
    DashboardPatch,
    FileQuery,
    FiltersIn,
    MailingIn,
    MailingList,
    MailingOut,
    MailingPatch,
    TileKindOut,
    TileKinds,
)
from headwater.dashboards.selectors.dashboards import (
    get_dashboard,
    list_dashboards,
    mailings_of,
)
from headwater.dashboards.selectors.kinds import KINDS
from headwater.dashboards.selectors.kinds.kind import Asking
from headwater.dashboards.services import dashboards, mailings, mails
from headwater.dashboards.services.files import FileFormat, file_name, make_file
from headwater.http.access import exporting, managing_oneself, reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import expected_version, json_response

router = Router(tags=["dashboards"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="Its ETag.")]


@router.get("/dashboard-kinds", response={200: TileKinds} | REFUSALS, auth=reading)
def get_dashboard_kinds(request: SignedInRequest) -> TileKinds:
    """List the kinds of tile there are."""
    return TileKinds(items=[TileKindOut.of(kind) for kind in KINDS.values()])


@router.get("/dashboards", response={200: DashboardList} | REFUSALS, auth=reading)
def get_dashboards(request: SignedInRequest) -> DashboardList:
    """List the dashboards you see: the one that comes with Headwater, yours, and shared ones."""
    found = list_dashboards(actor=request.actor)
    return DashboardList(items=[DashboardOut.of(one, request.actor) for one in found])


@router.post("/dashboards", response={201: DashboardOut} | REFUSALS, auth=writing)
def create_dashboard(request: SignedInRequest, payload: DashboardIn) -> HttpResponse:
    """Keep a dashboard; it is yours."""
    made = dashboards.create_dashboard(actor=request.actor, now=timezone.now(), **payload.dict())
    return _dashboard(request, made, status=201)


@router.get(
    "/dashboards/{uuid:dashboard_id}", response={200: DashboardOut} | REFUSALS, auth=reading
)
def get_one_dashboard(request: SignedInRequest, dashboard_id: UUID) -> HttpResponse:
    """Show a dashboard's tiles; the figures are asked for with the filters."""
    return _dashboard(request, get_dashboard(dashboard_id, actor=request.actor))


@router.patch(
    "/dashboards/{uuid:dashboard_id}", response={200: DashboardOut} | EDIT_REFUSALS, auth=writing
)
def update_dashboard(
    request: SignedInRequest, dashboard_id: UUID, payload: DashboardPatch, if_match: IfMatch
) -> HttpResponse:
    """Change a dashboard of yours; an administrator anybody's. What is left out stays."""
    # Of the tiles nothing is left out: only the names at the top say what stays.
    facts = payload.dict(include=payload.model_fields_set)
    found = dashboards.update_dashboard(
        dashboard_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **facts,
    )
    return _dashboard(request, found)


@router.delete(
    "/dashboards/{uuid:dashboard_id}", response={204: None} | EDIT_REFUSALS, auth=writing
)
def delete_dashboard(
    request: SignedInRequest, dashboard_id: UUID, if_match: IfMatch
) -> Status[None]:
    """Delete a dashboard with its mailings."""
    dashboards.delete_dashboard(
        dashboard_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.get("/dashboards/{uuid:dashboard_id}/file", response={200: None} | REFUSALS, auth=exporting)
def get_dashboard_file(
    request: SignedInRequest, dashboard_id: UUID, query: Query[FileQuery]
) -> HttpResponse:
    """Download a dashboard as you see it: a PDF, or an XLSX with a sheet for each figure."""
    kind = FileFormat(query.format)
    asking = Asking(question=query.asked(), actor=request.actor, now=timezone.now())
    with speaking(request.actor):
        dashboard = get_dashboard(dashboard_id, actor=request.actor)
        content, name = make_file(kind, dashboard, asking), file_name(kind, dashboard, asking)
    response = HttpResponse(content, content_type=mails.TYPES[kind])
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


@router.post(
    "/dashboards/{uuid:dashboard_id}/mail", response={202: None} | REFUSALS, auth=exporting
)
def mail_dashboard(
    request: SignedInRequest, dashboard_id: UUID, payload: FiltersIn
) -> Status[None]:
    """Mail a dashboard to yourself now, with the filters named."""
    delivery_id = mails.ask_now(
        dashboard_id, payload.asked(), actor=request.actor, now=timezone.now()
    )
    tasks.deliver.enqueue(delivery_id=str(delivery_id))
    return Status(202, None)


@router.get(
    "/dashboards/{uuid:dashboard_id}/mailings",
    response={200: MailingList} | REFUSALS,
    auth=reading,
)
def get_mailings(request: SignedInRequest, dashboard_id: UUID) -> MailingList:
    """List to whom a dashboard goes by mail, and when: all if it is yours, else what you get."""
    found = mailings_of(dashboard_id, actor=request.actor)
    return MailingList(items=[MailingOut.of(one) for one in found])


@router.post(
    "/dashboards/{uuid:dashboard_id}/mailings",
    response={201: MailingOut, 409: ProblemOut} | REFUSALS,
    auth=writing,
)
def create_mailing(
    request: SignedInRequest, dashboard_id: UUID, payload: MailingIn
) -> HttpResponse:
    """Send a dashboard of yours to members again and again."""
    made = mailings.create_mailing(
        dashboard_id, actor=request.actor, now=timezone.now(), **payload.dict()
    )
    return _mailing(made, status=201)


@router.patch(
    "/dashboard-mailings/{uuid:mailing_id}",
    response={200: MailingOut} | EDIT_REFUSALS,
    auth=writing,
)
def update_mailing(
    request: SignedInRequest, mailing_id: UUID, payload: MailingPatch, if_match: IfMatch
) -> HttpResponse:
    """Change when a dashboard goes to whom. What is left out stays."""
    found = mailings.update_mailing(
        mailing_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return _mailing(found)


@router.delete(
    "/dashboard-mailings/{uuid:mailing_id}", response={204: None} | EDIT_REFUSALS, auth=writing
)
def delete_mailing(request: SignedInRequest, mailing_id: UUID, if_match: IfMatch) -> Status[None]:
    """Send a dashboard no longer."""
    mailings.delete_mailing(
        mailing_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


@router.put(
    "/dashboard-mailings/{uuid:mailing_id}/mute",
    response={204: None} | REFUSALS,
    auth=managing_oneself,
)
def mute_mailing(request: SignedInRequest, mailing_id: UUID) -> Status[None]:
    """Get a mailing no longer."""
    mailings.mute(mailing_id, is_muted=True, actor=request.actor)
    return Status(204, None)


@router.delete(
    "/dashboard-mailings/{uuid:mailing_id}/mute",
    response={204: None} | REFUSALS,
    auth=managing_oneself,
)
def unmute_mailing(request: SignedInRequest, mailing_id: UUID) -> Status[None]:
    """Get a mailing again."""
    mailings.mute(mailing_id, is_muted=False, actor=request.actor)
    return Status(204, None)


@router.post("/dashboard-mailings/unsubscribe/{token}", response={204: None, 404: ProblemOut})
def leave_mailing(request: HttpRequest, token: str) -> Status[None]:
    """Stop the mailing a mail belongs to (RFC 8058). Open to whoever holds the mail."""
    mailings.stop_by_link(token)
    return Status(204, None)


def _dashboard(request: SignedInRequest, one: Dashboard, *, status: int = 200) -> HttpResponse:
    out = DashboardOut.of(one, request.actor).model_dump(mode="json")
    return json_response(out, version=one.version, status=status)


def _mailing(one: Mailing, *, status: int = 200) -> HttpResponse:
    out = MailingOut.of(one).model_dump(mode="json")
    return json_response(out, version=one.version, status=status)
