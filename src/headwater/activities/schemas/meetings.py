from uuid import UUID

from ninja import Field

from headwater.activities.rules.meetings import AttendeeAnswer
from headwater.http.wire import Body


class AttendeeIn(Body):
    """Somebody who is to come: either one of your members, or a person of the customers'."""

    member_id: UUID | None = None
    person_id: UUID | None = None


class AttendanceIn(Body):
    answer: AttendeeAnswer = Field(description="Members answer for themselves; for others you do.")
