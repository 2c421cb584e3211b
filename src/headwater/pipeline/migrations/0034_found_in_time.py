from pathlib import Path

from django.db import migrations

INDEXES = Path(__file__).with_name("found_in_time.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("pipeline", "0033_categories")]
    operations = [migrations.RunSQL(INDEXES, migrations.RunSQL.noop)]
