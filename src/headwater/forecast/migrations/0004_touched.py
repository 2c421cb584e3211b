from django.db import migrations

TOUCHED = """CREATE TRIGGER figures_are_touched AFTER INSERT OR UPDATE OR DELETE ON forecast_call
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION touch_figures();"""


class Migration(migrations.Migration):
    dependencies = [("forecast", "0003_chances"), ("insights", "0005_touched")]
    operations = [migrations.RunSQL(TOUCHED, migrations.RunSQL.noop)]
