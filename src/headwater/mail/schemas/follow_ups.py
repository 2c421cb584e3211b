"""What reminders of unanswered letters look like on the wire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from headwater.http.wire import Body
from headwater.mail.models import Outgoing

FOLLOW_UP: Any = Field(
    None, description="When you are reminded if nobody has answered; none: not at all."
)


class FollowUpIn(Body):
    at: AwareDatetime | None = FOLLOW_UP


class FollowUpOut(Schema):
    """That you are reminded of a letter, or have been: of nothing, if it was answered in time."""

    outgoing_id: UUID
    letter_id: UUID
    at: datetime
    seen_at: datetime | None = Field(description="When it was looked whether anybody had answered.")
    task_id: UUID | None = Field(description="The task that reminds you.")

    @classmethod
    def of(cls, one: Outgoing) -> "FollowUpOut":
        if one.letter_id is None or one.follow_up_at is None:
            raise ValueError("It is not sent, or nobody wants to be reminded of it.")
        return cls(
            outgoing_id=one.id, letter_id=one.letter_id, at=one.follow_up_at,
            seen_at=one.followed_up_at, task_id=one.follow_up_task_id,
        )  # fmt: skip
