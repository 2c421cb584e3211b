from uuid import UUID

from django.utils import timezone

from headwater.jobs.job import in_every_workspace, job
from headwater.sequences.selectors.enrolments import due
from headwater.sequences.services import running


@in_every_workspace(cron="* * * * *")
def run_due_sequences() -> None:
    """Do what is due; each in a transaction of its own, so that one that fails holds up nobody."""
    advance_enrolment.enqueue_many(
        {"enrolment_id": str(enrolment_id)} for enrolment_id in due(now=timezone.now())
    )


@job(one_at_a_time="enrolment:{enrolment_id}")
def advance_enrolment(enrolment_id: str) -> None:
    running.advance(UUID(enrolment_id), now=timezone.now())
