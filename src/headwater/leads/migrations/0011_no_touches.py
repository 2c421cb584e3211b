from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("leads", "0010_followed_up"), ("activities", "0020_lead")]
    operations = [migrations.DeleteModel(name="Touch")]
