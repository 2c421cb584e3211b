from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.accounts.rules.shares import only_to_read
from headwater.activities.models import Comment, Note, may_write_about
from headwater.lib.errors import NotFound


class NoteNotFound(NotFound):
    code = "note_not_found"


def get_note(note_id: UUID, *, actor: Actor, lock: bool = False, in_trash: bool = False) -> Note:
    """Find a note about something the actor may see; `in_trash`: also one that was deleted."""
    notes = Note.objects.known_to(actor) if in_trash else Note.objects.visible_to(actor)
    if lock:
        notes = notes.select_for_update(of=("self",))
    note = notes.select_related("author").filter(id=note_id).first()
    if note is None:
        raise NoteNotFound("There is no such note, or it is not shown to you.")
    if lock:
        check_note(note, actor)
    return note


def check_note(note: Note, actor: Actor) -> None:
    """Refuse to write to a note about something that is only shown for reading."""
    if not may_write_about(note, actor):
        raise only_to_read()


class CommentNotFound(NotFound):
    code = "comment_not_found"


def get_comment(comment_id: UUID, *, actor: Actor, lock: bool = False) -> Comment:
    """Find a comment on a note the actor sees."""
    comments = Comment.objects.filter(note__in=Note.objects.visible_to(actor))
    if lock:
        comments = comments.select_for_update(of=("self",))
    comment = comments.select_related("author", "note").filter(id=comment_id).first()
    if comment is None:
        raise CommentNotFound("There is no such comment, or it is not shown to you.")
    if lock:
        check_note(comment.note, actor)
    return comment
