from pathlib import Path

from django.db import migrations

SAID = Path(__file__).with_name("notes_by_time.sql").read_text()
TOUCHED = Path(__file__).with_name("touched.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("insights", "0004_contacts"),
        ("tenancy", "0002_touch"),
        ("accounts", "0001_initial"),
        ("fields", "0010_custom"),
        ("leads", "0012_history"),
        ("people", "0001_initial"),
        ("pools", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(TOUCHED, migrations.RunSQL.noop),
        migrations.RunSQL(SAID, migrations.RunSQL.noop),
    ]
