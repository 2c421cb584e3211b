from django.db import migrations

from headwater.tenancy.isolation import Isolate, NumberEdits

SET_UP = (
    "address", "sender_name", "sight", "imap_host", "imap_port", "imap_security", "smtp_host",
    "smtp_port", "smtp_security", "username", "secret", "signature", "history_days", "daily_cap",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0001_initial"),
        ("activities", "0002_isolate"),
        ("leads", "0002_isolate"),
        ("pipeline", "0002_isolate_and_remember"),
    ]
    operations = [
        Isolate("Mailbox"),
        NumberEdits("Mailbox", *SET_UP),
        Isolate("Folder"),
        Isolate("Thread"),
        NumberEdits(
            "Thread",
            "done_at",
            "is_linked_by_hand",
            "deal_id",
            "person_id",
            "company_id",
            "lead_id",
        ),
        Isolate("ThreadKey"),
        Isolate("Letter"),
        Isolate("LetterBody"),
        Isolate("Attachment"),
        Isolate("Place"),
        Isolate("Quarantined"),
        Isolate("Outgoing"),
        NumberEdits("Outgoing"),
        Isolate("Enclosure"),
    ]
