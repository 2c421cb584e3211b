from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("accounts", "0002_isolate")]
    operations = [Isolate("Report"), NumberEdits("Report")]
