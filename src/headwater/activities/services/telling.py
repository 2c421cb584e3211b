"""What every event of a task says."""

from datetime import datetime
from typing import Any

from headwater.accounts.rules import Actor
from headwater.activities.models import Task

LINKS = ("deal_id", "person_id", "company_id", "lead_id")


def told(task: Task, *, actor: Actor, now: datetime) -> dict[str, Any]:
    links = {name: getattr(task, name) for name in LINKS}
    return {"actor_id": actor.id, "at": now, "task_id": task.id} | links


def plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool) else str(value)
