from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Router, Status

from headwater.activities.models import Note
from headwater.activities.schemas import NoteIn, NoteOut, NotePatch
from headwater.activities.selectors import notes as selectors
from headwater.activities.services import notes as services
from headwater.http.access import reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import expected_version, json_response

router = Router(tags=["activities"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The note's ETag.")]


@router.post("/notes", response={201: NoteOut} | REFUSALS, auth=writing)
def create_note(request: SignedInRequest, payload: NoteIn) -> HttpResponse:
    """Write something down about a deal, a person or a company."""
    new = services.NewNote(**payload.dict())
    return _note(services.create_note(new, actor=request.actor, now=timezone.now()), status=201)


@router.get("/notes/{note_id}", response={200: NoteOut} | REFUSALS, auth=reading)
def get_note(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Show one note."""
    return _note(selectors.get_note(note_id, actor=request.actor))


@router.patch("/notes/{note_id}", response={200: NoteOut} | EDIT_REFUSALS, auth=writing)
def update_note(
    request: SignedInRequest, note_id: UUID, payload: NotePatch, if_match: IfMatch
) -> HttpResponse:
    """Rewrite a note; only its author and administrators may."""
    note = services.update_note(
        note_id,
        text=payload.text,
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
    )
    return _note(note)


@router.delete("/notes/{note_id}", response={204: None} | EDIT_REFUSALS, auth=writing)
def delete_note(request: SignedInRequest, note_id: UUID, if_match: IfMatch) -> Status[None]:
    """Put a note into the trash; only its author and administrators may."""
    services.delete_note(
        note_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


def _note(note: Note, *, status: int = 200) -> HttpResponse:
    shown = NoteOut.from_orm(note).model_dump_json().encode()
    return json_response(shown, version=note.version, status=status)
