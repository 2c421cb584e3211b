"""How long things can be taken back, by whom, and how a work goes on."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from headwater.lib.errors import Conflict, Forbidden, NotFound

DAYS = 30
AT_ONCE = 50  # as many records are done while the caller waits
STEP = 200


class Deed(StrEnum):
    UNDO = "undo"
    EDIT = "edit"
    MOVE = "move"
    ASSIGN = "assign"
    TAG = "tag"
    UNTAG = "untag"
    DELETE = "delete"


class WorkState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    DONE = "done"


class Outcome(StrEnum):
    """What became of one record. `partly`: some of its fields were changed by somebody since."""

    DONE = "done"
    PARTLY = "partly"
    KEPT = "kept"
    SAME = "same"
    REFUSED = "refused"


ON_ITS_WAY = frozenset({WorkState.QUEUED, WorkState.RUNNING, WorkState.CANCELLING})


class OperationNotFound(NotFound):
    code = "operation_not_found"


class WorkNotFound(NotFound):
    code = "work_not_found"


class NotYours(Forbidden):
    code = "not_yours"


class TooLongAgo(Conflict):
    code = "too_long_ago"


class CannotBeTakenBack(Conflict):
    code = "cannot_be_taken_back"


class InTheTrash(Conflict):
    code = "in_the_trash"


class WorkIsOver(Conflict):
    code = "work_is_over"


@dataclass(frozen=True)
class Back:
    """Whether anything was put back, and which fields were kept as somebody made them since."""

    is_done: bool = False
    kept: tuple[str, ...] = ()


def outcome_of(backs: list[Back]) -> Outcome:
    is_done, kept = any(back.is_done for back in backs), any(back.kept for back in backs)
    if is_done:
        return Outcome.PARTLY if kept else Outcome.DONE
    return Outcome.KEPT if kept else Outcome.SAME


def moment_of(operation: UUID) -> datetime:
    """Say when an operation began: its id tells."""
    return datetime.fromtimestamp((operation.int >> 80) / 1000, UTC)


def until(operation: UUID) -> datetime:
    """Say until when an operation can be taken back."""
    return moment_of(operation) + timedelta(days=DAYS)


def check_age(operation: UUID, *, now: datetime) -> None:
    if now > until(operation):
        raise TooLongAgo("This was more than {days} days ago. It stays.", days=DAYS)


def check_hand(actor_id: UUID, doer_id: UUID | None, *, is_admin: bool) -> None:
    if not is_admin and actor_id != doer_id:
        raise NotYours("Somebody else did this. They, or an administrator, can take it back.")


def oldest(now: datetime) -> UUID:
    """Give the least id of an operation that is still told."""
    milliseconds = int((now - timedelta(days=DAYS)).timestamp() * 1000)
    return UUID(int=milliseconds << 80)


# What follows from something else, and is no change of a record by itself.
NOT_TOLD = frozenset(
    {"task.freed", "member.mentioned", "note.commented", "lead.assigned", "company.assigned"}
)
# What can be taken back; services.backwards has a function for each of them.
TAKEN_BACK = frozenset(
    f"{kind}.{what}"
    for kind, verbs in {
        "deal": "created changed moved closed reopened deleted restored person_added person_removed",
        "company": "created changed deleted restored merged unmerged",
        "person": "created changed deleted restored merged unmerged",
        "lead": "created changed moved converted conversion_undone deleted restored",
        "task": "created changed completed reopened deleted restored linked unlinked",
        "note": "created deleted restored pinned",
    }.items()
    for what in verbs.split()
)
