import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import File, Form, Query, Router, Status, UploadedFile

from headwater.exchange import selectors
from headwater.exchange.rules.fields import FileKind
from headwater.exchange.schemas.fields import FieldList
from headwater.exchange.schemas.imports import (
    ImportOut,
    ImportPage,
    ImportSummary,
    PlanPatch,
    RowOut,
    RowPage,
    RowQuery,
)
from headwater.exchange.services import errors, plans, runs, undo, uploads
from headwater.exchange.services.uploads import Upload
from headwater.exchange.tasks import work_on_import
from headwater.http.access import importing
from headwater.http.problems import ProblemOut, SignedInRequest
from headwater.http.wire import from_cursor, to_cursor

router = Router(tags=["imports"], auth=importing)
REFUSALS = {401: ProblemOut, 403: ProblemOut, 404: ProblemOut, 409: ProblemOut, 422: ProblemOut}
PAGE = 50


@router.get("/import-fields", response={200: FieldList, 401: ProblemOut, 403: ProblemOut})
def get_import_fields(request: SignedInRequest) -> FieldList:
    """List what a column of a file can mean."""
    return FieldList.known_to(request.actor)


@router.post("/imports", response={201: ImportOut, 413: ProblemOut} | REFUSALS)
def create_import(
    request: SignedInRequest,
    files: File[list[UploadedFile]],
    kind: Form[str] = "auto",
) -> Status[ImportOut]:
    """Send one to ten files; the answer says what they seem to be and proposes a plan.

    `kind` is believed for a single file: deals, companies, people, stage_history, products, teams.
    """
    with _on_disk(files) as sent:
        run = uploads.create_import(sent, actor=request.actor, kind=_kind(kind))
    return Status(201, _shown(request, run.id))


@router.get("/imports", response={200: ImportPage} | REFUSALS)
def get_imports(request: SignedInRequest, after: str | None = None) -> ImportPage:
    """List the imports of the workspace that you may see, newest first."""
    start = int(from_cursor(after, length=1)[0]) if after else 0
    found = list(selectors.imports(actor=request.actor)[start : start + PAGE + 1])
    following = to_cursor(start + PAGE) if len(found) > PAGE else None
    return ImportPage(items=[ImportSummary.of(run) for run in found[:PAGE]], next=following)


@router.get("/imports/{import_id}", response={200: ImportOut} | REFUSALS)
def get_import(request: SignedInRequest, import_id: UUID) -> ImportOut:
    """Show an import: its files, its plan, how far it has come."""
    return _shown(request, import_id)


@router.patch("/imports/{import_id}", response={200: ImportOut} | REFUSALS)
def update_import(request: SignedInRequest, import_id: UUID, payload: PlanPatch) -> ImportOut:
    """Change the plan; a trial made before no longer counts."""
    plans.change_plan(import_id, actor=request.actor, changes=payload.changes())
    return _shown(request, import_id)


@router.delete("/imports/{import_id}", response={204: None} | REFUSALS)
def delete_import(request: SignedInRequest, import_id: UUID) -> Status[None]:
    """Forget an import that has brought nothing in, with its files."""
    plans.delete_import(import_id, actor=request.actor)
    return Status(204, None)


@router.post("/imports/{import_id}/trial", response={202: ImportOut} | REFUSALS)
def start_import_trial(request: SignedInRequest, import_id: UUID) -> Status[ImportOut]:
    """Find out, row by row, what the import would do; the answer comes when `state` is `checked`."""
    runs.start_trial(import_id, actor=request.actor)
    return _under_way(request, import_id)


@router.post("/imports/{import_id}/run", response={202: ImportOut} | REFUSALS)
def start_import_run(request: SignedInRequest, import_id: UUID) -> Status[ImportOut]:
    """Bring the rows in; an import that was cancelled or failed goes on where it stopped."""
    runs.start_run(import_id, actor=request.actor, now=timezone.now())
    return _under_way(request, import_id)


@router.post("/imports/{import_id}/cancellation", response={202: ImportOut} | REFUSALS)
def cancel_import(request: SignedInRequest, import_id: UUID) -> Status[ImportOut]:
    """Stop after the rows at hand; what is in stays in, until it is undone."""
    runs.cancel(import_id, actor=request.actor)
    return _under_way(request, import_id)  # should nobody be at work, somebody must end it


@router.post("/imports/{import_id}/undo", response={202: ImportOut} | REFUSALS)
def undo_import(request: SignedInRequest, import_id: UUID) -> Status[ImportOut]:
    """Remove what the import created and give back what it changed; what somebody has worked on stays."""
    undo.start_undo(import_id, actor=request.actor, now=timezone.now())
    return _under_way(request, import_id)


@router.get("/imports/{import_id}/rows", response={200: RowPage} | REFUSALS)
def get_import_rows(request: SignedInRequest, import_id: UUID, query: Query[RowQuery]) -> RowPage:
    """List what became of the rows, or in a trial what would become of them."""
    run = selectors.get_import(import_id, actor=request.actor)
    rows = selectors.results(run, outcome=query.outcome, has_open_criteria=query.has_open_criteria)
    if query.after:
        rows = rows.filter(id__gt=int(from_cursor(query.after, length=1)[0]))
    found = list(rows[: query.limit + 1])
    following = to_cursor(found[query.limit - 1].pk) if len(found) > query.limit else None
    return RowPage(items=[RowOut.of(row) for row in found[: query.limit]], next=following)


@router.get("/imports/{import_id}/errors.csv", response={200: str} | REFUSALS)
def get_import_errors(
    request: SignedInRequest, import_id: UUID, file_id: UUID | None = None
) -> HttpResponse:
    """Download the rows to look at as they were, each with its number and the reason.

    They were refused, or are deals that have passed by criteria they do not meet.
    """
    text = errors.error_file(import_id, file_id=file_id, actor=request.actor)
    response = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="errors.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _under_way(request: SignedInRequest, import_id: UUID) -> Status[ImportOut]:
    work_on_import.enqueue(import_id=str(import_id), member_id=str(request.actor.id))
    return Status(202, _shown(request, import_id))


def _shown(request: SignedInRequest, import_id: UUID) -> ImportOut:
    return ImportOut.of(selectors.get_import(import_id, actor=request.actor))


def _kind(text: str) -> FileKind | None:
    return FileKind(text) if text in list(FileKind) else None


@contextmanager
def _on_disk(files: list[UploadedFile]) -> Iterator[list[Upload]]:
    """Lay the files sent where the readers can open them, for the time of the request."""
    with tempfile.TemporaryDirectory(prefix="headwater-") as folder:
        sent = []
        for number, file in enumerate(files):
            path = Path(folder) / str(number)
            with path.open("wb") as target:
                target.writelines(file.chunks())
            sent.append(Upload(file.name or "file", path))
        yield sent
