"""Notices by mail: several in one, in the reader's language and zone, with a way to stop them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext, ngettext

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.accounts.selectors import actor_of_member
from headwater.lib.errors import NotFound
from headwater.notices.models import Notice
from headwater.notices.rules import NoticeKind
from headwater.notices.selectors import to_mail
from headwater.notices.services.notices import turn_off_mails
from headwater.notices.services.wording import path_of, sentence
from headwater.tenancy.context import current_workspace_id, stepping_into

SALT = "headwater.notices.unsubscribe"
LONGEST_SUBJECT = 120


class LinkUnknown(NotFound):
    code = "link_unknown"


def send_due(*, now: datetime) -> int:
    """Mail to each member what is due and unread; say how many mails that was.

    What is mailed is noted first, in the same transaction: a mail server that refuses undoes the
    note, and the next run tries again.
    """
    due = Notice.objects.filter(mail_at__lte=now, mailed_at=None)
    waiting = set(due.values_list("member_id", flat=True))
    return sum(_mail(member_id, now=now) for member_id in sorted(waiting))


def stop_by_link(token: str) -> None:
    """Send no more mails of the kinds a mail was about. Whoever holds the mail may do that."""
    try:
        workspace_id, member_id, kinds = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise LinkUnknown("This link is not known.") from None
    with stepping_into(workspace_id):
        for kind in kinds:
            turn_off_mails(UUID(member_id), NoticeKind(kind))


def _mail(member_id: UUID, *, now: datetime) -> bool:
    claimed = Notice.objects.select_for_update(skip_locked=True).filter(
        member_id=member_id, mail_at__lte=now, mailed_at=None
    )
    ids = list(claimed.values_list("id", flat=True))
    actor = actor_of_member(member_id, workspace_id=current_workspace_id())
    address = Member.objects.values_list("email", flat=True).get(id=member_id)
    notices = to_mail(actor=actor, now=now) if actor and address else []
    notices = [one for one in notices if one["id"] in set(ids)]
    Notice.objects.filter(id__in=ids).update(mailed_at=now)
    if actor is None or not notices:
        return False
    with translation.override(translation.get_supported_language_variant(actor.language)):
        _message(actor, address, notices).send()
    return True


def _message(actor: Actor, address: str, notices: list[dict[str, Any]]) -> EmailMessage:
    site = settings.ENVIRONMENT.public_url
    told = [(sentence(one, actor), site + path_of(one)) for one in notices]
    subject = told[0][0]
    if len(told) > 1:
        rest = ngettext("{first} (and {count} more)", "{first} (and {count} more)", len(told) - 1)
        subject = rest.format(first=subject, count=len(told) - 1)
    lines = [
        f"{words}\n{quoted(one)}{link}" for one, (words, link) in zip(notices, told, strict=True)
    ]
    stop = gettext("Choose what you are told, and when: {link}").format(
        link=f"{site}/settings/notices"
    )
    kinds = sorted({one["kind"] for one in notices})
    token = signing.dumps([actor.workspace_id, str(actor.id), kinds], salt=SALT)
    return EmailMessage(
        " ".join(subject.split())[:LONGEST_SUBJECT],
        "\n\n".join([*lines, "—", stop]),
        None,
        [address],
        headers={
            "List-Unsubscribe": f"<{site}/api/v1/notices/unsubscribe/{token}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def quoted(notice: Mapping[str, Any]) -> str:
    return f"“{notice['text']}”\n" if notice["text"] else ""
