from pathlib import Path

from django.db import migrations

from headwater.tenancy.isolation import Isolate

FOLLOW = Path(__file__).with_name("follow.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("insights", "0001_initial"), ("pipeline", "0002_isolate_and_remember")]
    operations = [
        Isolate("DealReach"),
        Isolate("CohortTotal"),
        migrations.RunSQL(FOLLOW, migrations.RunSQL.noop),
    ]
