from django.db import migrations

from headwater.tenancy.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_push")]
    operations = [Isolate("Subscription")]
