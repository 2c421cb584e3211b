"""Setting up who gets a dashboard by mail, and when; leaving it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.core import signing

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor
from headwater.accounts.selectors.members import MemberNotFound, get_member
from headwater.dashboards.models import Dashboard, Mailing, MailingReader
from headwater.dashboards.rules import MOST_MAILINGS, check_change
from headwater.dashboards.rules.schedules import BadSchedule, Cadence, LinkUnknown, MailSpan
from headwater.dashboards.selectors.dashboards import get_dashboard, get_mailing, readers_of
from headwater.dashboards.services.dashboards import tell
from headwater.insights.selectors.scope import Question, scope_of
from headwater.lib.errors import check_version
from headwater.tenancy.context import stepping_into

SALT = "headwater.dashboards.unsubscribe"
WHEN = {"cadence", "hour", "weekday", "day"}


class Wish(TypedDict, total=False):
    cadence: Cadence
    hour: int
    weekday: int
    day: int
    span: MailSpan
    pipeline_id: UUID | None
    owner_id: UUID | None
    team_id: UUID | None
    has_pdf: bool
    has_xlsx: bool
    reader_ids: Sequence[UUID]


ASKED = ("pipeline_id", "owner_id", "team_id")


def create_mailing(
    dashboard_id: UUID, *, actor: Actor, now: datetime, **wish: Unpack[Wish]
) -> Mailing:
    """Send a dashboard to members again and again. Who does not see it is sent nothing."""
    dashboard = get_dashboard(dashboard_id, actor=actor, lock=True)
    check_change(dashboard.owner_id, actor=actor)
    if Mailing.objects.filter(dashboard_id=dashboard.id).count() >= MOST_MAILINGS:
        raise BadSchedule("A dashboard has at most {most} mailings.", most=MOST_MAILINGS)
    made = Mailing(dashboard_id=dashboard.id, begins_at=now)
    _put(made, wish, actor=actor, now=now)
    made.save(force_insert=True)
    _set_readers(made, wish.get("reader_ids", ()))
    tell(dashboard.id, "mailing_created", actor=actor, now=now)
    return get_mailing(made.id, actor=actor)


def update_mailing(
    mailing_id: UUID,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **wish: Unpack[Wish],
) -> Mailing:
    """Change the named things of a mailing; with another hour or day it begins anew."""
    mailing = get_mailing(mailing_id, actor=actor, lock=True)
    _check_may(mailing, actor)
    check_version(mailing.version, version)
    if any(name in wish and wish[name] != getattr(mailing, name) for name in WHEN):  # type: ignore[literal-required]  # names of Wish
        mailing.begins_at = now
    _put(mailing, wish, actor=actor, now=now)
    mailing.save()
    if "reader_ids" in wish:
        _set_readers(mailing, wish["reader_ids"])
    tell(mailing.dashboard_id, "mailing_edited", actor=actor, now=now)
    return get_mailing(mailing.id, actor=actor)


def delete_mailing(
    mailing_id: UUID, *, actor: Actor, now: datetime, version: int | None = None
) -> None:
    mailing = get_mailing(mailing_id, actor=actor, lock=True)
    _check_may(mailing, actor)
    check_version(mailing.version, version)
    tell(mailing.dashboard_id, "mailing_deleted", actor=actor, now=now)
    mailing.delete()


def mute(mailing_id: UUID, *, is_muted: bool, actor: Actor) -> None:
    """Get no more mails of a mailing, or get them again; whose mails those are not, nothing."""
    mailing = get_mailing(mailing_id, actor=actor)
    MailingReader.objects.filter(mailing_id=mailing.id, member_id=actor.id).update(
        is_muted=is_muted
    )


def stopping_token(mailing_id: UUID, actor: Actor) -> str:
    return signing.dumps([actor.workspace_id, str(mailing_id), str(actor.id)], salt=SALT)


def stop_by_link(token: str) -> None:
    """Send somebody no more mails of a mailing. Whoever holds the mail may do that."""
    try:
        workspace_id, mailing_id, member_id = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise LinkUnknown("This link is not known.") from None
    with stepping_into(workspace_id):
        MailingReader.objects.filter(mailing_id=mailing_id, member_id=member_id).update(
            is_muted=True
        )


def _check_may(mailing: Mailing, actor: Actor) -> None:
    owners = Dashboard.objects.filter(id=mailing.dashboard_id).values_list("owner_id", flat=True)
    check_change(owners.get(), actor=actor)


def _put(mailing: Mailing, wish: Wish, *, actor: Actor, now: datetime) -> None:
    for name, value in wish.items():
        if name not in {*ASKED, "reader_ids"}:
            setattr(mailing, name, value)
    if not (mailing.has_pdf or mailing.has_xlsx):
        raise BadSchedule("Choose at least one kind of file.", field="has_pdf")
    question: dict[str, Any] = dict(mailing.question)
    question |= {name: value and str(value) for name, value in wish.items() if name in ASKED}
    mailing.question = {name: value for name, value in question.items() if value}
    ids: dict[str, Any] = {name: UUID(value) for name, value in mailing.question.items()}
    asked = Question(**ids)
    if asked.owner_id is not None:
        get_member(asked.owner_id)
    scope_of(asked, actor=actor, now=now)


def _set_readers(mailing: Mailing, reader_ids: Sequence[UUID]) -> None:
    """Let exactly these members get it; who has muted it and stays, stays muted."""
    wanted, there = set(reader_ids), readers_of(mailing.id)
    known = Member.objects.filter(id__in=wanted, is_active=True, user__isnull=False)
    if known.count() < len(wanted):
        raise MemberNotFound("There is no such member.", field="reader_ids")
    MailingReader.objects.filter(mailing_id=mailing.id).exclude(member_id__in=wanted).delete()
    MailingReader.objects.bulk_create(
        MailingReader(mailing_id=mailing.id, member_id=one) for one in sorted(wanted - set(there))
    )
