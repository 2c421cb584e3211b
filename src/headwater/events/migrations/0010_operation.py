from django.db import migrations, models

from headwater.events.models import CurrentOperation


class Migration(migrations.Migration):
    """A stable default is worked out once: the rows there are stay as they lie, without one."""

    dependencies = [("events", "0002_isolate")]
    operations = [
        migrations.AddField(
            model_name="eventrecord",
            name="operation",
            field=models.UUIDField(null=True, db_default=CurrentOperation(), editable=False),
        ),
    ]
