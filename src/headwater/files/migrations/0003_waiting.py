from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("files", "0002_isolate")]
    operations = [
        migrations.RemoveConstraint("file", "file_is_about_one_thing"),
        migrations.AddConstraint(
            "file",
            models.CheckConstraint(
                condition=Q(deal__isnull=False, person=None, company=None, note=None)
                | Q(deal=None, person__isnull=False, company=None, note=None)
                | Q(deal=None, person=None, company__isnull=False, note=None)
                | Q(deal=None, person=None, company=None),
                name="file_is_about_one_thing_or_waits",
            ),
        ),
    ]
