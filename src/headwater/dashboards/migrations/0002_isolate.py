from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits


class Migration(migrations.Migration):
    dependencies = [("dashboards", "0001_initial"), ("accounts", "0002_isolate")]
    operations = [
        Isolate("Dashboard"),
        Isolate("Mailing"),
        Isolate("MailingReader"),
        Isolate("Delivery"),
        NumberEdits("Dashboard"),
        NumberEdits("Mailing"),
    ]
