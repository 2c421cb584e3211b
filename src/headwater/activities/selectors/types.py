from uuid import UUID

from django.db.models import QuerySet

from headwater.activities.models import ActivityType
from headwater.lib.errors import NotFound


class ActivityTypeNotFound(NotFound):
    code = "activity_type_not_found"


def activity_types() -> QuerySet[ActivityType]:
    """List the workspace's own types, those out of use last."""
    return ActivityType.objects.order_by("is_archived", "id")


def get_type(type_id: UUID, *, lock: bool = False) -> ActivityType:
    types = ActivityType.objects.select_for_update() if lock else ActivityType.objects
    found = types.filter(id=type_id).first()
    if found is None:
        raise ActivityTypeNotFound("There is no such type of activity.")
    return found
