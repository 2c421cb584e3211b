"""The weekly digest: sent on Monday morning where the member lives, if there is anything to say."""

from datetime import datetime
from zoneinfo import ZoneInfo

from headwater.accounts.models import Member
from headwater.accounts.selectors import actor_of_member
from headwater.notices import rules
from headwater.notices.models import Preference
from headwater.notices.rules import News, NoticeKind
from headwater.notices.selectors.digest import digest
from headwater.notices.services.telling import tell
from headwater.tenancy.context import current_workspace_id


def send_due(*, now: datetime) -> int:
    """Give the digest to each member for whom it is Monday at eight; say to how many.

    Twice on one morning gives it once.
    """
    members = Member.objects.filter(is_active=True, user__isnull=False).order_by("id")
    due = [one for one in members if rules.is_digest_time(now, one.time_zone)]
    return sum(_send(member, now=now) for member in due)


def _send(member: Member, *, now: datetime) -> bool:
    today = now.astimezone(ZoneInfo(member.time_zone)).date()
    preference, _ = Preference.objects.select_for_update().get_or_create(member_id=member.id)
    if preference.digest_sent_on == today:
        return False
    preference.digest_sent_on = today
    preference.save(update_fields=["digest_sent_on"])
    actor = actor_of_member(member.id, workspace_id=current_workspace_id())
    if actor is None or not digest(actor=actor, now=now).says_something:
        return False
    tell([News(member_id=member.id, kind=NoticeKind.DIGEST)], now=now)
    return True
