from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits


class Migration(migrations.Migration):
    dependencies = [("activities", "0003_contacts"), ("accounts", "0002_isolate")]
    operations = [Isolate("Comment"), NumberEdits("Comment")]
