"""The workspace's own kinds of activity."""

from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.events import ActivityTypeChanged
from headwater.activities.models import ActivityType
from headwater.activities.rules import NoteKind, TaskKind
from headwater.activities.rules.types import ActivityBase, ActivityIcon, check_type
from headwater.activities.selectors.types import get_type
from headwater.events.log import emit
from headwater.lib.colors import Color
from headwater.lib.errors import check_version


class TypeChanges(TypedDict, total=False):
    name_en: str
    name_zh: str
    icon: ActivityIcon
    color: Color
    is_archived: bool


def create_type(
    *, base: ActivityBase, actor: Actor, now: datetime, **fields: Unpack[TypeChanges]
) -> ActivityType:
    made = ActivityType.objects.create(base=base, **fields)
    emit(ActivityTypeChanged(actor_id=actor.id, at=now, activity_type_id=made.id, what="created"))
    return made


def update_type(
    type_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **changes: Unpack[TypeChanges],
) -> ActivityType:
    """Change the named fields; what has the type already keeps it, also when it is archived."""
    found = get_type(type_id, lock=True)
    check_version(found.version, version)
    different = [name for name, value in changes.items() if getattr(found, name) != value]
    if not different:
        return found
    for name, value in changes.items():
        setattr(found, name, value)
    found.saved(*different)
    emit(ActivityTypeChanged(actor_id=actor.id, at=now, activity_type_id=found.id, what="edited"))
    return found


def task_kind_of(type_id: UUID) -> TaskKind:
    """Say which kind of task a type is; it must be one that is in use."""
    found = get_type(type_id)
    check_type(found.base, is_archived=found.is_archived, kinds=TaskKind)
    return TaskKind(found.base)


def note_kind_of(type_id: UUID) -> NoteKind:
    """Say which kind of note a type is; it must be one that is in use."""
    found = get_type(type_id)
    check_type(found.base, is_archived=found.is_archived, kinds=NoteKind)
    return NoteKind(found.base)
