from pathlib import Path

from django.db import migrations, models
from django.db.models import CASCADE

from headwater.lib.ids import uuid7
from headwater.tenancy.isolation import Isolate
from headwater.tenancy.models import CurrentWorkspace

CONTACTS = Path(__file__).with_name("contacts.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("insights", "0003_former_sources"),
        ("activities", "0021_found_by_time"),
        ("pipeline", "0035_win_probability"),
    ]
    operations = [
        migrations.CreateModel(
            name="DealContact",
            fields=[
                ("id", models.UUIDField(default=uuid7, primary_key=True, serialize=False)),
                ("last_contact_at", models.DateTimeField(null=True)),
                ("people", models.PositiveIntegerField()),
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
            options={"abstract": False},
        ),
        Isolate("DealContact"),
        migrations.RunSQL(CONTACTS, migrations.RunSQL.noop),
    ]
