"""Keeping short what is only added to: the totals of cohorts, and what was touched."""

from django.db import connection

MANY = 500
TOO_MANY = """
SELECT count(*) - count(DISTINCT (pipeline_id, month, status, furthest, last, currency, closed_on))
    > %s
FROM insights_cohorttotal WHERE workspace_id = current_workspace()
"""
# As with the totals of the board: what is written meanwhile stays for the next time, and of two
# that run at once the second finds the rows gone.
ADD_UP = """
WITH gone AS (
    DELETE FROM insights_cohorttotal WHERE workspace_id = current_workspace() RETURNING *
)
INSERT INTO insights_cohorttotal (pipeline_id, month, status, furthest, last, currency, closed_on,
    count, value)
SELECT pipeline_id, month, status, furthest, last, currency, closed_on, sum(count), sum(value)
FROM gone GROUP BY pipeline_id, month, status, furthest, last, currency, closed_on
HAVING sum(count) <> 0 OR sum(value) <> 0
"""

# One new row for many: whoever kept an answer works it out once more.
FORGET = """
WITH gone AS (
    DELETE FROM tenancy_touch WHERE workspace_id = current_workspace()
      AND (SELECT count(*) FROM tenancy_touch WHERE workspace_id = current_workspace()) > %s
    RETURNING id
)
INSERT INTO tenancy_touch (workspace_id) SELECT current_workspace()
WHERE EXISTS (SELECT FROM gone)
"""


def add_up_cohorts(*, if_more_than: int = MANY) -> None:
    """Replace the single changes of the totals by their sums, when there are many."""
    with connection.cursor() as cursor:
        cursor.execute(TOO_MANY, [if_more_than])
        if cursor.fetchone()[0]:
            cursor.execute(ADD_UP)


def forget_touches(*, if_more_than: int = MANY) -> None:
    """Replace what says that figures were touched by one row, when there are many."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [if_more_than])
