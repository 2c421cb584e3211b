"""What every event of a task says."""

from datetime import datetime
from typing import Any

from headwater.accounts.rules import Actor
from headwater.activities.models import Task


def told(task: Task, *, actor: Actor, now: datetime) -> dict[str, Any]:
    return {
        "actor_id": actor.id,
        "at": now,
        "task_id": task.id,
        "deal_id": task.deal_id,
        "person_id": task.person_id,
        "company_id": task.company_id,
    }


def plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool) else str(value)
