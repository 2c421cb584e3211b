from django.db import migrations

from headwater.tenancy.isolation import REFERENCE, REFERENCE_INDEX, Isolate

ASSIGNEE = {"table": "mail_thread", "column": "assignee_id", "target": "accounts_member"}


class Migration(migrations.Migration):
    dependencies = [("mail", "0012_shared_mailboxes")]
    operations = [
        Isolate("MailboxShare"),
        migrations.RunSQL((REFERENCE + REFERENCE_INDEX).format(**ASSIGNEE), migrations.RunSQL.noop),
    ]
