from typing import Any

from headwater.accounts.events import MemberInvited
from headwater.accounts.tasks import mail_invitation
from headwater.events.registry import on


@on(MemberInvited)
def member_invited(event: dict[str, Any]) -> None:
    if event["by_mail"]:
        mail_invitation.enqueue(invitation_id=event["invitation_id"])
