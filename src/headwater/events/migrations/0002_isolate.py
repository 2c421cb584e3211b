from django.db import migrations

from headwater.tenancy.isolation import Isolate

APPEND_ONLY = """
REVOKE UPDATE, DELETE ON events_eventrecord FROM headwater_app;

CREATE FUNCTION refuse_to_rewrite_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE 'Events are written once and never changed.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER events_are_never_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE
ON events_eventrecord FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_events();

CREATE FUNCTION tell_of_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('event_committed', id::text)
    FROM (SELECT DISTINCT workspace_id AS id FROM new_events) workspaces;
    RETURN NULL;
END $$;
CREATE TRIGGER events_are_told AFTER INSERT ON events_eventrecord
REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION tell_of_events();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [
        Isolate("EventRecord"),
        migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop),
    ]
