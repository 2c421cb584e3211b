from pathlib import Path

from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

HISTORY = Path(__file__).with_name("history.sql").read_text()
TRIGGERS = Path(__file__).with_name("history_triggers.sql").read_text()

# What an edit is; the next activity is not one, it follows from the tasks.
EDITED = (
    "title, value, currency, pipeline_id, stage_id, status, owner_id, company_id, source_id, "
    "expected_close_date, tags, lost_reason_id, competitor, lost_comment, win_back_date, deleted_at"
)


class Migration(migrations.Migration):
    dependencies = [
        ("pipeline", "0001_initial"),
        ("accounts", "0002_isolate"),
        ("people", "0002_isolate"),
    ]
    operations = [
        Isolate("Pipeline"),
        Isolate("Stage"),
        Isolate("Source"),
        Isolate("LostReason"),
        Isolate("Deal"),
        Isolate("DealPerson"),
        Isolate("DealVersion"),
        Isolate("StageVisit"),
        Isolate("StageTotal"),
        NumberEdits("Pipeline"),
        NumberEdits("Stage"),
        NumberEdits("Source"),
        NumberEdits("LostReason"),
        NumberEdits("Deal", EDITED),
        migrations.RunSQL(HISTORY, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
    ]
