from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from headwater.accounts.models import Member, choices
from headwater.activities.models import Task
from headwater.notices.rules import NoticeKind, NoticeSubject
from headwater.tenancy.models import Record, Reference, WorkspaceModel


class Notice(Record):
    """What one member is told. Names are not in it: they are read when somebody looks.

    `subject` and `subject_id` say what it is about; without them it is about `count` things.
    `mail_at` and `push_at` are when it goes by mail and to browsers, if it is still unread then.
    """

    member = Reference(Member, models.CASCADE, related_name="+", own_index=False)
    kind = models.CharField(max_length=10, choices=choices(list(NoticeKind)))
    actor = Reference(Member, models.SET_NULL, null=True, related_name="+", own_index=False)
    subject = models.CharField(max_length=10, choices=choices(list(NoticeSubject)), blank=True)
    subject_id = models.UUIDField(null=True)
    data = models.JSONField(default=dict)
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    in_app = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)
    mail_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    push_at = models.DateTimeField(null=True)
    pushed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "member", "-at", "-id"], name="notice_by_member"),
            models.Index(
                fields=["workspace", "mail_at"],
                condition=Q(mailed_at=None, mail_at__isnull=False),
                name="notice_to_mail",
            ),
            models.Index(
                fields=["workspace", "push_at"],
                condition=Q(pushed_at=None, push_at__isnull=False),
                name="notice_to_push",
            ),
            models.Index(
                fields=["workspace", "snoozed_until"],
                condition=Q(snoozed_until__isnull=False),
                name="notice_asleep",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Reminder(Record):
    """A moment before a task is due (or that day at nine) at which its owner is reminded."""

    task = Reference(Task, models.CASCADE, related_name="reminders", own_index=False)
    minutes_before = models.PositiveIntegerField()
    fires_at = models.DateTimeField(null=True)
    fired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "task", "minutes_before"], name="task_is_reminded_of_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["workspace", "fires_at"],
                condition=Q(fired_at=None),
                name="reminder_to_fire",
            )
        ]


class Preference(WorkspaceModel):
    """How one member wants to be told; without a row the defaults of `rules` hold.

    `ways` names for each kind that differs from its default the ways that are on.
    `remind_before` (minutes) is given to every new task with a time; null gives none.
    """

    member = Reference(Member, models.CASCADE, related_name="+", own_index=False)
    ways = models.JSONField(default=dict)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    is_quiet_on_days_off = models.BooleanField(default=False)
    remind_before = models.PositiveIntegerField(null=True, default=15)
    digest_sent_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "member"], name="member_has_one_preference"
            )
        ]


class Subscription(Record):
    """A browser of a member that shows what they are told also when Headwater is not open.

    `failures` counts how often in a row its push service did not take something.
    """

    member = Reference(Member, models.CASCADE, related_name="+", own_index=False)
    endpoint = models.CharField(max_length=1000)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=50)
    user_agent = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "endpoint"], name="browser_is_subscribed_once"
            )
        ]
        indexes = [models.Index(fields=["workspace", "member"], name="subscription_by_member")]

    def __str__(self) -> str:
        return self.user_agent
