from django.db import migrations

# Whoever could write could do both until now; roles that were changed say so in so many words.
GRANT = """
UPDATE accounts_customrole SET rights = rights || ARRAY['bulk', 'assign']::varchar(20)[]
WHERE 'write' = ANY(rights) AND NOT 'bulk' = ANY(rights)
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0012_custom_role_fields")]
    operations = [migrations.RunSQL(GRANT, migrations.RunSQL.noop)]
