from django.db import migrations, models

FOLLOWED_UP = """
UPDATE leads_lead lead SET followed_up_at = last.at FROM (
    SELECT workspace_id, lead_id, max(happened_at) AS at FROM leads_touch GROUP BY 1, 2
) last WHERE last.workspace_id = lead.workspace_id AND last.lead_id = lead.id
"""


class Migration(migrations.Migration):
    dependencies = [("leads", "0002_isolate")]
    operations = [
        migrations.AddField(
            model_name="lead", name="followed_up_at", field=models.DateTimeField(null=True)
        ),
        migrations.RunSQL(FOLLOWED_UP, migrations.RunSQL.noop),
    ]
