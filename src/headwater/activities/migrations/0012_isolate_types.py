from django.db import migrations

from headwater.tenancy.isolation import REFERENCE, REFERENCE_INDEX, Isolate, NumberEdits


def type_of(table: str) -> migrations.RunSQL:
    names = {"table": table, "column": "type_id", "target": "activities_activitytype"}
    sql = REFERENCE.format(**names) + REFERENCE_INDEX.format(**names)
    return migrations.RunSQL(sql, migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("activities", "0011_types")]
    operations = [
        Isolate("ActivityType"),
        NumberEdits("ActivityType"),
        type_of("activities_task"),
        type_of("activities_note"),
    ]
