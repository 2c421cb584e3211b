from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

EDITED = "name_en, name_zh, is_archived, pipeline_id, position, probability, rot_after_days"
EDITED += ", target_days, description_en, description_zh, good_en, good_zh, talk_en, talk_zh"


class Migration(migrations.Migration):
    dependencies = [("pipeline", "0010_criteria")]
    operations = [
        Isolate("Criterion"),
        Isolate("CriterionTick"),
        Isolate("CriterionOverride"),
        Isolate("EntryTask"),
        NumberEdits("Criterion"),
        NumberEdits("EntryTask"),
        migrations.RunSQL(
            "DROP TRIGGER edit_is_numbered ON pipeline_stage", migrations.RunSQL.noop
        ),
        NumberEdits("Stage", EDITED),
    ]
