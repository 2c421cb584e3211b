from django.db import migrations

from headwater.tenancy.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [("forecast", "0001_initial"), ("pipeline", "0033_categories")]
    operations = [Isolate("Call"), Isolate("Outlook"), Isolate("KeptTrial")]
