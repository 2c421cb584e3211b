from django.db import connection

from headwater.jobs.job import in_every_workspace

# A client that has not come back within a day has given up.
FORGET = """
DELETE FROM http_keptanswer WHERE workspace_id = current_workspace()
AND created_at < clock_timestamp() - interval '1 day'
"""


@in_every_workspace(cron="23 * * * *")
def forget_kept_answers() -> None:
    """Forget the answers kept for requests that might be repeated."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET)
