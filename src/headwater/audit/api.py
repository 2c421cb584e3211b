from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router

from headwater.audit.schemas import (
    AuditLineOut,
    AuditPage,
    AuditQuery,
    AuditStateOut,
    AuditVerdictOut,
)
from headwater.audit.selectors.chain import state
from headwater.audit.selectors.log import lines
from headwater.audit.services.exports import export_csv
from headwater.audit.services.sealing import verify_chain
from headwater.http.access import managing_members
from headwater.http.problems import REFUSALS, SignedInRequest
from headwater.http.wire import from_cursor, to_cursor

router = Router(tags=["audit log"], auth=managing_members)
PAGE = 100


@router.get("/audit-log", response={200: AuditPage} | REFUSALS)
def get_audit_log(
    request: SignedInRequest, query: Query[AuditQuery], after: str | None = None
) -> AuditPage:
    """List what happened that matters to security or to how the workspace is run, newest first."""
    before_id = int(from_cursor(after, length=1)[0]) if after else None
    found = list(lines(query.wanted(), before_id=before_id)[: PAGE + 1])
    following = to_cursor(found[PAGE - 1].pk) if len(found) > PAGE else None
    return AuditPage(items=[AuditLineOut.of(line) for line in found[:PAGE]], next=following)


@router.get("/audit-log/state", response={200: AuditStateOut} | REFUSALS)
def get_audit_state(request: SignedInRequest) -> dict[str, object]:
    """Say how long the chain of the audit log is."""
    return state()


@router.post("/audit-log/verification", response={200: AuditVerdictOut} | REFUSALS)
def verify_audit_log(request: SignedInRequest) -> AuditVerdictOut:
    """Look at every line and say which was altered, put in, moved or taken out."""
    return AuditVerdictOut.of(verify_chain())


@router.post("/audit-log/exports", response={200: None} | REFUSALS)
def export_audit_log(request: SignedInRequest, query: Query[AuditQuery]) -> HttpResponse:
    """Write what the list shows as a CSV file; that is a line of the log as well."""
    content = export_csv(query.wanted(), actor=request.actor, now=timezone.now())
    response = HttpResponse(content.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit-log.csv"'
    return response
