from typing import Annotated
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils import timezone
from ninja import Header, Query, Router, Status

from headwater.files.models import File
from headwater.files.schemas import (
    FileQuery,
    NoteFilesIn,
    StoredFileList,
    StoredFileOut,
    StoredFilePatch,
    UploadIn,
    UploadOut,
)
from headwater.files.selectors.files import get_upload as find_upload
from headwater.files.selectors.files import list_files, open_content
from headwater.files.selectors.previews import preview
from headwater.files.services import files, uploads
from headwater.http.access import reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, ProblemOut, SignedInRequest
from headwater.http.wire import ALONE, expected_version, json_response, to_cursor, to_place

router = Router(tags=["files"])
UPLOAD_REFUSALS = REFUSALS | {409: ProblemOut, 413: ProblemOut, 503: ProblemOut}
BYTES = {200: None}
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The file's ETag.")]
Offset = Annotated[
    int, Header(alias="Upload-Offset", ge=0, description="Where in the file the body begins.")
]


@router.post("/uploads", response={201: UploadOut} | UPLOAD_REFUSALS, auth=writing)
def create_upload(request: SignedInRequest, payload: UploadIn) -> Status[UploadOut]:
    """Announce a file about one deal, person, company, lead or note; then send its bytes.

    About nothing it waits a day for a note: see POST /notes/{note_id}/files.
    """
    return Status(201, UploadOut.of(uploads.announce(payload.new(), actor=request.actor)))


@router.get("/uploads/{upload_id}", response={200: UploadOut} | REFUSALS, auth=writing)
def get_upload(request: SignedInRequest, upload_id: UUID) -> UploadOut:
    """Say how much of a file is here, so that a cut upload can go on."""
    return UploadOut.of(find_upload(upload_id, actor=request.actor))


@router.patch("/uploads/{upload_id}", response={200: UploadOut} | UPLOAD_REFUSALS, auth=writing)
def send_upload(request: SignedInRequest, upload_id: UUID, upload_offset: Offset) -> UploadOut:
    """Send the next bytes of a file as the body, as many as you like, beginning at Upload-Offset.

    What was not announced within a day is forgotten. With the last byte the file appears.
    """
    file = uploads.take_in(
        upload_id,
        request,
        offset=upload_offset,
        length=int(request.META.get("CONTENT_LENGTH") or 0),
        actor=request.actor,
        now=timezone.now(),
    )
    return UploadOut.of(file)


@router.post("/notes/{note_id}/files", response={204: None} | REFUSALS, auth=writing)
def add_note_files(request: SignedInRequest, note_id: UUID, payload: NoteFilesIn) -> Status[None]:
    """Let files you have announced about nothing belong to a note; also before they arrive."""
    files.add_to_note(note_id, payload.file_ids, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.get("/files", response={200: StoredFileList} | REFUSALS, auth=reading)
def get_files(request: SignedInRequest, query: Query[FileQuery]) -> StoredFileList:
    """List the files about one deal, person, company, lead or note, the latest first."""
    about = query.dict(exclude={"after"})
    page, following = list_files(actor=request.actor, after=to_place(query.after), **about)
    cursor = to_cursor(*following) if following else None
    return StoredFileList(items=[StoredFileOut.from_orm(file) for file in page], next=cursor)


@router.api_operation(["HEAD"], "/files/{file_id}/content", auth=reading, include_in_schema=False)
@router.get("/files/{file_id}/content", response=BYTES | REFUSALS, auth=reading)
def get_file_content(request: SignedInRequest, file_id: UUID) -> HttpResponseBase:
    """Download a file."""
    file, content = open_content(file_id, actor=request.actor)
    return FileResponse(
        content,
        as_attachment=True,
        filename=file.name,
        content_type=file.content_type,
        headers=ALONE,
    )


@router.api_operation(["HEAD"], "/files/{file_id}/preview", auth=reading, include_in_schema=False)
@router.get("/files/{file_id}/preview", response=BYTES | REFUSALS, auth=reading)
def get_file_preview(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    """Show a picture, drawn anew as WebP; other files have no preview."""
    drawn = preview(file_id, actor=request.actor)
    return HttpResponse(drawn, content_type="image/webp", headers=ALONE)


@router.patch("/files/{file_id}", response={200: StoredFileOut} | EDIT_REFUSALS, auth=writing)
def update_file(
    request: SignedInRequest, file_id: UUID, payload: StoredFilePatch, if_match: IfMatch
) -> HttpResponse:
    """Give a file another name; only who added it and administrators may."""
    file = files.rename_file(
        file_id,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(),
    )
    return _file(file)


@router.delete("/files/{file_id}", response={204: None} | EDIT_REFUSALS, auth=writing)
def delete_file(request: SignedInRequest, file_id: UUID, if_match: IfMatch) -> Status[None]:
    """Put a file into the trash; only who added it and administrators may."""
    files.delete_file(
        file_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


def _file(file: File) -> HttpResponse:
    return json_response(
        StoredFileOut.from_orm(file).model_dump_json().encode(), version=file.version
    )
