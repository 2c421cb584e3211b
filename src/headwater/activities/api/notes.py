from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Header, Router, Status

from headwater.activities.models import Comment, Note
from headwater.activities.schemas import (
    CommentIn,
    CommentOut,
    CommentPatch,
    NoteIn,
    NoteOut,
    NotePatch,
)
from headwater.activities.selectors import notes as selectors
from headwater.activities.services import comments
from headwater.activities.services import notes as services
from headwater.http.access import reading, writing
from headwater.http.problems import EDIT_REFUSALS, REFUSALS, SignedInRequest
from headwater.http.wire import expected_version, json_response

router = Router(tags=["activities"])
IfMatch = Annotated[str | None, Header(None, alias="If-Match", description="The note's ETag.")]


@router.post("/notes", response={201: NoteOut} | REFUSALS, auth=writing)
def create_note(request: SignedInRequest, payload: NoteIn) -> HttpResponse:
    """Write something down about a deal, a person, a company or a lead."""
    note = services.create_note(payload.new(), actor=request.actor, now=timezone.now())
    return _note(note, status=201)


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
        actor=request.actor,
        now=timezone.now(),
        version=expected_version(request),
        **payload.dict(exclude_unset=True),
    )
    return _note(note)


@router.put("/notes/{note_id}/pin", response={200: NoteOut} | REFUSALS, auth=writing)
def pin_note(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Put a note on top of its timeline, for everybody."""
    return _note(
        services.pin_note(note_id, is_pinned=True, actor=request.actor, now=timezone.now())
    )


@router.delete("/notes/{note_id}/pin", response={200: NoteOut} | REFUSALS, auth=writing)
def unpin_note(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Take a note down from the top of its timeline."""
    return _note(
        services.pin_note(note_id, is_pinned=False, actor=request.actor, now=timezone.now())
    )


@router.post("/notes/{note_id}/comments", response={201: CommentOut} | REFUSALS, auth=writing)
def create_comment(request: SignedInRequest, note_id: UUID, payload: CommentIn) -> HttpResponse:
    """Say something about a note."""
    made = comments.comment(note_id, **payload.dict(), actor=request.actor, now=timezone.now())
    return _comment(made, status=201)


@router.patch("/comments/{comment_id}", response={200: CommentOut} | EDIT_REFUSALS, auth=writing)
def update_comment(
    request: SignedInRequest, comment_id: UUID, payload: CommentPatch, if_match: IfMatch
) -> HttpResponse:
    """Say it in other words; only its author and administrators may."""
    return _comment(
        comments.rewrite_comment(
            comment_id,
            **payload.dict(),
            actor=request.actor,
            now=timezone.now(),
            version=expected_version(request),
        )
    )


@router.delete("/comments/{comment_id}", response={204: None} | EDIT_REFUSALS, auth=writing)
def delete_comment(request: SignedInRequest, comment_id: UUID, if_match: IfMatch) -> Status[None]:
    """Take back what was said; only its author and administrators may."""
    comments.delete_comment(
        comment_id, actor=request.actor, now=timezone.now(), version=expected_version(request)
    )
    return Status(204, None)


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


def _comment(comment: Comment, *, status: int = 200) -> HttpResponse:
    shown = CommentOut.from_orm(comment).model_dump_json().encode()
    return json_response(shown, version=comment.version, status=status)
