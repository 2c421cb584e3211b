from django.db import migrations

from headwater.tenancy.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0001_initial"),
        ("accounts", "0002_isolate"),
        ("leads", "0002_isolate"),
        ("people", "0002_isolate"),
        ("pipeline", "0002_isolate_and_remember"),
    ]
    operations = [Isolate("Share"), Isolate("Follow")]
