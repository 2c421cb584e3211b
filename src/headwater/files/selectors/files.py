from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db.models import Q

from headwater.accounts.rules import Actor
from headwater.accounts.rules.shares import only_to_read
from headwater.activities.models import may_write_about
from headwater.files.models import File
from headwater.files.rules import check_about
from headwater.files.selectors.places import place_of
from headwater.lib.errors import NotFound

PAGE_LENGTH = 100


class FileNotFound(NotFound):
    code = "file_not_found"


class ContentMissing(NotFound):
    code = "file_content_missing"


def list_files(
    *, actor: Actor, after: tuple[str, UUID] | None, **about: UUID | None
) -> tuple[Sequence[File], tuple[str, UUID] | None]:
    """List the files about one thing, the latest first, and say where the next page begins."""
    check_about(*about.values())
    subject = {name: record_id for name, record_id in about.items() if record_id is not None}
    files = File.objects.visible_to(actor).filter(**subject).select_related("author")
    if after is not None:
        at, last_id = datetime.fromisoformat(after[0]), after[1]
        files = files.filter(Q(arrived_at__lt=at) | Q(arrived_at=at, id__lt=last_id))
    page = list(files.order_by("-arrived_at", "-id")[: PAGE_LENGTH + 1])
    if len(page) <= PAGE_LENGTH:
        return page, None
    last = page[PAGE_LENGTH - 1]
    return page[:PAGE_LENGTH], (str(last.arrived_at), last.id)


def get_file(file_id: UUID, *, actor: Actor, lock: bool = False, in_trash: bool = False) -> File:
    """Find a file about something the actor sees; `in_trash`: also one that was deleted."""
    files = File.objects.known_to(actor) if in_trash else File.objects.visible_to(actor)
    if lock:
        files = files.select_for_update(of=("self",))
    file = files.select_related("author").filter(id=file_id).first()
    if file is None:
        raise FileNotFound("There is no such file, or it is not shown to you.")
    if lock and not may_write_about(file.note or file, actor):
        raise only_to_read()
    return file


def get_upload(file_id: UUID, *, actor: Actor, lock: bool = False) -> File:
    """Find a file the actor has announced, whether or not it has arrived."""
    files = File.objects.announced_by(actor)
    if lock:
        files = files.select_for_update(of=("self",))
    file = files.select_related("author").filter(id=file_id).first()
    if file is None:
        raise FileNotFound("There is no such upload of yours. Begin again.")
    return file


def open_content(file_id: UUID, *, actor: Actor) -> tuple[File, BinaryIO]:
    """Open the bytes of a file the actor sees."""
    file = get_file(file_id, actor=actor)
    try:
        return file, place_of(file).open("rb")
    except FileNotFoundError:
        raise ContentMissing("The content of this file is missing on the server.") from None
