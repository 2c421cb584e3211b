"""Taking files in, piece by piece."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

import filetype
from django.conf import settings

from headwater.accounts.rules import Actor
from headwater.activities.selectors.notes import check_note, get_note
from headwater.activities.services.tasks import check_links
from headwater.activities.services.telling import LINKS
from headwater.files import rules
from headwater.files.models import File
from headwater.files.rules import UNKNOWN_TYPE
from headwater.files.selectors.files import get_upload
from headwater.files.selectors.places import offset_of, part_of, place_of
from headwater.files.services.files import tell_added
from headwater.lib.errors import Unavailable
from headwater.lib.ids import uuid7

PIECE = 1 << 18  # bytes held in memory at a time


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class DiskFull(Unavailable):
    code = "disk_full"


@dataclass(frozen=True, kw_only=True)
class NewFile:
    """What somebody announces, about which one thing; about nothing while its note is written."""

    name: str
    size: int
    id: UUID | None = None
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    note_id: UUID | None = None


def announce(new: NewFile, *, actor: Actor) -> File:
    """Make ready for a file; nobody sees it before it has arrived."""
    if new.id is not None and File.objects.filter(id=new.id).exists():
        return get_upload(new.id, actor=actor)  # the same request once more
    about = {name: getattr(new, name) for name in LINKS}
    rules.check_about(*about.values(), new.note_id, may_wait=True)
    rules.check_size(new.size, megabytes=settings.ENVIRONMENT.upload_limit)
    check_links(actor, **about)
    if new.note_id is not None:
        check_note(get_note(new.note_id, actor=actor), actor)
    return File.objects.create(
        id=new.id or uuid7(), name=rules.tamed(new.name), size=new.size, author_id=actor.id,
        note_id=new.note_id, **about,
    )  # fmt: skip


def take_in(
    file_id: UUID, content: Readable, *, offset: int, length: int, actor: Actor, now: datetime
) -> File:
    """Write down what arrives; with the last byte the file is there for everybody.

    What was written stays when the connection or the transaction breaks: it is asked for again by
    where it ends.
    """
    file = get_upload(file_id, actor=actor, lock=True)
    rules.check_piece(offset, length, arrived=offset_of(file), size=file.size)
    if file.arrived_at is not None:
        return file
    with _said_when_full():
        if length or not place_of(file).exists():
            _append(part_of(file), content, length=length)
        if offset_of(file) == file.size:
            _finish(file, actor=actor, now=now)
    return file


def _append(path: Path, content: Readable, *, length: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("ab") as part:
        while length and (piece := content.read(min(PIECE, length))):
            part.write(piece)
            length -= len(piece)


def _finish(file: File, *, actor: Actor, now: datetime) -> None:
    """Put the bytes in their place before the row says so: no row is ever without its bytes."""
    part, place = part_of(file), place_of(file)
    if part.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(place)
    with place.open("rb") as whole:
        file.sha256 = hashlib.file_digest(whole, "sha256").hexdigest()
    file.content_type = filetype.guess_mime(str(place)) or UNKNOWN_TYPE
    file.arrived_at = now
    file.saved("sha256", "content_type", "arrived_at")
    if not file.is_waiting:
        tell_added(file, actor=actor, now=now)


@contextmanager
def _said_when_full() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise DiskFull("The server's disk is full. Tell who looks after it.") from error
