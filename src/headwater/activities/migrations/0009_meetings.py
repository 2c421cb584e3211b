import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import headwater.lib.ids
import headwater.tenancy.models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_isolate"),
        ("activities", "0008_isolate_links"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.AddField("task", "agenda", models.TextField(blank=True, db_default="")),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=headwater.lib.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("pending", "pending"),
                            ("yes", "yes"),
                            ("no", "no"),
                            ("maybe", "maybe"),
                        ],
                        default="pending",
                        max_length=10,
                    ),
                ),
                (
                    "task",
                    headwater.tenancy.models.Reference(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendees",
                        to="activities.task",
                    ),
                ),
                (
                    "member",
                    headwater.tenancy.models.Reference(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.member",
                    ),
                ),
                (
                    "person",
                    headwater.tenancy.models.Reference(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "workspace",
                    models.ForeignKey(
                        db_default=headwater.tenancy.models.CurrentWorkspace(),
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenancy.workspace",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(member__isnull=False, person=None)
                        | Q(member=None, person__isnull=False),
                        name="attendee_is_a_member_or_a_person",
                    ),
                    models.UniqueConstraint(
                        fields=["workspace", "task", "member"],
                        condition=Q(member__isnull=False),
                        name="member_attends_once",
                    ),
                    models.UniqueConstraint(
                        fields=["workspace", "task", "person"],
                        condition=Q(person__isnull=False),
                        name="person_attends_once",
                    ),
                ]
            },
        ),
    ]
