"""How long things can be taken back, by whom, and how a work goes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from headwater.lib.errors import Conflict, Forbidden, Invalid, NotFound

DAYS = 30
AT_ONCE = 50  # as many records are done while the caller waits
STEP = 200
MOMENT = timedelta(seconds=10)  # who waited longer for a work is told when it is over
MOST = 200_000


class Deed(StrEnum):
    UNDO = "undo"
    EDIT = "edit"
    MOVE = "move"
    ASSIGN = "assign"
    TAG = "tag"
    UNTAG = "untag"
    DELETE = "delete"
    ENROL = "enrol"


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


class NothingChosen(Invalid):
    code = "nothing_chosen"


class TooManyChosen(Invalid):
    code = "too_many_chosen"


class NothingToDo(Invalid):
    code = "nothing_to_do"


@dataclass(frozen=True)
class Back:
    """Whether anything was put back, and which fields were kept as somebody made them since."""

    is_done: bool = False
    kept: tuple[str, ...] = ()


def deed_of(what: Mapping[str, Any]) -> Deed:
    """Say in a word what a bulk edit does."""
    edited = set(what.get("edit", {})) | ({"owner_id"} & set(what))
    if what.get("delete"):
        return Deed.DELETE
    if what.get("enrol"):
        return Deed.ENROL
    if {"stage_id", "status", "state", "done"} & set(what):
        return Deed.MOVE
    if what.get("add_tags") or what.get("remove_tags"):
        return Deed.TAG if what.get("add_tags") else Deed.UNTAG
    if not edited:
        raise NothingToDo("Say what is to be changed.")
    return Deed.ASSIGN if edited == {"owner_id"} else Deed.EDIT


def check_number(count: int) -> None:
    if count == 0:
        raise NothingChosen("There is nothing to do it to, or it is not shown to you.")
    if count > MOST:
        raise TooManyChosen("Choose at most {most} records at a time.", most=MOST)


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
        "deal": "created changed moved closed reopened deleted restored person_added person_removed "
        "sharing_changed",
        "company": "created changed deleted restored merged unmerged sharing_changed",
        "person": "created changed deleted restored merged unmerged sharing_changed enrolled",
        "lead": "created changed moved converted conversion_undone deleted restored "
        "sharing_changed enrolled",
        "task": "created changed completed reopened deleted restored linked unlinked",
        "note": "created deleted restored pinned",
        "target": "set",
    }.items()
    for what in verbs.split()
)
