"""What a deal was: every change of every field, with who, when, from and to."""

from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from headwater.accounts.rules import Actor
from headwater.pipeline.selectors.deals import get_deal

PAGE_LENGTH = 100
CHANGES = """
SELECT e.id, e.name, e.payload, e.happened_at, e.actor_id, m.name
FROM events_eventrecord e
LEFT JOIN accounts_member m ON m.workspace_id = e.workspace_id AND m.id = e.actor_id
WHERE e.workspace_id = current_workspace() AND e.subject_id = %(deal)s
  AND e.name IN ('deal.changed', 'deal.moved', 'deal.closed', 'deal.reopened')
  AND (%(before)s::bigint IS NULL OR e.id < %(before)s)
ORDER BY e.id DESC LIMIT %(limit)s
"""


def history(
    deal_id: UUID, *, actor: Actor, before: int | None
) -> tuple[list[dict[str, Any]], int | None]:
    """List the changes of a deal's fields, youngest first, and where the next page begins."""
    get_deal(deal_id, actor=actor)
    with connection.cursor() as cursor:
        cursor.execute(CHANGES, {"deal": deal_id, "before": before, "limit": PAGE_LENGTH})
        rows = cursor.fetchall()
    changes = [
        {"field": field, "from": old, "to": new, "at": at, "actor_id": actor_id, "actor_name": who}
        for _, name, payload, at, actor_id, who in rows
        for field, (old, new) in _changes(name, orjson.loads(payload)).items()
    ]
    return changes, rows[-1][0] if len(rows) == PAGE_LENGTH else None


def _changes(name: str, payload: dict[str, Any]) -> dict[str, list[Any]]:
    match name:
        case "deal.changed":
            return dict(payload["changes"])
        case "deal.moved":
            return {"stage_id": [payload["from_stage_id"], payload["to_stage_id"]]}
        case "deal.closed":
            return {"status": ["open", payload["status"]]}
        case _:
            return {"status": [payload["previous_status"], "open"]}
