import django.db.models.deletion
from django.db import migrations

import headwater.tenancy.models
from headwater.tenancy.isolation import REFERENCE, REFERENCE_INDEX


def reference(table: str) -> str:
    names = {"table": table, "column": "merged_into_id", "target": table}
    return REFERENCE.format(**names) + REFERENCE_INDEX.format(**names)


def merged_into(model: str) -> migrations.AddField:
    return migrations.AddField(
        model_name=model,
        name="merged_into",
        field=headwater.tenancy.models.Reference(
            db_constraint=False,
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.SET_NULL,
            related_name="merged",
            to=f"people.{model}",
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0002_isolate")]
    operations = [
        merged_into("company"),
        merged_into("person"),
        migrations.RunSQL(reference("people_company"), migrations.RunSQL.noop),
        migrations.RunSQL(reference("people_person"), migrations.RunSQL.noop),
    ]
