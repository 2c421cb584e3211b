from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_isolate_custom_role")]

    operations = [
        migrations.AddField(
            model_name="customrole", name="fields", field=models.JSONField(default=dict)
        ),
    ]
