from django.utils import timezone

from headwater.jobs.job import in_every_workspace
from headwater.notices.services import digest, mails, notices, reminders


@in_every_workspace(cron="* * * * *")
def remind_and_wake() -> None:
    now = timezone.now()
    reminders.fire(now=now)
    notices.wake(now=now)


@in_every_workspace(cron="* * * * *")
def send_mails() -> None:
    mails.send_due(now=timezone.now())


@in_every_workspace(cron="5 * * * *")
def send_digests() -> None:
    digest.send_due(now=timezone.now())


@in_every_workspace(cron="53 3 * * *")
def forget_old_notices() -> None:
    notices.forget_old(now=timezone.now())
