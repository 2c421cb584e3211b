from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from headwater.files.models import File
from headwater.files.selectors.places import offset_of
from headwater.files.services.uploads import NewFile
from headwater.http.wire import Body

LARGEST_NUMBER = 2**53  # that JSON carries everywhere
Name = Annotated[str, Field(min_length=1, max_length=1000)]


class StoredFileOut(Schema):
    """A file about one deal, person, company, lead or note."""

    id: UUID
    name: str
    size: int = Field(description="In bytes.")
    content_type: str = Field(description="As its first bytes say, whatever its name is.")
    sha256: str
    has_preview: bool = Field(description="Whether /files/{id}/preview shows it.")
    deal_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    lead_id: UUID | None
    note_id: UUID | None
    author_id: UUID
    author_name: str
    created_at: datetime
    version: int


class StoredFileList(Schema):
    items: list[StoredFileOut]
    next: str | None = Field(description="Send it as `after` for the next page.")


class FileQuery(Body):
    """The files of which one thing, from where on."""

    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    note_id: UUID | None = None
    after: str | None = Field(None, max_length=2000, description="`next` of the page before.")


class StoredFilePatch(Body):
    name: Name


class UploadIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    name: Name
    size: int = Field(ge=0, le=LARGEST_NUMBER, description="In bytes.")
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    note_id: UUID | None = None

    def new(self) -> NewFile:
        return NewFile(**self.dict())


class NoteFilesIn(Body):
    file_ids: Annotated[list[UUID], Field(max_length=50)]


class UploadOut(Schema):
    """A file on its way."""

    id: UUID
    size: int
    offset: int = Field(description="How many bytes are here; go on from this one.")
    file: StoredFileOut | None = Field(description="The file, once its last byte is here.")

    @classmethod
    def of(cls, file: File) -> "UploadOut":
        arrived = StoredFileOut.from_orm(file) if file.arrived_at is not None else None
        return cls(id=file.id, size=file.size, offset=offset_of(file), file=arrived)
