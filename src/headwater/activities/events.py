"""What happens to tasks and notes. The ids say which records' pages show them."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from headwater.events.base import Event


@dataclass(frozen=True, kw_only=True)
class TaskEvent(Event):
    """Something happened to a task."""

    subject_kind: ClassVar[str] = "task"
    task_id: UUID
    deal_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    lead_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityTypeChanged(Event):
    """A kind of activity of the workspace's own was made or edited."""

    name: ClassVar[str] = "activity_type.changed"
    subject_kind: ClassVar[str] = "activity_type"
    activity_type_id: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class TaskCreated(TaskEvent):
    """Something is to be done."""

    name: ClassVar[str] = "task.created"
    title: str
    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class TaskChanged(TaskEvent):
    """Fields of a task were edited: for each its value before and after."""

    name: ClassVar[str] = "task.changed"
    changes: dict[str, list[Any]]


@dataclass(frozen=True, kw_only=True)
class TaskCompleted(TaskEvent):
    """A task was done."""

    name: ClassVar[str] = "task.completed"


@dataclass(frozen=True, kw_only=True)
class TaskReopened(TaskEvent):
    """A task that was done is to be done again."""

    name: ClassVar[str] = "task.reopened"


@dataclass(frozen=True, kw_only=True)
class TaskDeleted(TaskEvent):
    """A task went to the trash."""

    name: ClassVar[str] = "task.deleted"


@dataclass(frozen=True, kw_only=True)
class TaskRestored(TaskEvent):
    """A task was taken back from the trash."""

    name: ClassVar[str] = "task.restored"


@dataclass(frozen=True, kw_only=True)
class TaskLinked(TaskEvent):
    """A task is to wait for another one."""

    name: ClassVar[str] = "task.linked"
    blocker_id: UUID


@dataclass(frozen=True, kw_only=True)
class TaskUnlinked(TaskEvent):
    """A task waits no longer for another one."""

    name: ClassVar[str] = "task.unlinked"
    blocker_id: UUID


@dataclass(frozen=True, kw_only=True)
class TaskFreed(TaskEvent):
    """The last task that this one waited for was done or deleted."""

    name: ClassVar[str] = "task.freed"
    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class AttendeeEvent(TaskEvent):
    """Something happened to one who is to come to a meeting; `attendee_id` is a person's."""

    member_id: UUID | None
    attendee_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class AttendeeAdded(AttendeeEvent):
    """Somebody was invited to a meeting."""

    name: ClassVar[str] = "task.attendee_added"


@dataclass(frozen=True, kw_only=True)
class AttendeeAnswered(AttendeeEvent):
    """Somebody said whether they come to a meeting."""

    name: ClassVar[str] = "task.attendee_answered"
    answer: str
    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class AttendeeRemoved(AttendeeEvent):
    """Somebody is no longer to come to a meeting."""

    name: ClassVar[str] = "task.attendee_removed"


@dataclass(frozen=True, kw_only=True)
class NoteEvent(Event):
    """Something happened to a note.

    Its text is not repeated here: the log is for ever, and a note may have to be forgotten.
    """

    subject_kind: ClassVar[str] = "note"
    note_id: UUID
    deal_id: UUID | None
    person_id: UUID | None
    company_id: UUID | None
    lead_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class NoteCreated(NoteEvent):
    """Somebody wrote something down."""

    name: ClassVar[str] = "note.created"


@dataclass(frozen=True, kw_only=True)
class NoteChanged(NoteEvent):
    """A note was rewritten."""

    name: ClassVar[str] = "note.changed"


@dataclass(frozen=True, kw_only=True)
class NoteDeleted(NoteEvent):
    """A note went to the trash."""

    name: ClassVar[str] = "note.deleted"


@dataclass(frozen=True, kw_only=True)
class NoteRestored(NoteEvent):
    """A note was taken back from the trash."""

    name: ClassVar[str] = "note.restored"


@dataclass(frozen=True, kw_only=True)
class NotePinned(NoteEvent):
    """A note was put on top of the timeline, or taken down again."""

    name: ClassVar[str] = "note.pinned"
    is_pinned: bool


@dataclass(frozen=True, kw_only=True)
class NoteCommented(NoteEvent):
    """Somebody said something about a note, changed or took back what they had said."""

    name: ClassVar[str] = "note.commented"
    comment_id: UUID
    author_id: UUID


@dataclass(frozen=True, kw_only=True)
class MemberMentioned(NoteEvent):
    """Somebody was named with an @ in a note, or in a comment below one."""

    name: ClassVar[str] = "member.mentioned"
    member_id: UUID
