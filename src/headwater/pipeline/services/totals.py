"""Keeping the running totals of the board short."""

from django.db import connection

MANY = 500
HOW_MANY = "SELECT count(*) FROM pipeline_stagetotal WHERE workspace_id = current_workspace()"
# What is written meanwhile is not seen by this statement and stays for the next one. Of two that
# run at once, the second finds the rows gone and adds up nothing twice.
ADD_UP = """
WITH gone AS (
    DELETE FROM pipeline_stagetotal WHERE workspace_id = current_workspace() RETURNING *
)
INSERT INTO pipeline_stagetotal (pipeline_id, stage_id, owner_id, currency, count, value)
SELECT pipeline_id, stage_id, owner_id, currency, sum(count), sum(value) FROM gone
GROUP BY pipeline_id, stage_id, owner_id, currency HAVING sum(count) <> 0 OR sum(value) <> 0
"""


def add_up_totals(*, if_more_than: int = MANY) -> None:
    """Replace the single changes of the totals by their sums, when there are many."""
    with connection.cursor() as cursor:
        cursor.execute(HOW_MANY)
        if cursor.fetchone()[0] > if_more_than:
            cursor.execute(ADD_UP)
