from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pipeline", "0034_found_in_time")]
    operations = [
        migrations.AddField(
            "deal", "win_probability", models.PositiveSmallIntegerField(editable=False, null=True)
        ),
    ]
