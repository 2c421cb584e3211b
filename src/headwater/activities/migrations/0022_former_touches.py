from pathlib import Path

from django.db import migrations, models
from django.db.models import CASCADE

from headwater.tenancy.isolation import Isolate
from headwater.tenancy.models import CurrentWorkspace, Reference

TOUCHES = Path(__file__).with_name("touches.sql").read_text()


def _of(model: str) -> Reference:
    return Reference(null=True, on_delete=CASCADE, related_name="+", to=model)


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0021_found_by_time"),
        ("pipeline", "0003_usual_days"),
        ("tenancy", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="FormerTouch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("is_private", models.BooleanField()),
                ("at", models.DateTimeField(null=True)),
                ("deleted_at", models.DateTimeField(null=True)),
                ("until", models.DateTimeField()),
                ("task", _of("activities.task")),
                ("note", _of("activities.note")),
                ("deal", _of("pipeline.deal")),
                (
                    "workspace",
                    models.ForeignKey(
                        db_default=CurrentWorkspace(),
                        db_index=False,
                        editable=False,
                        on_delete=CASCADE,
                        related_name="+",
                        to="tenancy.workspace",
                    ),
                ),
            ],
        ),
        Isolate("FormerTouch"),
        migrations.RunSQL(TOUCHES, migrations.RunSQL.noop),
    ]
