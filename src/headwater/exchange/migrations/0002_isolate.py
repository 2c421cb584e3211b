from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

# An import fills tables faster than autovacuum looks at them, and without statistics PostgreSQL
# takes them for empty and joins them the wrong way round. Only their owner may look again at once.
# The import's own tables hold what nobody has seen before, so they are looked at each time, without
# the columns that are read whole. Looking at a large table of the trade takes half a second: only
# when it has doubled, or is taken for small (an undone import leaves pages behind, which the next
# one fills without the table growing).
STATISTICS = """
CREATE FUNCTION look_at_imported_tables() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    grown text;
BEGIN
    ANALYZE exchange_importrow (workspace_id, file_id, number, key),
        exchange_outsideid (workspace_id, source, kind, outside_id, record_id, run_id),
        exchange_importresult (workspace_id, run_id, file_id, number, outcome, record_id),
        exchange_importchange (workspace_id, run_id, kind, record_id);
    SELECT string_agg(oid::regclass::text, ', ') INTO grown FROM pg_class
    WHERE oid = ANY ('{pipeline_deal, pipeline_dealversion, pipeline_stagevisit, pipeline_stage,
            people_company, people_person, people_channel}'::regclass[])
        AND (reltuples < 10000
            OR pg_relation_size(oid) > 2.0 * relpages * current_setting('block_size')::int);
    IF grown IS NOT NULL THEN
        EXECUTE 'ANALYZE ' || grown;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0001_initial"),
        ("accounts", "0002_isolate"),
        ("people", "0002_isolate"),
        ("pipeline", "0002_isolate_and_remember"),
    ]
    operations = [
        Isolate("ImportRun"),
        Isolate("ImportFile"),
        Isolate("ImportRow"),
        Isolate("ImportResult"),
        Isolate("ImportChange"),
        Isolate("OutsideId"),
        NumberEdits("ImportRun"),
        migrations.RunSQL(STATISTICS, "DROP FUNCTION look_at_imported_tables()"),
    ]
