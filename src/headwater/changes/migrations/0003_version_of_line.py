from django.db import migrations

NOTE_VERSION = """
CREATE FUNCTION note_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE made integer;
BEGIN
    CASE NEW.subject_kind
        WHEN 'deal' THEN
            SELECT version INTO made FROM pipeline_deal
            WHERE workspace_id = NEW.workspace_id AND id = NEW.subject_id;
        WHEN 'company' THEN
            SELECT version INTO made FROM people_company
            WHERE workspace_id = NEW.workspace_id AND id = NEW.subject_id;
        WHEN 'person' THEN
            SELECT version INTO made FROM people_person
            WHERE workspace_id = NEW.workspace_id AND id = NEW.subject_id;
        WHEN 'lead' THEN
            SELECT version INTO made FROM leads_lead
            WHERE workspace_id = NEW.workspace_id AND id = NEW.subject_id;
        ELSE
            SELECT version INTO made FROM activities_task
            WHERE workspace_id = NEW.workspace_id AND id = NEW.subject_id;
    END CASE;
    IF made IS NOT NULL THEN
        NEW.payload := NEW.payload || jsonb_build_object('version', made);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER version_is_noted BEFORE INSERT ON events_eventrecord FOR EACH ROW
WHEN (NEW.subject_kind IN ('deal', 'company', 'person', 'lead', 'task')
    AND NEW.name NOT LIKE '%.created')
EXECUTE FUNCTION note_version();
"""


class Migration(migrations.Migration):
    """Whoever sent an edit of an older version is told what others changed since."""

    dependencies = [
        ("changes", "0002_isolate"),
        ("events", "0011_found_by_operation"),
        ("people", "0001_initial"),
        ("pipeline", "0001_initial"),
        ("leads", "0001_initial"),
        ("activities", "0001_initial"),
    ]
    operations = [migrations.RunSQL(NOTE_VERSION, migrations.RunSQL.noop)]
