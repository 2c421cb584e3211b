from datetime import timedelta
from time import sleep
from uuid import UUID

from django.utils import timezone

from headwater.jobs.job import in_every_workspace, job, long_job
from headwater.mail.selectors.follow_ups import due_follow_ups
from headwater.mail.selectors.mailboxes import to_fetch
from headwater.mail.selectors.outgoing import due
from headwater.mail.selectors.tracking import tracking_rule
from headwater.mail.services import follow_ups, sending, signing_in, stored
from headwater.mail.services.fetching import fetch
from headwater.mail.services.sightings import forget_old, weigh
from headwater.mail.services.tracking import look_again
from headwater.mail.services.words import index_unknown
from headwater.tenancy.context import acting_in


@in_every_workspace(cron="* * * * *")
def fetch_all_mail() -> None:
    """Begin a run for each mailbox; one that is still running is not run twice."""
    for mailbox_id in to_fetch(now=timezone.now()):
        fetch_mail.enqueue(mailbox_id=str(mailbox_id))


@long_job(one_at_a_time="mail:{mailbox_id}")
def fetch_mail(workspace_id: int, mailbox_id: str) -> None:
    fetch(workspace_id, UUID(mailbox_id), clock=timezone.now)


@in_every_workspace(cron="* * * * *")
def send_due_mail() -> None:
    """Send what its own job has not sent: its worker was killed, or the letter waits for the cap."""
    for outgoing_id in due(now=timezone.now()):
        send_mail.enqueue(outgoing_id=str(outgoing_id))


@long_job(one_at_a_time="outgoing:{outgoing_id}")
def send_mail(workspace_id: int, outgoing_id: str) -> None:
    sending.send(workspace_id, UUID(outgoing_id), clock=timezone.now)


@in_every_workspace(cron="* * * * *")
def follow_letters_up() -> None:
    """Begin a job for each letter whose answer is due; what waits for its mailbox is asked again."""
    for outgoing_id in due_follow_ups(now=timezone.now()):
        follow_letter_up.enqueue(outgoing_id=str(outgoing_id))


@job(one_at_a_time="outgoing:{outgoing_id}")
def follow_letter_up(outgoing_id: str) -> None:
    follow_ups.follow_up(UUID(outgoing_id), now=timezone.now())


@long_job()
def give_permission_back(workspace_id: int, provider: str, tokens: str, place: str) -> None:
    signing_in.give_back(provider, tokens, place)


@long_job(one_at_a_time="letters-to-index:{workspace_id}")
def index_letters(workspace_id: int) -> None:
    """Index what is not yet: of a first sync, or stored by a version that had no such index."""
    while True:
        with acting_in(workspace_id):
            if not index_unknown():
                return


@in_every_workspace(cron="41 * * * *")
def index_older_letters() -> None:
    index_letters.enqueue()


@in_every_workspace(cron="23 3 * * *")
def sweep_mail_files() -> None:
    stored.sweep(older_than=(timezone.now() - timedelta(days=2)).timestamp())


@long_job(one_at_a_time="sightings:{outgoing_id}")
def weigh_sightings(workspace_id: int, outgoing_id: str) -> None:
    """Look again at what was seen of a letter, and tell its author; soon, so that they can call."""
    weigh(workspace_id, UUID(outgoing_id), clock=timezone.now, wait=sleep)


@in_every_workspace(cron="31 3 * * *")
def forget_old_sightings() -> None:
    forget_old(now=timezone.now())


@in_every_workspace(cron="41 * * * *")
def look_at_tracking_domains() -> None:
    if tracking_rule().domain:
        look_at_tracking_domain.enqueue()


@long_job()
def look_at_tracking_domain(workspace_id: int) -> None:
    look_again(workspace_id, clock=timezone.now)
