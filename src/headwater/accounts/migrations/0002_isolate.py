from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

# Before anybody knows the workspace, three questions must be answered: which workspaces a user
# belongs to, and whom a token or an invitation stands for. These functions answer just them,
# with the owner's sight.
BEFORE_ENTERING = """
CREATE FUNCTION memberships_of(the_user uuid)
RETURNS TABLE (workspace_id bigint, member_id uuid, workspace_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT m.workspace_id, m.id, w.name FROM accounts_member m
    JOIN tenancy_workspace w ON w.id = m.workspace_id
    WHERE m.user_id = the_user AND m.is_active ORDER BY m.created_at, m.id
$$;
CREATE FUNCTION member_of_token(the_digest bytea)
RETURNS TABLE (workspace_id bigint, member_id uuid, token_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT t.workspace_id, t.member_id, t.id FROM accounts_token t
    WHERE t.digest = the_digest
$$;
CREATE FUNCTION workspace_of_invitation(the_digest bytea) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT workspace_id FROM accounts_invitation WHERE digest = the_digest
$$;
"""
RATES = """
CREATE FUNCTION rate_on(the_currency text, the_day date) RETURNS numeric
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(
        (SELECT rate FROM accounts_exchangerate
         WHERE workspace_id = current_workspace() AND currency = the_currency AND day <= the_day
         ORDER BY day DESC LIMIT 1),
        (SELECT rate FROM accounts_exchangerate
         WHERE workspace_id = current_workspace() AND currency = the_currency
         ORDER BY day LIMIT 1),
        1)
$$;
"""
# What Django's database cache asks for; it counts attempts at signing in (settings.CACHES).
ATTEMPTS = """
CREATE TABLE accounts_attempt (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX accounts_attempt_expires ON accounts_attempt (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [
        Isolate("Team"),
        Isolate("Member"),
        Isolate("VisibilityRule"),
        Isolate("Invitation"),
        Isolate("Token"),
        Isolate("ExchangeRate"),
        Isolate("Holiday"),
        NumberEdits("Team"),
        NumberEdits("Member"),
        migrations.RunSQL(BEFORE_ENTERING + RATES + ATTEMPTS, migrations.RunSQL.noop),
    ]
