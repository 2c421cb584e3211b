from django.db import migrations

from headwater.tenancy.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [("activities", "0009_meetings")]
    operations = [Isolate("Attendee")]
