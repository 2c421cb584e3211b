"""What happens to imports as a whole; what they bring in tells of itself."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class ImportEvent(Event):
    subject_kind: ClassVar[str] = "import"
    import_id: UUID


@dataclass(frozen=True, kw_only=True)
class ImportStarted(ImportEvent):
    """Somebody let an import begin."""

    name: ClassVar[str] = "import.started"


@dataclass(frozen=True, kw_only=True)
class ImportTakenBack(ImportEvent):
    """Somebody let an import be taken back."""

    name: ClassVar[str] = "import.taken_back"
