from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class DashboardChanged(Event):
    """A dashboard was created, edited or deleted, or its mailings were; `what` says which."""

    name: ClassVar[str] = "dashboard.changed"
    subject_kind: ClassVar[str] = "dashboard"

    dashboard_id: UUID
    what: str
