from django.db import migrations

from headwater.tenancy.isolation import Isolate

# Who follows a link of a letter has not said where they are: its token says it.
BEFORE_ENTERING = """
CREATE FUNCTION workspace_of_public_link(the_token text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT workspace_id FROM mail_publiclink WHERE token = the_token
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("mail", "0006_suppression")]
    operations = [
        Isolate("Suppression"),
        Isolate("ConsentStep"),
        Isolate("PublicLink"),
        migrations.RunSQL(BEFORE_ENTERING, migrations.RunSQL.noop),
    ]
