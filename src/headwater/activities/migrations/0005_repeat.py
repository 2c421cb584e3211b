from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("activities", "0004_isolate_comments")]
    operations = [
        migrations.AddField(
            "task", "repeat", models.CharField(blank=True, db_default="", max_length=200)
        ),
        migrations.AddField("task", "repeats_after_done", models.BooleanField(db_default=False)),
        migrations.AddField("task", "slot_day", models.DateField(null=True)),
        migrations.AddField("task", "slot_time", models.TimeField(null=True)),
        migrations.AddField("task", "occurrence", models.PositiveIntegerField(db_default=1)),
        migrations.AddField("task", "follows", models.UUIDField(null=True)),
        migrations.AddConstraint(
            "task",
            models.UniqueConstraint(
                fields=["workspace", "follows"],
                condition=Q(follows__isnull=False),
                name="task_is_followed_once",
            ),
        ),
    ]
