from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from headwater.exports.models import Export
from headwater.exports.rules import ExportFormat, ExportKind, ExportState
from headwater.exports.selectors.exports import progress
from headwater.http.wire import Body


class ExportIn(Body):
    """How the file is to be; which records, in which order, the query says as for the list."""

    format: ExportFormat = ExportFormat.XLSX
    columns: list[Annotated[str, Field(max_length=40)]] = Field(
        [],
        max_length=100,
        description="As the list calls them, in this order; none: all but `risk`.",
    )
    ids: list[UUID] = Field(
        [], max_length=1000, description="Only these records; none: all that the query shows."
    )


class ExportOut(Schema):
    """A file made, or being made, for you alone."""

    id: UUID
    kind: ExportKind
    format: ExportFormat
    state: ExportState = Field(description="`done`: fetch its content.")
    name: str
    rows: int = Field(description="So many are written.")
    total: int = Field(description="Of so many; 0 while that is not known.")
    size: int = Field(description="Bytes.")
    created_at: datetime
    finished_at: datetime | None
    expires_at: datetime

    @classmethod
    def of(cls, export: Export) -> "ExportOut":
        plain = {name: getattr(export, name) for name in cls.model_fields}
        rows, total = progress(export)
        return cls(**plain | {"rows": rows, "total": total})


class ExportList(Schema):
    items: list[ExportOut]


class StakeholderQuery(Schema):
    deal_id: UUID
