import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import headwater.tenancy.models
from headwater.tenancy.isolation import REFERENCE

STATES, PROOFS = ("unverified", "verified", "invalid"), ("hand", "bounce", "reply")
VERIFIED_BY = {"table": "people_channel", "column": "verified_by_id", "target": "accounts_member"}


def word(values: tuple[str, ...], **more: object) -> models.CharField:
    return models.CharField(choices=[(one, one) for one in values], max_length=10, **more)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_merged_into"), ("accounts", "0002_isolate")]
    operations = [
        migrations.AddField("channel", "state", word(STATES, db_default="unverified")),
        migrations.AddField("channel", "verified_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "channel",
            "verified_by",
            headwater.tenancy.models.Reference(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                own_index=False,
                related_name="+",
                to="accounts.member",
            ),
        ),
        migrations.AddField("channel", "verified_how", word(PROOFS, blank=True, db_default="")),
        migrations.AddConstraint(
            "channel",
            models.CheckConstraint(
                condition=Q(state="unverified") ^ Q(verified_at__isnull=False),
                name="channel_is_verified_at_some_time",
            ),
        ),
        migrations.RunSQL(REFERENCE.format(**VERIFIED_BY), migrations.RunSQL.noop),
    ]
