from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class ExportMade(Event):
    """Somebody took `rows` records of a kind out as a file. `was_awaited`: they did not wait for it."""

    name: ClassVar[str] = "export.made"
    subject_kind: ClassVar[str] = "export"

    export_id: UUID
    kind: str
    format: str
    rows: int
    file_name: str
    was_awaited: bool
