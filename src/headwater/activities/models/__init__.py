from headwater.activities.models.tasks import (
    ABOUT,
    ActivityType,
    Attendee,
    Comment,
    Note,
    Task,
    TaskLink,
    may_write_about,
    seen_through_any,
)
from headwater.activities.models.touches import FormerTouch

__all__ = [
    "ABOUT",
    "ActivityType",
    "Attendee",
    "Comment",
    "FormerTouch",
    "Note",
    "Task",
    "TaskLink",
    "may_write_about",
    "seen_through_any",
]
