from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Built beside those who write: the log is long."""

    atomic = False
    dependencies = [("events", "0010_operation")]
    operations = [
        AddIndexConcurrently(
            model_name="eventrecord",
            index=models.Index(
                fields=["workspace", "operation"],
                condition=models.Q(operation__isnull=False),
                name="event_of_operation",
            ),
        ),
        AddIndexConcurrently(
            model_name="eventrecord",
            index=models.Index(
                fields=["workspace", "actor_id", "operation"],
                condition=models.Q(operation__isnull=False),
                name="operation_of_actor",
            ),
        ),
    ]
