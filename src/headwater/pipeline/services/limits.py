"""What history says about how long a deal may stay in a stage."""

from django.db import connection

# docs/metrics.md: the p90 of the visits that ended in "won" or "advanced", from ten of them on.
LEARN = """
UPDATE pipeline_stage stage SET usual_days = learned.days
FROM (
    SELECT s.id, CASE WHEN count(v.left_at) >= 10 THEN least(greatest(ceil(extract(epoch FROM
        percentile_disc(0.9) WITHIN GROUP (ORDER BY v.left_at - v.entered_at)) / 86400), 1), 3650)
        END AS days
    FROM pipeline_stage s
    LEFT JOIN pipeline_stagevisit v ON v.workspace_id = s.workspace_id AND v.stage_id = s.id
        AND v.exit IN ('won', 'advanced') AND v.left_at IS NOT NULL
    WHERE s.workspace_id = current_workspace() GROUP BY s.id
) learned
WHERE stage.workspace_id = current_workspace() AND stage.id = learned.id
  AND stage.usual_days IS DISTINCT FROM learned.days
"""


def learn_limits() -> int:
    """Take each stage's usual time from its history; say for how many it has changed."""
    with connection.cursor() as cursor:
        cursor.execute(LEARN)
        return int(cursor.rowcount)
