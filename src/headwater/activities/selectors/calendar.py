from datetime import datetime
from uuid import UUID

from django.db import connection

from headwater.accounts.rules import Actor
from headwater.activities import rules
from headwater.activities.selectors.sight import sight
from headwater.activities.selectors.tasks import MINUTES, task_sql

MOST = 2000
COMES = """EXISTS (SELECT FROM activities_attendee c WHERE c.workspace_id = t.workspace_id
        AND c.task_id = t.id AND c.member_id = %(owner_id)s AND c.answer <> 'no')"""
# What began before may still go on; nothing takes longer than a day.
CALENDAR = f"""
SELECT coalesce(json_agg(one), '[]')::text, count(*) FROM (
    {{task}} AND t.due_at > %(begin)s::timestamptz - %(longest)s * interval '1 minute'
        AND t.due_at < %(end)s AND t.due_at + {MINUTES} * interval '1 minute' > %(begin)s
        AND (%(owner_id)s::uuid IS NULL OR t.owner_id = %(owner_id)s OR {COMES})
    ORDER BY t.due_at, t.id LIMIT %(most)s
) one
"""  # noqa: S608  # constants


def calendar(
    begin: datetime, end: datetime, *, owner_id: UUID | None, actor: Actor
) -> tuple[bytes, bool]:
    """Tell what is and was to be done in a stretch of time: JSON of TaskOut, and whether it is all."""
    rules.check_look(begin, end)
    asked = {"begin": begin, "end": end, "owner_id": owner_id, "most": MOST}
    sql = CALENDAR.replace("{task}", task_sql(actor))
    with connection.cursor() as cursor:
        cursor.execute(sql, sight(actor) | asked | {"longest": rules.LONGEST_MINUTES})
        items, count = cursor.fetchone()
    return str(items).encode(), count < MOST
