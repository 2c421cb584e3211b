from django.db import migrations, models
from django.db.models.functions import Coalesce

from headwater.tenancy.isolation import NumberEdits

EDITED = "name_en, name_zh, is_archived, pipeline_id, position, probability, rot_after_days"
EDITED += ", description_en, description_zh"


class Migration(migrations.Migration):
    """What is learned from history is no edit, so it does not number one."""

    dependencies = [("pipeline", "0002_isolate_and_remember")]
    operations = [
        migrations.AddField(
            model_name="stage",
            name="usual_days",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="stage",
            name="limit_days",
            field=models.GeneratedField(
                db_persist=True,
                expression=Coalesce("rot_after_days", "usual_days"),
                output_field=models.PositiveSmallIntegerField(null=True),
            ),
        ),
        migrations.RunSQL(
            "DROP TRIGGER edit_is_numbered ON pipeline_stage", migrations.RunSQL.noop
        ),
        NumberEdits("Stage", EDITED),
    ]
