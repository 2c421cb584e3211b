from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.models import Note
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
    return note
