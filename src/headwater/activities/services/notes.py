from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities import rules
from headwater.activities.events import NoteChanged, NoteCreated, NoteDeleted, NoteRestored
from headwater.activities.models import Note
from headwater.activities.selectors.notes import get_note
from headwater.activities.services.tasks import check_links
from headwater.events.log import emit
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7


@dataclass(frozen=True, kw_only=True)
class NewNote:
    """What somebody wants to write down, and about which one thing."""

    text: str
    id: UUID | None = None
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None


def create_note(new: NewNote, *, actor: Actor, now: datetime) -> Note:
    if new.id is not None and Note.objects.filter(id=new.id).exists():
        return get_note(new.id, actor=actor)  # the same request once more
    rules.check_about(new.deal_id, new.person_id, new.company_id)
    check_links(actor, deal_id=new.deal_id, person_id=new.person_id, company_id=new.company_id)
    note = Note.objects.create(
        id=new.id or uuid7(),
        text=new.text,
        author_id=actor.id,
        deal_id=new.deal_id,
        person_id=new.person_id,
        company_id=new.company_id,
    )
    emit(NoteCreated(**_told(note, actor=actor, now=now)))
    return get_note(note.id, actor=actor)


def update_note(
    note_id: UUID, *, text: str, actor: Actor, now: datetime, version: int | None = None
) -> Note:
    """Rewrite a note; the same words once more change nothing."""
    note = _own_note(note_id, actor=actor, version=version)
    if note.text != text:
        note.text = text
        note.saved("text")
        emit(NoteChanged(**_told(note, actor=actor, now=now)))
    return note


def delete_note(note_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Put a note into the trash."""
    note = _own_note(note_id, actor=actor, version=version)
    note.deleted_at, note.deleted_by_id = now, actor.id
    note.saved("deleted_at", "deleted_by")
    emit(NoteDeleted(**_told(note, actor=actor, now=now)))


def restore_note(note_id: UUID, *, actor: Actor, now: datetime) -> Note:
    """Take a note back from the trash; one that is not there is left alone."""
    note = get_note(note_id, actor=actor, lock=True, in_trash=True)
    rules.check_author(actor, note.author_id)
    if note.deleted_at is not None:
        note.deleted_at, note.deleted_by = None, None
        note.saved("deleted_at", "deleted_by")
        emit(NoteRestored(**_told(note, actor=actor, now=now)))
    return note


def _own_note(note_id: UUID, *, actor: Actor, version: int | None) -> Note:
    note = get_note(note_id, actor=actor, lock=True)
    rules.check_author(actor, note.author_id)
    check_version(note.version, version)
    return note


def _told(note: Note, *, actor: Actor, now: datetime) -> dict[str, Any]:
    return {
        "actor_id": actor.id,
        "at": now,
        "note_id": note.id,
        "deal_id": note.deal_id,
        "person_id": note.person_id,
        "company_id": note.company_id,
    }
