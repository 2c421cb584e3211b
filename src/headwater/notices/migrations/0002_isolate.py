from django.db import migrations

from headwater.tenancy.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_initial"),
        ("accounts", "0002_isolate"),
        ("activities", "0002_isolate"),
    ]
    operations = [Isolate("Notice"), Isolate("Reminder"), Isolate("Preference")]
