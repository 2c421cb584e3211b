from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema

from headwater.activities.rules import ContactOutcome, NoteKind, TaskKind, TaskState
from headwater.activities.rules.links import MOST_BLOCKERS, DueColumn, TaskColumn, TaskProgress
from headwater.activities.rules.meetings import AttendeeAnswer
from headwater.activities.selectors.tasks import TaskWish
from headwater.activities.services.notes import NewNote
from headwater.activities.services.tasks import NewTask
from headwater.activities.services.telling import LINKS
from headwater.http.wire import Body, CustomIn, CustomOut, FilterText

Title = Annotated[str, Field(min_length=1, max_length=200)]
Repeat = Annotated[
    str,
    Field(
        max_length=200,
        description="An RRULE of RFC 5545: FREQ, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, and COUNT or UNTIL.",
    ),
]
Minutes = Annotated[int | None, Field(ge=1, le=24 * 60)]
Agenda = Annotated[str, Field(max_length=5000, description="What a meeting is to speak about.")]
TypeId = Annotated[
    UUID | None, Field(description="One of your own types; `kind` is then the one it is based on.")
]
Next = Annotated[str | None, Field(description="Send it as `after` for the next page.")]


class Blocker(Schema):
    """An open task that another one waits for; of one you may not see no name is told."""

    link_id: UUID
    task_id: UUID | None
    title: str | None


class AttendeeOut(Schema):
    """Who is to come; of a person you may not see no name is told."""

    id: UUID
    member_id: UUID | None
    person_id: UUID | None
    name: str | None
    answer: AttendeeAnswer


class TaskOut(Schema):
    """Something to do. Of the records it is about, only those you may see are named."""

    id: UUID
    title: str
    kind: TaskKind
    type_id: TypeId
    due_at: datetime | None
    all_day: bool = Field(description="Only the day of `due_at` counts, where the owner lives.")
    minutes: int = Field(description="How long it takes: as planned, else as usual for its kind.")
    completed_at: datetime | None
    progress: TaskProgress = Field(description="How far one is; what waits for another task waits.")
    waiting_for: list[Blocker] = Field(description="Open tasks it is to be done after.")
    agenda: str
    attendees: list[AttendeeOut]
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
    lead_id: UUID | None
    lead_name: str | None
    creator_name: str | None
    created_at: datetime
    custom: CustomOut
    version: int


class TaskList(Schema):
    items: list[TaskOut]
    next: Next


class TaskIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    title: Title
    kind: TaskKind = TaskKind.TASK
    type_id: TypeId = None
    due_at: datetime | None = None
    all_day: bool = False
    repeat: Repeat | None = None
    repeats_after_done: bool = False
    minutes: Minutes = Field(None, description="How long it takes; null is usual for its kind.")
    progress: TaskProgress = TaskProgress.TODO
    agenda: Agenda = ""
    owner_id: UUID | None = Field(None, description="You, when left out.")
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    blocker_ids: Annotated[list[UUID], Field(max_length=MOST_BLOCKERS)] = Field(
        [], description="The tasks it is to be done after."
    )
    custom: CustomIn = {}


class TaskPatch(Body):
    title: Title = ""
    kind: TaskKind = TaskKind.TASK
    type_id: TypeId = None
    due_at: datetime | None = None
    all_day: bool = False
    repeat: Repeat | None = None
    repeats_after_done: bool = False
    following: bool = Field(False, description="`due_at` is also the new time of all that follow.")
    minutes: Minutes = Field(None, description="How long it takes; null is usual for its kind.")
    agenda: Agenda = ""
    owner_id: UUID = UUID(int=0)
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    custom: CustomIn = {}


class CompletionQuery(Body):
    anyway: bool = Field(False, description="Although it still waits for another task.")


