from django.db import migrations

from headwater.tenancy.isolation import REFERENCE, REFERENCE_INDEX, Isolate, NumberEdits

REFERENCES = "".join(
    statement.format(table=table, column="custom_role_id", target="accounts_customrole")
    for table in ("accounts_member", "accounts_invitation")
    for statement in (REFERENCE, REFERENCE_INDEX)
)
# A member's built-in role is always the one their own role was made from.
SAME_BASE = """
ALTER TABLE accounts_customrole ADD CONSTRAINT accounts_customrole_has_one_base
UNIQUE (workspace_id, id, base);
ALTER TABLE accounts_member ADD CONSTRAINT member_stands_as_high_as_their_role
FOREIGN KEY (workspace_id, custom_role_id, role)
REFERENCES accounts_customrole (workspace_id, id, base) DEFERRABLE INITIALLY IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_custom_role")]
    operations = [
        Isolate("CustomRole"),
        NumberEdits("CustomRole"),
        migrations.RunSQL(REFERENCES + SAME_BASE, migrations.RunSQL.noop),
    ]
