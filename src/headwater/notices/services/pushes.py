"""Notices to browsers: sealed for each, in the reader's language, handed to its push service.

Claimed in one transaction, sent between two, so that a slow push service keeps nobody waiting.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from django.conf import settings
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext

from headwater.accounts.rules import Actor
from headwater.accounts.selectors import actor_of_member
from headwater.lib import webpush
from headwater.lib.errors import DomainError
from headwater.lib.outbound import Call, Limits, fetch
from headwater.lib.webpush import Browser
from headwater.notices import rules
from headwater.notices.models import Notice, Subscription
from headwater.notices.rules import NoticeKind
from headwater.notices.selectors import to_push
from headwater.notices.services.wording import path_of, sentence
from headwater.tenancy.context import current_workspace_id

LONGEST_TITLE, LONGEST_BODY = 200, 300  # characters
GONE = {404, 410}
TAKEN = range(200, 300)


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One thing to show in one browser."""

    subscription_id: UUID
    browser: Browser
    payload: Mapping[str, str]
    lives: int  # seconds
    is_urgent: bool


def claim(*, now: datetime) -> dict[UUID, list[UUID]]:
    """Take what is due to be pushed, so that nobody else does: for each member, which notices."""
    due = Notice.objects.select_for_update(skip_locked=True).filter(
        push_at__lte=now, pushed_at=None
    )
    rows = list(due.order_by("at", "id").values_list("member_id", "id"))
    Notice.objects.filter(id__in=[notice_id for _, notice_id in rows]).update(pushed_at=now)
    claimed: dict[UUID, list[UUID]] = {}
    for member_id, notice_id in rows:
        claimed.setdefault(member_id, []).append(notice_id)
    return claimed


def pack(member_id: UUID, notice_ids: Sequence[UUID]) -> list[Parcel]:
    """Write what each browser of a member is to show: what they may still see, and did not read."""
    actor = actor_of_member(member_id, workspace_id=current_workspace_id())
    subscriptions = list(Subscription.objects.filter(member_id=member_id).order_by("id"))
    if actor is None or not subscriptions:
        return []
    notices = to_push(notice_ids, actor=actor)
    with translation.override(translation.get_supported_language_variant(actor.language)):
        written = _written(notices, actor)
    return [
        Parcel(
            subscription_id=one.id, browser=Browser(one.endpoint, one.p256dh, one.auth),
            payload=payload, lives=int(rules.PUSH_LIVES[kind].total_seconds()),
            is_urgent=kind in rules.URGENT,
        )
        for one in subscriptions
        for kind, payload in written
    ]  # fmt: skip


def send(parcel: Parcel, *, now: datetime) -> int | None:
    """Hand one parcel to its push service and give the status it answered; None: it did not."""
    body = webpush.sealed(json.dumps(parcel.payload, ensure_ascii=False).encode(), parcel.browser)
    headers = {
        "TTL": str(parcel.lives),
        "Urgency": "high" if parcel.is_urgent else "normal",
        "Topic": parcel.payload["tag"],
    } | webpush.headers(parcel.browser, _key(settings.SECRET_KEY), contact=_contact(), now=now)
    limits = Limits(bytes=20_000, allowed=settings.OUTBOUND_ALLOWED)
    try:
        return fetch(Call(parcel.browser.endpoint, "POST", headers, body), limits).status
    except DomainError:
        return None


def note(answers: Mapping[UUID, int | None]) -> None:
    """Forget the browsers that are gone or never reached, and note which did not take theirs."""
    gone = [one for one, status in answers.items() if status in GONE]
    failed = [one for one, status in answers.items() if status not in TAKEN and one not in gone]
    reached = set(answers) - set(gone) - set(failed)
    Subscription.objects.filter(id__in=gone).delete()
    Subscription.objects.filter(id__in=reached, failures__gt=0).update(failures=0)
    Subscription.objects.filter(id__in=failed).update(failures=F("failures") + 1)
    Subscription.objects.filter(failures__gte=rules.MOST_FAILURES).delete()


def public_key() -> str:
    """The key by which push services know this installation; browsers subscribe for it."""
    return webpush.public_text(_key(settings.SECRET_KEY))


def _written(
    notices: list[dict[str, Any]], actor: Actor
) -> list[tuple[NoticeKind, dict[str, str]]]:
    """Write each notice, or, after a quiet night that brought many, one that says how many."""
    if len(notices) <= rules.ONE_BY_ONE:
        return [(NoticeKind(one["kind"]), _payload(one, actor)) for one in notices]
    title = gettext("{count} new notices").format(count=len(notices))
    words = [sentence(one, actor) for one in notices[:3]]
    body = "\n".join(words)[:LONGEST_BODY]
    many = {"title": title, "body": body, "path": "/notices", "tag": "many", "lang": actor.language}
    return [(NoticeKind.GIVEN, many)]


def _payload(notice: Mapping[str, Any], actor: Actor) -> dict[str, str]:
    return {
        "title": sentence(notice, actor)[:LONGEST_TITLE],
        "body": (notice["text"] or notice["about"] or "")[:LONGEST_BODY],
        "path": path_of(notice),
        "tag": notice["id"].hex,
        "lang": actor.language,
    }


@cache
def _key(secret: str) -> EllipticCurvePrivateKey:
    return webpush.key_of(secret)


def _contact() -> str:
    """Say whom the people of a push service may ask about what we send."""
    environment = settings.ENVIRONMENT
    return environment.public_url if environment.is_secure else f"mailto:{environment.mail_from}"
