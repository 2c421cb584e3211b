from headwater.activities.events import (
    NoteCreated,
    NoteDeleted,
    NotePinned,
    NoteRestored,
    TaskChanged,
    TaskCompleted,
    TaskCreated,
    TaskDeleted,
    TaskLinked,
    TaskReopened,
    TaskRestored,
    TaskUnlinked,
)
from headwater.activities.models import Note, Task, TaskLink
from headwater.activities.rules.links import TaskColumn
from headwater.activities.selectors.tasks import get_task
from headwater.activities.services.links import let_wait, unlink
from headwater.activities.services.notes import delete_note, pin_note, restore_note
from headwater.activities.services.progress import complete_task, reopen_task, set_progress
from headwater.activities.services.tasks import delete_task, restore_task, update_task
from headwater.changes.rules import Back
from headwater.changes.selectors.lines import Line
from headwater.changes.services.backwards import registry
from headwater.changes.services.backwards.registry import Hand, put_back, takes_back, uuid_of


@takes_back(TaskChanged)
def edit(line: Line, hand: Hand) -> Back:
    task = get_task(line.record_id, actor=hand.actor, lock=True)
    back, kept = put_back(task, line.payload["changes"])
    is_done = bool(back)
    if "progress" in back:
        progress = TaskColumn(back.pop("progress"))
        if task.done_at is None:
            set_progress(task.id, to=progress, anyway=True, **hand.acts)
        else:
            kept = (*kept, "progress")
    if back:
        update_task(task.id, **hand.acts, **back)
    return Back(is_done, kept)


@takes_back(TaskCompleted)
def complete(line: Line, hand: Hand) -> Back:
    task = get_task(line.record_id, actor=hand.actor, lock=True)
    if task.done_at is None:
        return Back()
    reopen_task(task.id, **hand.acts)
    return Back(is_done=True)


@takes_back(TaskReopened)
def reopen(line: Line, hand: Hand) -> Back:
    task = get_task(line.record_id, actor=hand.actor, lock=True)
    if task.done_at is not None:
        return Back()
    complete_task(task.id, anyway=True, **hand.acts)
    return Back(is_done=True)


@takes_back(TaskCreated)
@takes_back(TaskRestored)
def trash(line: Line, hand: Hand) -> Back:
    return registry.trash(line, hand, delete_task, is_there=_is_there(line))


@takes_back(TaskDeleted)
def restore(line: Line, hand: Hand) -> Back:
    return registry.restore(line, hand, restore_task, is_there=_is_there(line))


@takes_back(TaskLinked)
def untie(line: Line, hand: Hand) -> Back:
    tie = TaskLink.objects.filter(
        blocked_id=line.record_id, blocker_id=line.payload["blocker_id"]
    ).first()
    if tie is None:
        return Back()
    unlink(tie.id, **hand.acts)
    return Back(is_done=True)


@takes_back(TaskUnlinked)
def tie_again(line: Line, hand: Hand) -> Back:
    let_wait(line.record_id, uuid_of(line, "blocker_id"), **hand.acts)
    return Back(is_done=True)


@takes_back(NoteCreated)
@takes_back(NoteRestored)
def trash_note(line: Line, hand: Hand) -> Back:
    return registry.trash(line, hand, delete_note, is_there=_is_note_there(line))


@takes_back(NoteDeleted)
def restore_the_note(line: Line, hand: Hand) -> Back:
    return registry.restore(line, hand, restore_note, is_there=_is_note_there(line))


@takes_back(NotePinned)
def pin(line: Line, hand: Hand) -> Back:
    pin_note(line.record_id, is_pinned=not line.payload["is_pinned"], **hand.acts)
    return Back(is_done=True)


def _is_there(line: Line) -> bool:
    return Task.objects.filter(id=line.record_id, deleted_at=None).exists()


def _is_note_there(line: Line) -> bool:
    return Note.objects.filter(id=line.record_id, deleted_at=None).exists()
