from pathlib import Path

from django.db import migrations, models
from django.db.models import CASCADE

from headwater.tenancy.isolation import Isolate
from headwater.tenancy.models import CurrentWorkspace, Reference

HISTORY = Path(__file__).with_name("history.sql").read_text()
BACKFILL = Path(__file__).with_name("backfill.sql").read_text()
STATES = ("new", "working", "qualified", "disqualified", "recycled")


class Migration(migrations.Migration):
    dependencies = [
        ("leads", "0011_no_touches"),
        ("tenancy", "0001_initial"),
        ("events", "0002_isolate"),
    ]
    operations = [
        migrations.AddField(
            model_name="lead", name="changed_at", field=models.DateTimeField(null=True)
        ),
        migrations.CreateModel(
            name="LeadVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateTimeField()),
                ("valid_to", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(choices=[(state, state) for state in STATES], max_length=12),
                ),
                ("state_since", models.DateTimeField()),
                ("owner_id", models.UUIDField(null=True)),
                ("source_id", models.UUIDField(null=True)),
                ("campaign_id", models.UUIDField(null=True)),
                ("reason_id", models.UUIDField(null=True)),
                ("is_deleted", models.BooleanField()),
                (
                    "lead",
                    Reference(
                        on_delete=CASCADE,
                        own_index=False,
                        related_name="lead_versions",
                        to="leads.lead",
                    ),
                ),
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
            options={
                "indexes": [
                    models.Index(
                        fields=["workspace", "lead", "valid_from"],
                        include=("valid_to", "state", "state_since", "owner_id", "id"),
                        name="version_of_lead",
                    ),
                    models.Index(
                        fields=["workspace", "valid_from"],
                        include=("lead",),
                        name="version_by_time",
                    ),
                ],
            },
        ),
        Isolate("LeadVersion"),
        migrations.RunSQL(HISTORY, migrations.RunSQL.noop),
        migrations.RunSQL(BACKFILL, migrations.RunSQL.noop),
    ]
