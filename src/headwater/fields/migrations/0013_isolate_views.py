from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits


class Migration(migrations.Migration):
    dependencies = [("fields", "0012_views"), ("accounts", "0002_isolate")]
    operations = [
        Isolate("SavedView"),
        Isolate("ViewStar"),
        Isolate("ViewDefault"),
        NumberEdits("SavedView"),
    ]
