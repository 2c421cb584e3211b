from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from headwater.activities.rules import TaskKind, TaskState, TrashKind
from headwater.activities.selectors.tasks import TaskWish
from headwater.http.wire import Body

Title = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
Repeat = Annotated[
    str,
    Field(
        max_length=200,
        description="An RRULE of RFC 5545: FREQ, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, and COUNT or UNTIL.",
    ),
]
Next = Annotated[str | None, Field(description="Send it as `after` for the next page.")]


class TaskOut(Schema):
    """Something to do. Of the records it is about, only those you may see are named."""

    id: UUID
    title: str
    kind: TaskKind
    due_at: datetime | None
    all_day: bool = Field(description="Only the day of `due_at` counts, where the owner lives.")
    completed_at: datetime | None
    repeat: str | None = Field(description="How it repeats: an RRULE of RFC 5545.")
    repeats_after_done: bool = Field(description="Counted from the day it is done.")
    occurrence: int = Field(description="The how manieth of its series it is.")
    owner_id: UUID
    owner_name: str
    deal_id: UUID | None
    deal_title: str | None
    person_id: UUID | None
    person_name: str | None
    company_id: UUID | None
    company_name: str | None
    creator_name: str | None
    created_at: datetime
    version: int


class TaskList(Schema):
    items: list[TaskOut]
    next: Next


class TaskIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    title: Title
    kind: TaskKind = TaskKind.TASK
    due_at: datetime | None = None
    all_day: bool = False
    repeat: Repeat | None = None
    repeats_after_done: bool = False
    owner_id: UUID | None = Field(None, description="You, when left out.")
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None


class TaskPatch(Body):
    title: Title = ""
    kind: TaskKind = TaskKind.TASK
    due_at: datetime | None = None
    all_day: bool = False
    repeat: Repeat | None = None
    repeats_after_done: bool = False
    following: bool = Field(False, description="`due_at` is also the new time of all that follow.")
    owner_id: UUID = UUID(int=0)
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None


class TaskQuery(Body):
    """Which tasks, from where on."""

    mine: bool = Field(False, description="Only those you are to do.")
    owner_id: UUID | None = None
    state: TaskState | None = Field(None, description="Days are those where you live.")
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    limit: int = Field(50, ge=1, le=200)
    after: str | None = Field(None, max_length=2000, description="`next` of the page before.")

    def wish(self, me: UUID, after: tuple[str, UUID] | None) -> TaskWish:
        wish = self.dict(exclude={"mine", "after"})
        return TaskWish(**wish | ({"owner_id": me} if self.mine else {}), after=after)


class NoteOut(Schema):
    """What somebody wrote down about one deal, one person or one company."""

    id: UUID
    text: str
    deal_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    author_id: UUID
    author_name: str
    created_at: datetime
    version: int


class NoteIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    text: Text
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None


class NotePatch(Body):
    text: Text


class TimelineEntry(Schema):
    """One line of a timeline: an event by its name, a note, or a task that was done."""

    id: str
    kind: str = Field(description="`deal.moved`, `person.changed`, … or `note` or `task`.")
    at: datetime
    actor_id: UUID | None
    actor_name: str | None
    subject_kind: str = Field(description="The kind of record it happened to.")
    subject_id: UUID
    data: dict[str, Any] = Field(description="What the event, the note or the task says.")


class Timeline(Schema):
    items: list[TimelineEntry]
    next: Next


class TrashItem(Schema):
    """Something that was deleted and can still be taken back."""

    kind: TrashKind
    id: UUID
    title: str
    deleted_at: datetime
    deleted_by_name: str | None
    expires_at: datetime = Field(description="When it goes for good.")


class Trash(Schema):
    items: list[TrashItem]
    next: Next
