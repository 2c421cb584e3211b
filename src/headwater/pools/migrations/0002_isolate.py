from pathlib import Path

from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

POOLS = Path(__file__).with_name("pools.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("pools", "0001_initial"),
        ("people", "0002_isolate"),
        ("leads", "0002_isolate"),
    ]
    operations = [
        Isolate("Pool"),
        Isolate("Access"),
        Isolate("RuleVersion"),
        Isolate("Place"),
        Isolate("Holding"),
        Isolate("Passage"),
        Isolate("Handover"),
        NumberEdits("Pool"),
        NumberEdits("Handover"),
        migrations.RunSQL(POOLS, migrations.RunSQL.noop),
    ]
