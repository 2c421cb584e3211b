import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import headwater.lib.ids
import headwater.tenancy.models


class Migration(migrations.Migration):
    dependencies = [("activities", "0006_calendar"), ("tenancy", "0001_initial")]

    operations = [
        migrations.AddField(
            "task",
            "progress",
            models.CharField(
                choices=[("todo", "todo"), ("doing", "doing"), ("waiting", "waiting")],
                db_default="todo",
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="TaskLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=headwater.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                (
                    "blocker",
                    headwater.tenancy.models.Reference(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_ahead",
                        to="activities.task",
                    ),
                ),
                (
                    "blocked",
                    headwater.tenancy.models.Reference(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        own_index=False,
                        related_name="links_behind",
                        to="activities.task",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_default=headwater.tenancy.models.CurrentWorkspace(),
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenancy.workspace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["workspace", "blocked", "blocker"],
                        name="task_waits_for_another_once",
                    ),
                    models.CheckConstraint(
                        condition=~Q(blocker=F("blocked")), name="task_does_not_wait_for_itself"
                    ),
                ]
            },
        ),
    ]
