from django.db import migrations, models
from django.db.models import CASCADE

from headwater.tenancy.isolation import Isolate
from headwater.tenancy.models import CurrentWorkspace


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Touch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                "indexes": [models.Index(fields=["workspace", "id"], name="touches_of_workspace")]
            },
        ),
        Isolate("Touch"),
    ]
