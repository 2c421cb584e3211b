from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("activities", "0005_repeat")]

    operations = [
        migrations.AddField(
            model_name="task",
            name="minutes",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                fields=["workspace", "due_at", "id"],
                condition=Q(deleted_at=None),
                name="task_by_due",
            ),
        ),
    ]
