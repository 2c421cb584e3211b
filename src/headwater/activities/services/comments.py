from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities import rules
from headwater.activities.events import NoteCommented
from headwater.activities.models import Comment, Note
from headwater.activities.rules import NoteKind
from headwater.activities.selectors.notes import check_note, get_comment, get_note
from headwater.activities.services.notes import tell_mentioned, told, written
from headwater.events.log import emit
from headwater.lib import documents
from headwater.lib.errors import check_version
from headwater.lib.ids import uuid7


def comment(
    note_id: UUID,
    *,
    text: str = "",
    doc: Mapping[str, Any] | None = None,
    id: UUID | None = None,  # noqa: A002  # the field's name on the wire
    actor: Actor,
    now: datetime,
) -> Comment:
    """Say something about a note."""
    note = get_note(note_id, actor=actor)
    check_note(note, actor)
    if id is not None and Comment.objects.filter(id=id).exists():
        return get_comment(id, actor=actor)  # the same request once more
    clean, words = written(doc, text)
    rules.check_written(words, NoteKind.NOTE)
    made = Comment.objects.create(
        id=id or uuid7(), note=note, text=words, doc=clean, author_id=actor.id
    )
    _emit(made, note, actor=actor, now=now)
    tell_mentioned(note, clean, actor=actor, now=now)
    return get_comment(made.id, actor=actor)


def rewrite_comment(
    comment_id: UUID,
    *,
    text: str = "",
    doc: Mapping[str, Any] | None = None,
    actor: Actor,
    now: datetime,
    version: int | None = None,
) -> Comment:
    """Say it in other words; only its author and administrators may."""
    kept = _own(comment_id, actor=actor, version=version)
    clean, words = written(doc, text)
    rules.check_written(words, NoteKind.NOTE)
    if (kept.text, kept.doc) == (words, clean):
        return kept
    before = documents.mentioned(kept.doc) if kept.doc else frozenset[UUID]()
    kept.text, kept.doc = words, clean
    kept.saved("text", "doc")
    _emit(kept, kept.note, actor=actor, now=now)
    tell_mentioned(kept.note, clean, actor=actor, now=now, before=before)
    return kept


def delete_comment(
    comment_id: UUID, *, actor: Actor, now: datetime, version: int | None = None
) -> None:
    """Take back what was said about a note."""
    kept = _own(comment_id, actor=actor, version=version)
    _emit(kept, kept.note, actor=actor, now=now)
    kept.delete()


def _own(comment_id: UUID, *, actor: Actor, version: int | None) -> Comment:
    kept = get_comment(comment_id, actor=actor, lock=True)
    rules.check_author(actor, kept.author_id)
    check_version(kept.version, version)
    return kept


def _emit(kept: Comment, note: Note, *, actor: Actor, now: datetime) -> None:
    about = told(note, actor=actor, now=now)
    emit(NoteCommented(comment_id=kept.id, author_id=note.author_id, **about))
