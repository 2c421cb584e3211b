"""Which open deals are older than any that was ever won."""

from datetime import datetime

from headwater.tenancy.sql import fetch_all

ENOUGH = 20  # wins from which on the oldest of them says how old a deal can win
# By whole days of the workspace, as the forecast counts them (forecast/rules/simple.py).
MARK = """
WITH age AS (
    SELECT d.pipeline_id, max((d.closed_at AT TIME ZONE w.time_zone)::date
        - (d.created_at AT TIME ZONE w.time_zone)::date) AS oldest
    FROM pipeline_deal d JOIN tenancy_workspace w ON w.id = d.workspace_id
    WHERE d.workspace_id = current_workspace() AND d.status = 'won' AND d.deleted_at IS NULL
    GROUP BY d.pipeline_id HAVING count(*) >= %(enough)s
), judged AS (
    SELECT d.id, coalesce(
        (%(now)s::timestamptz AT TIME ZONE w.time_zone)::date
        - (d.created_at AT TIME ZONE w.time_zone)::date > age.oldest, false) AS is_one
    FROM pipeline_deal d JOIN tenancy_workspace w ON w.id = d.workspace_id
    LEFT JOIN age ON age.pipeline_id = d.pipeline_id
    WHERE d.workspace_id = current_workspace() AND d.status = 'open'
)
UPDATE pipeline_deal d SET is_zombie = judged.is_one FROM judged
WHERE d.workspace_id = current_workspace() AND d.id = judged.id AND d.is_zombie <> judged.is_one
RETURNING d.id
"""


def mark_zombies(*, now: datetime) -> int:
    """Say anew of each open deal whether it is one; give the number that changed."""
    return len(fetch_all(MARK, {"now": now, "enough": ENOUGH}))
