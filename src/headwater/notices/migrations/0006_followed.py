from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0005_lead"),
        ("sharing", "0002_isolate"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("mentioned", "mentioned"),
                    ("given", "given"),
                    ("deal", "deal"),
                    ("followed", "followed"),
                    ("reminder", "reminder"),
                    ("digest", "digest"),
                ],
                max_length=10,
            ),
        ),
    ]
