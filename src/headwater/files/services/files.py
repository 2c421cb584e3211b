from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.rules import TrashKind
from headwater.activities.selectors.notes import check_note, get_note
from headwater.activities.services.trash import restores
from headwater.events.log import emit
from headwater.files import rules
from headwater.files.events import FileAdded, FileDeleted, FileRenamed, FileRestored
from headwater.files.models import File
from headwater.files.selectors.files import FileNotFound, get_file
from headwater.lib.errors import check_version


def add_to_note(note_id: UUID, file_ids: Sequence[UUID], *, actor: Actor, now: datetime) -> None:
    """Let one's own files that wait for it belong to a note, arrived or not; again changes nothing."""
    note = get_note(note_id, actor=actor)
    check_note(note, actor)
    own = File.objects.announced_by(actor).filter(id__in=file_ids).select_for_update(of=("self",))
    files = {file.id: file for file in own}
    for file_id in file_ids:
        file = files.get(file_id)
        if file is None or not (file.is_waiting or file.note_id == note.id):
            raise FileNotFound("There is no such upload of yours. Begin again.")
        if file.is_waiting:
            file.note = note
            file.saved("note")
            if file.arrived_at is not None:
                tell_added(file, actor=actor, now=now)


def rename_file(
    file_id: UUID, *, name: str, actor: Actor, now: datetime, version: int | None = None
) -> File:
    """Give a file another name; the same once more changes nothing."""
    file = _own_file(file_id, actor=actor, version=version)
    name = rules.tamed(name)
    if name != file.name:
        file.name = name
        file.saved("name")
        emit(FileRenamed(**told(file, actor=actor, now=now)))
    return file


def delete_file(file_id: UUID, *, actor: Actor, now: datetime, version: int | None = None) -> None:
    """Put a file into the trash."""
    file = _own_file(file_id, actor=actor, version=version)
    file.deleted_at, file.deleted_by_id = now, actor.id
    file.saved("deleted_at", "deleted_by")
    emit(FileDeleted(**told(file, actor=actor, now=now)))


@restores(TrashKind.FILE)
def restore_file(file_id: UUID, *, actor: Actor, now: datetime) -> File:
    """Take a file back from the trash; one that is not there is left alone."""
    file = get_file(file_id, actor=actor, lock=True, in_trash=True)
    rules.check_author(actor, file.author_id)
    if file.deleted_at is not None:
        file.deleted_at, file.deleted_by = None, None
        file.saved("deleted_at", "deleted_by")
        emit(FileRestored(**told(file, actor=actor, now=now)))
    return file


def tell_added(file: File, *, actor: Actor, now: datetime) -> None:
    arrived = told(file, actor=actor, now=now)
    emit(FileAdded(size=file.size, content_type=file.content_type, **arrived))


def told(file: File, *, actor: Actor, now: datetime) -> dict[str, Any]:
    return {
        "actor_id": actor.id,
        "at": now,
        "file_id": file.id,
        "deal_id": file.deal_id,
        "person_id": file.person_id,
        "company_id": file.company_id,
        "lead_id": file.lead_id,
        "note_id": file.note_id,
    }


def _own_file(file_id: UUID, *, actor: Actor, version: int | None) -> File:
    file = get_file(file_id, actor=actor, lock=True)
    rules.check_author(actor, file.author_id)
    check_version(file.version, version)
    return file
