from django.db import migrations

TOUCHED = "\n".join(
    f"""CREATE TRIGGER figures_are_touched AFTER INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION touch_figures();"""
    for table in ("targets_target", "targets_sourcealarm", "accounts_holiday")
)


class Migration(migrations.Migration):
    dependencies = [("targets", "0002_isolate"), ("insights", "0005_touched")]
    operations = [migrations.RunSQL(TOUCHED, migrations.RunSQL.noop)]
