from uuid import UUID

from django.utils import timezone

from headwater.jobs.job import in_every_workspace, job
from headwater.sequences.selectors.enrolments import due
from headwater.sequences.services import running, stopping


@in_every_workspace(cron="* * * * *")
def run_due_sequences() -> None:
    """Do what is due; each in a transaction of its own, so that one that fails holds up nobody."""
    if waiting := due(now=timezone.now()):
        advance_enrolment.enqueue_many({"enrolment_id": str(one)} for one in waiting)


@job(one_at_a_time="enrolment:{enrolment_id}")
def advance_enrolment(enrolment_id: str) -> None:
    running.advance(UUID(enrolment_id), now=timezone.now())


@job()
def look_at_threads(thread_ids: list[str], mailbox_id: str) -> None:
    stopping.look_at_threads(map(UUID, thread_ids), UUID(mailbox_id), now=timezone.now())


@job()
def look_at_letter(outgoing_id: str) -> None:
    stopping.look_at_letter(UUID(outgoing_id), now=timezone.now())


@job()
def look_at_records(links: dict[str, str]) -> None:
    wanted = {name: UUID(value) for name, value in links.items()}
    stopping.look_at_records(wanted, now=timezone.now())


@job()
def look_at_suppressed(address: str, reason: str) -> None:
    stopping.look_at_suppressed(address, reason, now=timezone.now())


@job()
def free_of_task(task_id: str) -> None:
    running.free_of_task(UUID(task_id), now=timezone.now())
