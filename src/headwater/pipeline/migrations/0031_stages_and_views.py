from django.db import migrations


class Migration(migrations.Migration):
    """Two branches of the work meet."""

    dependencies = [("pipeline", "0011_isolate_criteria"), ("pipeline", "0030_stakeholders")]
    operations = []  # type: ignore[var-annotated]
