from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

# Whose turn was last, and its place among the others, are no edits of a rule.
EDITED = (
    "name_en, name_zh, is_archived, is_enabled, way, hours, source_ids, campaign_ids, countries, "
    "places, industries, least_value, most_value, skills, by_territory, pool_id"
)


class Migration(migrations.Migration):
    dependencies = [("pools", "0003_assignment")]
    operations = [
        Isolate("RoleCap"),
        Isolate("AssignmentRule"),
        Isolate("Assignee"),
        Isolate("Profile"),
        Isolate("Waiting"),
        NumberEdits("AssignmentRule", EDITED),
    ]
