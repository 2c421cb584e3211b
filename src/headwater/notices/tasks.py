from uuid import UUID

from django.utils import timezone

from headwater.jobs.job import in_every_workspace, long_job
from headwater.notices.services import digest, mails, notices, pushes, reminders
from headwater.tenancy.context import acting_in


@in_every_workspace(cron="* * * * *")
def remind_and_wake() -> None:
    now = timezone.now()
    reminders.fire(now=now)
    notices.wake(now=now)
    claimed = pushes.claim(now=now)
    push.enqueue_many(
        {"member_id": str(member_id), "notice_ids": [str(one) for one in notice_ids]}
        for member_id, notice_ids in claimed.items()
    )


@long_job()
def push(workspace_id: int, member_id: str, notice_ids: list[str]) -> None:
    """Show a member's browsers what was claimed for them; the push services wait for no one."""
    with acting_in(workspace_id):
        parcels = pushes.pack(UUID(member_id), [UUID(one) for one in notice_ids])
    answers = {
        parcel.subscription_id: pushes.send(parcel, now=timezone.now()) for parcel in parcels
    }
    with acting_in(workspace_id):
        pushes.note(answers)


@in_every_workspace(cron="* * * * *")
def send_mails() -> None:
    mails.send_due(now=timezone.now())


@in_every_workspace(cron="5 * * * *")
def send_digests() -> None:
    digest.send_due(now=timezone.now())


@in_every_workspace(cron="53 3 * * *")
def forget_old_notices() -> None:
    notices.forget_old(now=timezone.now())
