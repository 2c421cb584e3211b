"""A dashboard by mail: made for each reader by itself, as they see it, in their language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext

from headwater.accounts.models import Member
from headwater.accounts.rules import Actor, Right
from headwater.accounts.selectors import get_member, get_workspace
from headwater.accounts.selectors.actors import looking_as
from headwater.accounts.selectors.speaking import speaking
from headwater.dashboards.models import Dashboard, Delivery, Mailing, MailingReader
from headwater.dashboards.rules.schedules import (
    AGAIN,
    LATEST,
    Cadence,
    MailSpan,
    Schedule,
    days_of,
    is_due,
)
from headwater.dashboards.selectors.dashboards import get_dashboard
from headwater.dashboards.selectors.kinds.kind import Asking
from headwater.dashboards.services.files import FileFormat, file_name, heading_of, make_file
from headwater.dashboards.services.mailings import stopping_token
from headwater.insights.selectors.scope import Question, scope_of
from headwater.lib.errors import DomainError
from headwater.tenancy.context import current_workspace_id

LONGEST_SUBJECT = 120
TYPES = {
    FileFormat.PDF: "application/pdf",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def claim(*, now: datetime) -> list[UUID]:
    """Note what is due now for whom, each slot and reader once; say which mails are to be sent.

    What was claimed and never sent, because the mail server refused for too long, is given again
    after a while, until it is too late for it.
    """
    zone = get_workspace(current_workspace_id()).time_zone
    mailings = Mailing.objects.select_for_update(skip_locked=True).order_by("id")
    made = [one for mailing in mailings for one in _claim(mailing, zone=zone, now=now)]
    Delivery.objects.bulk_create(made, ignore_conflicts=True)
    stuck = Delivery.objects.filter(
        done_at=None, queued_at__lte=now - AGAIN, slot__gt=now - LATEST
    ).exclude(id__in=[one.id for one in made])
    again = list(stuck.order_by("id").values_list("id", flat=True))
    Delivery.objects.filter(id__in=again).update(queued_at=now)
    fresh = Delivery.objects.filter(id__in=[one.id for one in made]).order_by("id")
    return [*fresh.values_list("id", flat=True), *again]


def _claim(mailing: Mailing, *, zone: str, now: datetime) -> list[Delivery]:
    schedule = Schedule(
        cadence=Cadence(mailing.cadence),
        hour=mailing.hour,
        weekday=mailing.weekday,
        day=mailing.day,
    )
    slot = schedule.last_slot(now=now, zone=zone)
    if not is_due(slot, begins_at=mailing.begins_at, now=now):
        return []
    served = Delivery.objects.filter(mailing=mailing, slot=slot).values("member_id")
    readers = MailingReader.objects.filter(mailing=mailing, is_muted=False)
    first, last = days_of(MailSpan(mailing.span), today=slot.astimezone(ZoneInfo(zone)).date())
    question = mailing.question | {"as_of": slot.isoformat()}
    question |= (
        {"from_day": first.isoformat(), "to_day": last.isoformat()} if first and last else {}
    )
    return [
        Delivery(
            mailing=mailing, member_id=member_id, dashboard_id=mailing.dashboard_id, slot=slot,
            question=question, has_pdf=mailing.has_pdf, has_xlsx=mailing.has_xlsx, queued_at=now,
        )
        for member_id in readers.exclude(member_id__in=served).order_by("id")
        .values_list("member_id", flat=True)
    ]  # fmt: skip


def ask_now(dashboard_id: UUID, question: Question, *, actor: Actor, now: datetime) -> UUID:
    """Note that the actor wants a dashboard by mail now, as it is on their screen."""
    dashboard = get_dashboard(dashboard_id, actor=actor)
    scope_of(question, actor=actor, now=now)
    if question.owner_id is not None:
        get_member(question.owner_id)
    asked = {name: str(value) for name, value in vars(question).items() if value is not None}
    asked.setdefault("as_of", now.isoformat())
    made = Delivery.objects.create(
        member_id=actor.id, dashboard_id=dashboard.id, slot=now, question=asked, queued_at=now
    )
    return made.id


def deliver(delivery_id: UUID, *, now: datetime) -> bool:
    """Send one mail, unless it was sent before or may not be any more; say whether it went.

    That it is done is noted first, in the same transaction: a mail server that refuses undoes the
    note, and the job is tried again.
    """
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("mailing")
    delivery = rows.filter(id=delivery_id, done_at=None).first()
    if delivery is None:
        return False
    delivery.done_at = now
    delivery.save(update_fields=["done_at"])
    with looking_as(delivery.member_id, workspace_id=current_workspace_id()) as reader:
        address = Member.objects.values_list("email", flat=True).get(id=delivery.member_id)
        dashboard = _dashboard_for(reader, delivery) if reader and address else None
        if reader is None or dashboard is None:
            return False
        with speaking(reader):
            _message(dashboard, delivery, reader, address=address, now=now).send()
    return True


def _dashboard_for(reader: Actor, delivery: Delivery) -> Dashboard | None:
    """Find the dashboard, if it is still shown to the reader and they still want it."""
    wanting = MailingReader.objects.filter(member_id=reader.id, is_muted=False)
    if delivery.mailing and not wanting.filter(mailing=delivery.mailing).exists():
        return None
    try:
        # In the reader's language: a starter is named anew.
        with speaking(reader):
            return get_dashboard(delivery.dashboard_id, actor=reader)
    except DomainError:
        return None


def _message(
    dashboard: Dashboard, delivery: Delivery, reader: Actor, *, address: str, now: datetime
) -> EmailMessage:
    asking = Asking(question=question_of(delivery.question), actor=reader, now=now)
    kinds = [FileFormat.PDF] * delivery.has_pdf + [FileFormat.XLSX] * delivery.has_xlsx
    may_have = reader.may(Right.EXPORT)
    link = f"{settings.ENVIRONMENT.public_url}/insights/dashboards/{dashboard.id}"
    heading, refusal = _heading(asking)
    lines = [dashboard.name, heading, link]
    if not may_have:
        lines.append(gettext("Your role takes no files out of Headwater: look at it there."))
    headers = {"Auto-Submitted": "auto-generated"}
    if delivery.mailing_id is not None:
        stop = f"{link}?mails=1"
        lines += ["—", gettext("Choose whether you get this mail: {link}").format(link=stop)]
        token = stopping_token(delivery.mailing_id, reader)
        site = f"{settings.ENVIRONMENT.public_url}/api/v1/dashboard-mailings/unsubscribe"
        headers |= {
            "List-Unsubscribe": f"<{site}/{token}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    subject = " ".join(dashboard.name.split())[:LONGEST_SUBJECT]
    message = EmailMessage(subject, "\n\n".join(lines), None, [address], headers=headers)
    for kind in kinds if may_have and not refusal else []:
        content = make_file(kind, dashboard, asking)
        message.attach(file_name(kind, dashboard, asking), content, TYPES[kind])
    return message


def _heading(asking: Asking) -> tuple[str, bool]:
    """Say what the mail is about, or why that cannot be asked any more: its team may be gone."""
    try:
        return heading_of(asking), False
    except DomainError as error:
        return gettext(error.sentence).format(**error.values), True


def question_of(kept: Mapping[str, Any]) -> Question:
    """Read back the filters a delivery was noted with."""
    read: dict[str, Any] = {"as_of": datetime.fromisoformat}
    read |= dict.fromkeys(["pipeline_id", "owner_id", "team_id"], UUID)
    read |= dict.fromkeys(["from_day", "to_day"], date.fromisoformat)
    return Question(**{name: read[name](value) for name, value in kept.items()})
