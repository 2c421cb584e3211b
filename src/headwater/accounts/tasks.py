from uuid import UUID

from django.core.management import call_command
from procrastinate.contrib.django import app

from headwater.accounts.services import invitations, passwords
from headwater.jobs.job import job


@app.task
def mail_reset_link(email: str, language: str) -> None:
    """Outside any workspace: whoever cannot sign in works nowhere."""
    passwords.mail_reset_link(email, language=language)


@job()
def mail_invitation(invitation_id: str) -> None:
    invitations.mail_invitation(UUID(invitation_id))


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="forget_old_sessions")
def forget_old_sessions(timestamp: int) -> None:
    """Forget browsers that have not been seen for two weeks."""
    call_command("clearsessions")
