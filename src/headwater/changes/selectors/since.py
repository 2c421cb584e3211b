"""What a refused edit is told: what others have changed since, as far as the asker may know."""

from typing import Any

from headwater.accounts.rules import Actor
from headwater.changes.selectors.history import told
from headwater.events.since import StaleRecord, lines_since


def since(error: StaleRecord, *, actor: Actor) -> dict[str, Any]:
    """Say for each field what it was for the asker and is now, by whom and since when.

    What was changed and changed back is no change.
    """
    changes: dict[str, dict[str, Any]] = {}
    for row, who, fields in told(lines_since(error.record_id, error.seen), actor):
        for one in fields:
            first = changes.get(one.field)
            changes[one.field] = {
                "field": one.field,
                "before": first["before"] if first else one.value_from,
                "before_name": first["before_name"] if first else one.name_from,
                "after": one.value_to,
                "after_name": one.name_to,
                "at": row.happened_at,
                "actor_id": row.actor_id,
                "actor_name": who,
                "made": row.payload.get("version"),
                "clashes": one.field in error.clashes,
            }
    lasting = [one for one in changes.values() if one["before"] != one["after"] or one["clashes"]]
    return {"version": error.current, "changes": lasting}
