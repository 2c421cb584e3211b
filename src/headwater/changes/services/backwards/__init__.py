"""What takes back each kind of event: read here, so that the registry is whole."""

from headwater.changes.services.backwards import (
    deals,
    leads,
    people,
    sequences,
    sharing,
    targets,
    tasks,
)
from headwater.changes.services.backwards.registry import BACKWARDS, Hand

__all__ = [
    "BACKWARDS",
    "Hand",
    "deals",
    "leads",
    "people",
    "sequences",
    "sharing",
    "targets",
    "tasks",
]
