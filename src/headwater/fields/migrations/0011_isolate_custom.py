from pathlib import Path

from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

VALUES = Path(__file__).with_name("values.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("fields", "0010_custom"),
        ("accounts", "0002_isolate"),
        ("people", "0002_isolate"),
        ("pipeline", "0002_isolate_and_remember"),
        ("leads", "0002_isolate"),
        ("activities", "0002_isolate"),
    ]
    operations = [
        Isolate("CustomField"),
        Isolate("CustomValue"),
        NumberEdits("CustomField"),
        migrations.RunSQL(VALUES, migrations.RunSQL.noop),
    ]
