from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from headwater.accounts.rules import Kind
from headwater.http.masks import Shows
from headwater.http.wire import Body
from headwater.notices.rules import NoticeKind, NoticeSubject, Way


class NoticeOut(Schema):
    """What you are told. The screen makes the sentence from it."""

    id: UUID
    kind: NoticeKind
    at: datetime
    is_read: bool
    actor_name: str | None = Field(description="Who did it; null: Headwater itself.")
    subject: NoticeSubject | None
    subject_id: UUID | None = Field(description="Null when it is about several things.")
    title: str | None
    count: int = Field(description="How often, or how many things.")
    what: str | None = Field(
        description="Of a deal: moved, won, lost, void or reopened; of a task: freed, when it waits no longer;"
        " of a meeting: invited, rescheduled, or the answer of somebody invited;"
        " export, when a file of yours is ready; work, when many records are changed as you wished;"
        " shared, when a record was opened to you; of a source: dry, or low with its weeks as the count;"
        " of a letter of yours: opened, clicked or reopened, by whoever `actor_name` says, or one of several;"
        " of what you follow also note, owner, or state of a lead."
    )
    stage_name: str | None
    text: str | None = Field(description="The beginning of the note you are mentioned in.")
    due_at: datetime | None
    all_day: bool
    about: str | None = Field(description="What a task is about.")
    deal_id: UUID | None
    company_id: UUID | None
    person_id: UUID | None
    lead_id: UUID | None
    thread_id: UUID | None = Field(description="Of a letter that was seen.")


class InboxOut(Schema):
    items: list[NoticeOut] = Field(description="The youngest first, at most 100.")
    unread: int = Field(description="At most 100.")


class SnoozeIn(Body):
    until: Annotated[datetime, Field(description="Within the next year.")]


class RemindersIn(Body):
    minutes_before: list[int] = Field(
        description="Before the task is due; of a whole day, before nine in the morning.",
        max_length=20,
    )


class RemindersOut(Schema):
    minutes_before: list[int]


class PreferenceOut(Schema):
    """How you are told."""

    ways: dict[NoticeKind, list[Way]]
    quiet_from: time | None = Field(description="No mails from then on, where you live.")
    quiet_to: time | None
    is_quiet_on_days_off: bool
    remind_before: int | None = Field(
        description="Minutes before a new task with a time; null: no reminder."
    )


class PreferenceIn(Body):
    ways: dict[NoticeKind, list[Way]] = Field(default_factory=dict)
    quiet_from: time | None = None
    quiet_to: time | None = None
    is_quiet_on_days_off: bool = False
    remind_before: int | None = Field(None, ge=0, le=60 * 24 * 60)


class PushKeyOut(Schema):
    key: str = Field(description="What a browser subscribes with (`applicationServerKey`).")


class PushKeysIn(Body):
    p256dh: str = Field(max_length=100)
    auth: str = Field(max_length=50)


class SubscriptionIn(Body):
    """A subscription as browsers write it (`PushSubscription.toJSON`)."""

    endpoint: str = Field(max_length=1000)
    keys: PushKeysIn


class DigestDeal(Schema):
    id: UUID
    title: str
    value: Annotated[str | None, Shows(Kind.DEAL, "value")]
    currency: str
    stage_name: str
    company_name: str | None
    expected_close_date: date | None
    days_in_stage: int


class DigestOut(Schema):
    """Last week and this one, of your own deals and tasks; money in your workspace's currency."""

    currency: str
    begins_on: date
    won: int
    won_value: Annotated[Decimal | None, Shows(Kind.DEAL, "value")]
    lost: int
    open: int
    open_value: Annotated[Decimal | None, Shows(Kind.DEAL, "value")]
    closing: list[DigestDeal] = Field(
        description="Expected to close this week or before; at most 5."
    )
    closing_count: int
    stalled: list[DigestDeal]
    stalled_count: int
    adrift: list[DigestDeal] = Field(description="Without a next step.")
    adrift_count: int
    overdue_tasks: int
    tasks_this_week: int
