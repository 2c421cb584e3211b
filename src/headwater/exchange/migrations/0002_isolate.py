from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

# An import fills tables faster than autovacuum looks at them, and without statistics PostgreSQL
# takes them for empty and joins them the wrong way round. Only their owner may look again at once.
# Looking at a large table takes half a second, so only those that have doubled are looked at, and
# those taken for small: what an undone import leaves behind is pages, which are filled again
# without the table growing.
STATISTICS = """
CREATE FUNCTION look_at_grown_tables() RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    grown text;
BEGIN
    SELECT string_agg(oid::regclass::text, ', ') INTO grown FROM pg_class
    WHERE oid = ANY ('{pipeline_deal, pipeline_dealversion, pipeline_stagevisit, pipeline_stage,
            people_company, people_person, people_channel, exchange_importrow,
            exchange_outsideid, exchange_importresult, exchange_importchange}'::regclass[])
        AND (reltuples < 10000
            OR pg_relation_size(oid) > 2.0 * relpages * current_setting('block_size')::int);
    IF grown IS NOT NULL THEN
        EXECUTE 'ANALYZE ' || grown;
    END IF;
    RETURN grown IS NOT NULL;
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
        migrations.RunSQL(STATISTICS, "DROP FUNCTION look_at_grown_tables()"),
    ]
