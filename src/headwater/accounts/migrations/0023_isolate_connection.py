from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

# Before anybody is signed in: which company sign-ins serve a mail domain, and whose one is.
BEFORE_ENTERING = """
CREATE FUNCTION connections_of_domain(the_domain text)
RETURNS TABLE (id uuid, name text, kind text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT c.id, c.name, c.kind FROM accounts_connection c
    WHERE c.is_enabled AND the_domain = ANY (c.domains) ORDER BY c.name, c.id
$$;
CREATE FUNCTION workspace_of_connection(the_id uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT workspace_id FROM accounts_connection WHERE id = the_id
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0022_connection")]
    operations = [
        Isolate("Connection"),
        NumberEdits("Connection"),
        migrations.RunSQL(BEFORE_ENTERING, migrations.RunSQL.noop),
    ]
