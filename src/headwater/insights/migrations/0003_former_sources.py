from pathlib import Path

from django.db import migrations, models
from django.db.models import CASCADE

from headwater.tenancy.isolation import Isolate
from headwater.tenancy.models import CurrentWorkspace, Reference

SOURCES = Path(__file__).with_name("sources.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("insights", "0002_isolate_and_follow"),
        ("pipeline", "0002_isolate_and_remember"),
        ("events", "0002_isolate"),
    ]
    operations = [
        migrations.CreateModel(
            name="FormerSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_id", models.UUIDField(null=True)),
                ("until", models.DateTimeField()),
                (
                    "deal",
                    Reference(
                        on_delete=CASCADE, own_index=False, related_name="+", to="pipeline.deal"
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
                        fields=["workspace", "deal", "until"], name="former_source_of_deal"
                    )
                ],
            },
        ),
        Isolate("FormerSource"),
        migrations.RunSQL(SOURCES, migrations.RunSQL.noop),
    ]
