"""Giving notices, inside the transaction of what they tell of."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from headwater.accounts.selectors.actors import looking_as
from headwater.accounts.selectors.workspaces import workdays
from headwater.events.log import emit_many
from headwater.lib.workdays import is_workday
from headwater.notices import rules
from headwater.notices.events import NoticeGiven
from headwater.notices.models import Notice
from headwater.notices.rules import News, Way, Wishes
from headwater.notices.selectors import wishes_of
from headwater.tenancy.context import current_workspace_id

AT_ONCE = timedelta(0)


def tell(news: Iterable[News], *, now: datetime) -> None:
    """Tell members what concerns them, each as they wish; nobody of what they did themselves.

    The same news about the same thing, unread and young, is told once and counted.
    """
    wanted = rules.bundled(list(news))
    if not wanted:
        return
    wishes = wishes_of({one.member_id for one in wanted})
    given = [
        _give(one, wishes[one.member_id], now=now)
        for one in wanted
        if one.member_id in wishes and wishes[one.member_id].ways[one.kind]
    ]
    announce(given, now=now)


def announce(notices: Sequence[Notice], *, now: datetime) -> None:
    """Let the open windows of those concerned know that there is something new."""
    emit_many(
        [
            NoticeGiven(
                actor_id=None, at=now, notice_id=one.id, member_id=one.member_id, kind=one.kind
            )
            for one in notices
            if one.in_app
        ]
    )


def _give(news: News, wishes: Wishes, *, now: datetime) -> Notice:
    ways = wishes.ways[news.kind]
    same = Notice.objects.filter(
        member_id=news.member_id, kind=news.kind, actor_id=news.actor_id,
        subject=news.subject or "", subject_id=news.subject_id, read_at=None, mailed_at=None,
        at__gte=now - rules.TOGETHER,
    ).first()  # fmt: skip
    if same is not None:
        same.at, same.count, same.data = now, same.count + news.count, dict(news.data)
        same.save(update_fields=["at", "count", "data"])
        return same
    return Notice.objects.create(
        member_id=news.member_id,
        kind=news.kind,
        actor_id=news.actor_id,
        subject=news.subject or "",
        subject_id=news.subject_id,
        data=dict(news.data),
        count=news.count,
        at=now,
        in_app=Way.APP in ways,
        mail_at=loud_at(news.member_id, wishes, now=now) if Way.MAIL in ways else None,
        push_at=(
            loud_at(news.member_id, wishes, now=now, wait=AT_ONCE)
            if Way.PUSH in ways and wishes.has_browser
            else None
        ),
    )


def loud_at(
    member_id: UUID, wishes: Wishes, *, now: datetime, wait: timedelta = rules.BUNDLE
) -> datetime:
    """Say when a mail or push of now may reach a member."""
    days_off = _days_off(member_id, wishes, now=now)
    return rules.loud_moment(wishes, now=now, days_off=days_off, wait=wait)


def _days_off(member_id: UUID, wishes: Wishes, *, now: datetime) -> frozenset[date]:
    if not wishes.is_quiet_on_days_off:
        return frozenset()
    first = now.date() - timedelta(days=1)
    with looking_as(member_id, workspace_id=current_workspace_id()) as actor:
        if actor is None:
            return frozenset()
        calendar = workdays(range(first.year, first.year + 2), actor=actor)
    days = (first + timedelta(days=n) for n in range(33))
    return frozenset(day for day in days if not is_workday(day, calendar))
