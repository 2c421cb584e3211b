from uuid import UUID

from django.db.models import Q

from headwater.accounts.rules import Actor
from headwater.activities.models import Task, TaskLink
from headwater.activities.rules.links import Link
from headwater.activities.selectors.sight import LINKS, TASK_VISIBLE, sight
from headwater.activities.selectors.tasks import get_task
from headwater.lib.errors import NotFound
from headwater.tenancy.sql import fetch_all, fetch_one

ABOVE = """
WITH RECURSIVE above AS (
    SELECT l.blocker_id, l.blocked_id FROM activities_tasklink l
    WHERE l.workspace_id = current_workspace() AND l.blocked_id = %(id)s
    UNION
    SELECT l.blocker_id, l.blocked_id FROM above
    JOIN activities_tasklink l
        ON l.workspace_id = current_workspace() AND l.blocked_id = above.blocker_id
) SELECT blocker_id, blocked_id FROM above
"""
# Of a task at the other end that is not seen only that it is there, and whether it is done, is told.
ONE_WAY = f"""(SELECT coalesce(json_agg(json_build_object('link_id', l.id, 'task_id', other.id,
        'title', other.title, 'owner_name', other.owner_name, 'due_at', other.due_at,
        'completed_at', there.done_at) ORDER BY there.done_at DESC, there.due_at, l.id), '[]')
    FROM activities_tasklink l
    JOIN activities_task there ON there.workspace_id = l.workspace_id AND there.id = l.{{there}}_id
        AND there.deleted_at IS NULL
    LEFT JOIN LATERAL (SELECT t.id, t.title, t.due_at, m.name AS owner_name
        FROM activities_task t {LINKS} JOIN accounts_member m
            ON m.workspace_id = t.workspace_id AND m.id = t.owner_id
        WHERE {TASK_VISIBLE} AND t.id = there.id) other ON true
    WHERE l.workspace_id = current_workspace() AND l.{{here}}_id = %(id)s)"""  # noqa: S608  # constants
BOTH_WAYS = f"""SELECT json_build_object(
    'waits_for', {ONE_WAY.format(there="blocker", here="blocked")},
    'holds_up', {ONE_WAY.format(there="blocked", here="blocker")})::text"""


class LinkNotFound(NotFound):
    code = "link_not_found"


def links_above(task_id: UUID) -> list[Link]:
    """List every link over which a task waits for others, however far."""
    return [(blocker, blocked) for blocker, blocked in fetch_all(ABOVE, {"id": task_id})]


def is_linked(task: Task) -> bool:
    return TaskLink.objects.filter(Q(blocker=task) | Q(blocked=task)).exists()


def get_link(link_id: UUID, *, actor: Actor) -> TaskLink:
    """Find a link of a task the actor sees, whether they see the one it waits for or not."""
    links = TaskLink.objects.filter(blocked__in=Task.objects.visible_to(actor))
    link = links.select_related("blocked").filter(id=link_id).first()
    if link is None:
        raise LinkNotFound("There is no such link between tasks, or it is not shown to you.")
    return link


def links_of(task_id: UUID, *, actor: Actor) -> bytes:
    """Tell what a task waits for and what waits for it: JSON of TaskLinks."""
    get_task(task_id, actor=actor)
    row = fetch_one(BOTH_WAYS, sight(actor) | {"id": task_id})
    return str(row[0]).encode() if row else b"{}"
