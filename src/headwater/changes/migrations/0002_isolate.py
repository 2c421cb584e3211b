from django.db import migrations

from headwater.tenancy.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [("changes", "0001_initial")]
    operations = [Isolate("Work"), Isolate("WorkRow")]
