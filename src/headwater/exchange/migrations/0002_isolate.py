from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

# An import fills tables faster than autovacuum looks at them, and without statistics PostgreSQL
# takes them for empty and joins them the wrong way round. Only their owner may look again at once.
STATISTICS = """
CREATE FUNCTION look_at_imported_tables() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    ANALYZE pipeline_deal, pipeline_dealversion, pipeline_stagevisit, pipeline_stage,
        people_company, people_person, people_channel, exchange_importrow, exchange_outsideid,
        exchange_importresult, exchange_importchange;
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
