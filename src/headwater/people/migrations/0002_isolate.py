from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("accounts", "0002_isolate")]
    operations = [
        Isolate("Company"),
        Isolate("Person"),
        Isolate("Channel"),
        NumberEdits("Company"),
        NumberEdits("Person"),
    ]
