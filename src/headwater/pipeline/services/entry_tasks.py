"""Setting up what stages hand out to the deals that enter them."""

from collections.abc import Callable
from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.db.models import Max

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.lib.errors import check_version
from headwater.pipeline.events import PipelineChanged
from headwater.pipeline.models import EntryTask
from headwater.pipeline.rules.criteria import LONGEST_LIST, EntryTaskKind, TooManyCriteria
from headwater.pipeline.selectors.pipelines import get_entry_task, get_stage


class EntryTaskChanges(TypedDict, total=False):
    title_en: str
    title_zh: str
    kind: EntryTaskKind
    type_id: UUID | None
    due_in_workdays: int
    is_for_creator: bool


KindOfType = Callable[[UUID], str]
_kind_of_type: list[KindOfType] = []


def know_types(kind_of: KindOfType) -> None:
    """Learn from whoever has the workspace's own types which kind of task one is.

    Called once from a `handlers.py`; it refuses a type that is not there or out of use.
    """
    _kind_of_type[:] = [kind_of]


def add_entry_task(
    stage_id: UUID, *, actor: Actor, now: datetime, **fields: Unpack[EntryTaskChanges]
) -> EntryTask:
    """Hand out one task more to deals that enter a stage."""
    stage = get_stage(stage_id, lock=True)
    others = EntryTask.objects.filter(stage=stage)
    if others.count() >= LONGEST_LIST:
        raise TooManyCriteria("A stage hands out at most {most} tasks.", most=LONGEST_LIST)
    last = others.aggregate(last=Max("position"))["last"]
    place = 0 if last is None else last + 1
    made = EntryTask.objects.create(stage=stage, position=place, **_with_kind(fields))
    _tell(made, "entry_task_added", actor=actor, now=now)
    return made


def update_entry_task(
    task_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[EntryTaskChanges],
) -> EntryTask:
    """Change what is handed out from now on; what was handed out stays as it is."""
    found = get_entry_task(task_id, lock=True)
    check_version(found.version, version)
    if changes.get("type_id", found.type_id) != found.type_id:
        changes = _with_kind(changes)
    different = [name for name, value in changes.items() if getattr(found, name) != value]
    if not different:
        return found
    for name in different:
        setattr(found, name, changes[name])  # type: ignore[literal-required]  # a key of it
    found.saved(*different)
    _tell(found, "entry_task_edited", actor=actor, now=now)
    return found


def remove_entry_task(
    task_id: UUID, *, actor: Actor, now: datetime, version: int | None = None
) -> None:
    found = get_entry_task(task_id, lock=True)
    check_version(found.version, version)
    _tell(found, "entry_task_removed", actor=actor, now=now)
    found.delete()


def _with_kind(fields: EntryTaskChanges) -> EntryTaskChanges:
    """Let a task of a type of the workspace's own be of the kind that type is."""
    type_id = fields.get("type_id")
    if type_id is None:
        return fields
    return {**fields, "kind": EntryTaskKind(_kind_of_type[0](type_id))}


def _tell(task: EntryTask, what: str, *, actor: Actor, now: datetime) -> None:
    pipeline_id, stage_id = task.stage.pipeline_id, task.stage_id
    about = {"pipeline_id": pipeline_id, "stage_id": stage_id}
    emit(PipelineChanged(actor_id=actor.id, at=now, what=what, **about))
