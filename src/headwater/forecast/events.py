from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class OutlookWanted(Event):
    """Somebody looked at a forecast that is older than today, or the day has begun."""

    name: ClassVar[str] = "outlook.wanted"
    subject_kind: ClassVar[str] = "outlook"
    outlook_id: UUID


@dataclass(frozen=True, kw_only=True)
class ForecastCalled(Event):
    """Somebody said what a period will bring, or put an override beside it."""

    name: ClassVar[str] = "call.made"
    subject_kind: ClassVar[str] = "call"
    call_id: UUID
    is_override: bool
