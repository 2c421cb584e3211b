from django.db import migrations

from headwater.tenancy.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [("exports", "0001_initial"), ("accounts", "0002_isolate")]
    operations = [Isolate("Export")]
