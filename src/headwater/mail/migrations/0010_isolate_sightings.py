from django.db import migrations

from headwater.tenancy.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [("mail", "0009_sightings")]
    operations = [Isolate("TrackingRule"), Isolate("NeverTracked"), Isolate("Sighting")]
