from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

# A deal carries its next activity, so that a board of a thousand cards asks no other table.
NEXT_ACTIVITY = """
CREATE FUNCTION remember_next_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE pipeline_deal d
    SET next_task_id = t.id, next_activity_at = t.due_at,
        next_activity_kind = coalesce(t.kind, ''), next_activity_title = coalesce(t.title, '')
    FROM (SELECT DISTINCT workspace_id, deal_id FROM touched WHERE deal_id IS NOT NULL) a
    LEFT JOIN LATERAL (
        SELECT id, due_at, kind, title FROM activities_task
        WHERE workspace_id = a.workspace_id AND deal_id = a.deal_id
          AND done_at IS NULL AND deleted_at IS NULL
        ORDER BY due_at NULLS LAST, id LIMIT 1
    ) t ON true
    WHERE d.workspace_id = a.workspace_id AND d.id = a.deal_id
      AND (d.next_task_id, d.next_activity_at, d.next_activity_kind, d.next_activity_title)
        IS DISTINCT FROM (t.id, t.due_at, coalesce(t.kind, ''), coalesce(t.title, ''));
    RETURN NULL;
END $$;

CREATE TRIGGER new_tasks_are_next AFTER INSERT ON activities_task
REFERENCING NEW TABLE AS touched
FOR EACH STATEMENT EXECUTE FUNCTION remember_next_activity();
CREATE TRIGGER changed_tasks_are_next AFTER UPDATE ON activities_task
REFERENCING NEW TABLE AS touched
FOR EACH STATEMENT EXECUTE FUNCTION remember_next_activity();
CREATE TRIGGER left_tasks_are_not_next AFTER UPDATE ON activities_task
REFERENCING OLD TABLE AS touched
FOR EACH STATEMENT EXECUTE FUNCTION remember_next_activity();
CREATE TRIGGER deleted_tasks_are_not_next AFTER DELETE ON activities_task
REFERENCING OLD TABLE AS touched
FOR EACH STATEMENT EXECUTE FUNCTION remember_next_activity();
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial"), ("pipeline", "0002_isolate_and_remember")]
    operations = [
        Isolate("Task"),
        Isolate("Note"),
        NumberEdits("Task"),
        NumberEdits("Note"),
        migrations.RunSQL(NEXT_ACTIVITY, migrations.RunSQL.noop),
    ]
