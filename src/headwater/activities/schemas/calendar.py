from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.activities.schemas import TaskOut
from headwater.http.wire import Body


class CalendarQuery(Body):
    """Which stretch of time, and whose."""

    begin: AwareDatetime = Field(alias="from")
    end: AwareDatetime = Field(alias="to", description="At most three months after `from`.")
    owner_id: UUID | None = Field(
        None, description="Whose, also what they attend; everybody you see, when left out."
    )


class CalendarOut(Schema):
    items: list[TaskOut]
    is_whole: bool = Field(description="False: there is more than could be shown at once.")
