from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits


class Migration(migrations.Migration):
    dependencies = [("sequences", "0001_initial"), ("mail", "0002_isolate")]
    operations = [
        Isolate("Sequence"),
        NumberEdits("Sequence"),
        Isolate("SequenceVersion"),
        Isolate("Enrolment"),
        NumberEdits("Enrolment", "state"),
        Isolate("StepRun"),
    ]
