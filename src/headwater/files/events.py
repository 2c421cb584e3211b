"""What happens to files. The ids say which records' pages show them.

A file's name is not repeated here: the log is for ever, and a file may have to be forgotten.
"""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class FileEvent(Event):
    """Something happened to a file."""

    subject_kind: ClassVar[str] = "file"
    file_id: UUID
    deal_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    note_id: UUID | None
    lead_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class FileAdded(FileEvent):
    """A file has arrived whole."""

    name: ClassVar[str] = "file.added"
    size: int
    content_type: str


@dataclass(frozen=True, kw_only=True)
class FileRenamed(FileEvent):
    """A file got another name."""

    name: ClassVar[str] = "file.renamed"


@dataclass(frozen=True, kw_only=True)
class FileDeleted(FileEvent):
    """A file went to the trash."""

    name: ClassVar[str] = "file.deleted"


@dataclass(frozen=True, kw_only=True)
class FileRestored(FileEvent):
    """A file was taken back from the trash."""

    name: ClassVar[str] = "file.restored"
