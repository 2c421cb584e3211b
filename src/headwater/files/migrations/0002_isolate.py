from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("accounts", "0002_isolate"),
        ("activities", "0002_isolate"),
        ("people", "0002_isolate"),
        ("pipeline", "0002_isolate_and_remember"),
    ]
    operations = [Isolate("File"), NumberEdits("File")]
