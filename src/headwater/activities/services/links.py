"""Letting tasks wait for each other."""

from datetime import datetime
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.activities.events import TaskFreed, TaskLinked, TaskUnlinked
from headwater.activities.models import Task, TaskLink
from headwater.activities.rules.links import check_link, check_number
from headwater.activities.selectors.links import get_link, links_above
from headwater.activities.selectors.tasks import check_task, get_task
from headwater.activities.services.telling import told
from headwater.events.log import emit, emit_many
from headwater.tenancy.sql import one_at_a_time


def let_wait(blocked_id: UUID, blocker_id: UUID, *, actor: Actor, now: datetime) -> Task:
    """Let one task wait for another; whoever ties them sees both. Twice does nothing twice."""
    blocked = get_task(blocked_id, actor=actor)
    check_task(blocked, actor)
    link(blocked, blocker_id, actor=actor, now=now)
    return blocked


def link(blocked: Task, blocker_id: UUID, *, actor: Actor, now: datetime) -> None:
    blocker = get_task(blocker_id, actor=actor)
    hold_links()
    there = set(TaskLink.objects.filter(blocked=blocked).values_list("blocker_id", flat=True))
    if blocker.id in there:
        return
    check_link(links_above(blocker.id), blocker=blocker.id, blocked=blocked.id)
    check_number(len(there) + 1)
    TaskLink.objects.create(blocker=blocker, blocked=blocked)
    emit(TaskLinked(blocker_id=blocker.id, **told(blocked, actor=actor, now=now)))


def hold_links() -> None:
    """Let nobody else in the workspace tie tasks or finish them meanwhile; to be called first.

    Two links may close a circle together that neither closes alone, and of two blockers that are
    done in the same moment each would take the other one for open.
    """
    one_at_a_time("task links")


def unlink(link_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Let a task wait no longer for another; it is enough to see the one that waits."""
    gone = get_link(link_id, actor=actor)
    check_task(gone.blocked, actor)
    gone.delete()
    emit(TaskUnlinked(blocker_id=gone.blocker_id, **told(gone.blocked, actor=actor, now=now)))


def free_followers(task: Task, *, actor: Actor, now: datetime) -> None:
    """Tell of the open tasks that waited for this one and now wait for nothing more."""
    followers = Task.objects.open().filter(links_behind__blocker=task)
    waiting = followers.waiting().values("id")
    emit_many(
        [
            TaskFreed(owner_id=one.owner_id, **told(one, actor=actor, now=now))
            for one in followers.exclude(id__in=waiting).order_by("id")
        ]
    )
