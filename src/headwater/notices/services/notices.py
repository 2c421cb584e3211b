"""What members do with their notices."""

from datetime import datetime, time
from typing import TypedDict, Unpack
from uuid import UUID

from headwater.accounts.rules import Actor
from headwater.notices import rules
from headwater.notices.models import Notice, Preference
from headwater.notices.rules import NoticeKind, Way
from headwater.notices.selectors import get_notice
from headwater.notices.services.telling import announce


class Wish(TypedDict, total=False):
    ways: dict[NoticeKind, list[Way]]
    quiet_from: time | None
    quiet_to: time | None
    is_quiet_on_days_off: bool
    remind_before: int | None


def mark_read(notice_id: UUID, *, is_read: bool, actor: Actor, now: datetime) -> None:
    """Note that a notice was read, or that it is to be read again."""
    notice = get_notice(notice_id, actor=actor)
    notice.read_at = (notice.read_at or now) if is_read else None
    notice.save(update_fields=["read_at"])


def mark_all_read(*, actor: Actor, now: datetime) -> None:
    Notice.objects.filter(member_id=actor.id, read_at=None, at__lte=now).update(read_at=now)


def snooze(notice_id: UUID, *, until: datetime, actor: Actor, now: datetime) -> None:
    """Let a notice go away and come back at a moment as if it were new."""
    rules.check_until(until, now=now)
    notice = get_notice(notice_id, actor=actor)
    notice.snoozed_until, notice.read_at = until, None
    notice.save(update_fields=["snoozed_until", "read_at"])


def wake(*, now: datetime) -> None:
    """Bring back the notices whose time has come."""
    asleep = Notice.objects.select_for_update(skip_locked=True)
    due = list(asleep.filter(snoozed_until__lte=now).order_by("id"))
    for notice in due:
        notice.at, notice.snoozed_until = now, None
        if notice.push_at is not None:
            notice.push_at, notice.pushed_at = now, None
    Notice.objects.bulk_update(due, ["at", "snoozed_until", "push_at", "pushed_at"])
    announce(due, now=now)


def forget_old(*, now: datetime) -> None:
    Notice.objects.filter(at__lt=now - rules.KEPT).delete()


def set_preference(*, actor: Actor, **wish: Unpack[Wish]) -> None:
    """Note how the actor wants to be told; what is not named stays as it is."""
    if wish.get("remind_before") is not None:
        rules.check_minutes([wish["remind_before"] or 0])
    preference, _ = Preference.objects.get_or_create(member_id=actor.id)
    ways = wish.pop("ways", {})
    preference.ways |= {str(kind): sorted(map(str, on)) for kind, on in ways.items()}
    for name, value in wish.items():
        setattr(preference, name, value)
    preference.save()


def turn_off_mails(member_id: UUID, kind: NoticeKind) -> None:
    """Send a member no more mails of a kind: what the link in each mail does."""
    preference, _ = Preference.objects.get_or_create(member_id=member_id)
    on = rules.ways_of(preference.ways)[kind] - {Way.MAIL}
    preference.ways[str(kind)] = sorted(map(str, on))
    preference.save(update_fields=["ways"])
    Notice.objects.filter(member_id=member_id, kind=kind, mailed_at=None).update(mail_at=None)
