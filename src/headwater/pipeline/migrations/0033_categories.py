from pathlib import Path

from django.db import migrations, models
from django.db.models import Case, F, Q, Value, When

from headwater.tenancy.isolation import NumberEdits

HERE = Path(__file__)
CATEGORIES = HERE.with_name("categories.sql").read_text()
HISTORY = HERE.with_name("history.sql").read_text()
# Nobody said anything of deals so far: each version was what its stage makes of it today.
FILL = """
UPDATE pipeline_dealversion v SET category = category_of(v.status, '', false, s.category)
FROM pipeline_stage s WHERE s.workspace_id = v.workspace_id AND s.id = v.stage_id
"""
OF_DEALS = (
    "title, value, currency, pipeline_id, stage_id, status, owner_id, company_id, source_id, "
    "expected_close_date, own_category, tags, lost_reason_id, competitor, lost_comment, "
    "win_back_date, deleted_at"
)
OF_STAGES = (
    "name_en, name_zh, is_archived, pipeline_id, position, probability, own_category, "
    "rot_after_days, target_days, description_en, description_zh, good_en, good_zh, talk_en, "
    "talk_zh"
)
CHOICES = [(one, one) for one in ("omitted", "pipeline", "best_case", "commit")]
OWN = models.CharField(blank=True, choices=CHOICES, db_default="", max_length=10)


class Migration(migrations.Migration):
    dependencies = [("pipeline", "0032_entry_task_types")]
    operations = [
        migrations.AddField("stage", "own_category", OWN),
        migrations.AddField(
            "stage",
            "category",
            models.GeneratedField(
                db_persist=True,
                expression=Case(
                    When(~Q(own_category=""), then=F("own_category")),
                    When(probability__gte=75, then=Value("commit")),
                    When(probability__gte=50, then=Value("best_case")),
                    default=Value("pipeline"),
                ),
                output_field=models.CharField(max_length=10),
            ),
        ),
        migrations.AddField("deal", "own_category", OWN.clone()),
        migrations.AddField(
            "deal", "is_zombie", models.BooleanField(db_default=False, editable=False)
        ),
        migrations.AddField(
            "dealversion",
            "category",
            models.CharField(blank=True, db_default="", max_length=10),
        ),
        migrations.RunSQL(CATEGORIES, migrations.RunSQL.noop),
        migrations.RunSQL(HISTORY, migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL("DROP TRIGGER edit_is_numbered ON pipeline_deal", migrations.RunSQL.noop),
        migrations.RunSQL(
            "DROP TRIGGER edit_is_numbered ON pipeline_stage", migrations.RunSQL.noop
        ),
        migrations.AddIndex(
            "stagevisit",
            models.Index(
                condition=Q(exit="won"),
                fields=["workspace", "left_at"],
                include=("deal",),
                name="wins_in_time",
            ),
        ),
        NumberEdits("Deal", OF_DEALS),
        NumberEdits("Stage", OF_STAGES),
    ]