class TaskQuery(Body):
    """Which tasks, from where on."""

    mine: bool = Field(False, description="Only those you are to do.")
    owner_id: UUID | None = None
    state: TaskState | None = Field(None, description="Days are those where you live.")
    kind: TaskKind | None = None
    type_id: UUID | None = None
    progress: TaskColumn | None = Field(None, description="A column of the board.")
    due: DueColumn | None = Field(None, description="A column of the board by date.")
    q: str | None = Field(None, max_length=200, description="A part of the title.")
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    filter: FilterText = ""
    sort: str = Field(
        "",
        max_length=70,
        description="`due_at`, `completed_at`, `created_at`, `title` or `custom.<key>`; `-` for "
        "downwards. Empty: what is due first, of those that are done the latest first.",
    )
    limit: int = Field(50, ge=1, le=200)
    after: str | None = Field(None, max_length=2000, description="`next` of the page before.")

    def is_by_moment(self) -> bool:
        return not self.sort or self.sort.removesuffix("_at") != self.sort

    def wish(self, me: UUID, after: tuple[str, UUID] | None) -> TaskWish:
        wish = self.dict(exclude={"mine", "after"})
        return TaskWish(**wish | ({"owner_id": me} if self.mine else {}), after=after)


Doc = Annotated[
    dict[str, Any] | None,
    Field(description="The text with its marks, as ProseMirror writes it; see docs/guide."),
]
Place = Annotated[str, Field(max_length=200)]
Written = Annotated[str, Field(max_length=20_000)]


class NoteOut(Schema):
    """What somebody wrote down about one deal, one person or one company."""

    id: UUID
    kind: NoteKind
    type_id: TypeId
    text: str
    doc: Doc
    happened_at: datetime | None = Field(description="Null: when it was written.")
    minutes: int | None
    outcome: ContactOutcome | Literal[""]
    place: str
    latitude: Decimal | None
    longitude: Decimal | None
    is_private: bool
    is_pinned: bool
    deal_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    lead_id: UUID | None
    author_id: UUID
    author_name: str
    created_at: datetime
    version: int


class NextStep(Body):
    """What is to be done after a contact; it becomes a task about the same thing."""

    title: Title
    kind: TaskKind = TaskKind.TASK
    due_at: datetime | None = None
    all_day: bool = False
    minutes: Minutes = Field(None, description="How long it takes; null is usual for its kind.")


class NoteIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    kind: NoteKind = NoteKind.NOTE
    type_id: TypeId = None
    text: Written = Field("", description="Left out when there is a `doc`.")
    doc: Doc = None
    happened_at: datetime | None = None
    minutes: Minutes = None
    outcome: ContactOutcome | None = Field(None, description="Of a call, meeting, visit or demo.")
    place: Place = ""
    latitude: Annotated[Decimal | None, Field(ge=-90, le=90, decimal_places=6)] = None
    longitude: Annotated[Decimal | None, Field(ge=-180, le=180, decimal_places=6)] = None
    is_private: bool = Field(False, description="Only you will see it.")
    deal_id: UUID | None = None
    person_id: UUID | None = None
    company_id: UUID | None = None
    lead_id: UUID | None = None
    next_step: NextStep | None = None

    def new(self) -> NewNote:
        about = self.dict(include=set(LINKS))
        planned = None
        if (step := self.next_step) is not None:
            planned = NewTask(
                title=step.title,
                kind=step.kind,
                due_at=step.due_at,
                is_all_day=step.all_day,
                **about,
            )
        return NewNote(**self.dict(exclude={"next_step"}), next_step=planned)


class NotePatch(Body):
    text: Written = ""
    doc: Doc = None
    happened_at: datetime | None = None
    minutes: Minutes = None
    outcome: ContactOutcome | None = None
    place: Place = ""
    is_private: bool = False


class CommentOut(Schema):
    """What somebody said about a note."""

    id: UUID
    note_id: UUID
    text: str
    doc: Doc
    author_id: UUID
    author_name: str
    created_at: datetime
    version: int


class CommentIn(Body):
    id: UUID | None = Field(None, description="Choose it yourself and a retry is harmless.")
    text: Written = ""
    doc: Doc = None


class CommentPatch(Body):
    text: Written = ""
    doc: Doc = None


class TimelineEntry(Schema):
    """One line of a timeline: an event by its name, a note, a task that was done, or a file."""

    id: str
    kind: str = Field(description="`deal.moved`, `person.changed`, … or `note`, `task` or `file`.")
    at: datetime
    actor_id: UUID | None
    actor_name: str | None
    subject_kind: str = Field(description="The kind of record it happened to.")
    subject_id: UUID
    data: dict[str, Any] = Field(description="What the event, note, task or file says.")


class Timeline(Schema):
    items: list[TimelineEntry]
    pinned: list[TimelineEntry] = Field(description="What stands on top; only with the first page.")
    next: Next
