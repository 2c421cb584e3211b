from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from headwater.http.access import managing_oneself, reading, writing
from headwater.http.problems import REFUSALS, ProblemOut, SignedInRequest
from headwater.lib.webpush import Browser
from headwater.notices import selectors
from headwater.notices.rules import Way
from headwater.notices.schemas import (
    DigestOut,
    InboxOut,
    PreferenceIn,
    PreferenceOut,
    PushKeyOut,
    RemindersIn,
    RemindersOut,
    SnoozeIn,
    SubscriptionIn,
)
from headwater.notices.selectors.digest import Digest, digest
from headwater.notices.services import mails, notices, pushes, reminders, subscriptions

router = Router(tags=["notices"])


@router.get("/notices", response={200: InboxOut} | REFUSALS, auth=reading)
def get_notices(request: SignedInRequest, before: datetime | None = None) -> selectors.Inbox:
    """List what you are told, the youngest first; `before` goes on behind a moment."""
    return selectors.inbox(actor=request.actor, before=before)


@router.put("/notices/read", response={204: None} | REFUSALS, auth=managing_oneself)
def mark_all_notices_read(request: SignedInRequest) -> Status[None]:
    """Take all your notices as read."""
    notices.mark_all_read(actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.put(
    "/notices/{uuid:notice_id}/read", response={204: None} | REFUSALS, auth=managing_oneself
)
def mark_notice_read(request: SignedInRequest, notice_id: UUID) -> Status[None]:
    """Take a notice of yours as read."""
    notices.mark_read(notice_id, is_read=True, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.delete(
    "/notices/{uuid:notice_id}/read", response={204: None} | REFUSALS, auth=managing_oneself
)
def mark_notice_unread(request: SignedInRequest, notice_id: UUID) -> Status[None]:
    """Take a notice of yours as not read yet."""
    notices.mark_read(notice_id, is_read=False, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.put(
    "/notices/{uuid:notice_id}/snooze", response={204: None} | REFUSALS, auth=managing_oneself
)
def snooze_notice(request: SignedInRequest, notice_id: UUID, payload: SnoozeIn) -> Status[None]:
    """Let a notice come back at a moment."""
    notices.snooze(notice_id, until=payload.until, actor=request.actor, now=timezone.now())
    return Status(204, None)


@router.post("/notices/unsubscribe/{token}", response={204: None, 404: ProblemOut})
def unsubscribe(request: HttpRequest, token: str) -> Status[None]:
    """Stop the mails of the kinds a mail was about (RFC 8058). Open to whoever holds the mail."""
    mails.stop_by_link(token)
    return Status(204, None)


@router.get("/notice-preference", response={200: PreferenceOut} | REFUSALS, auth=reading)
def get_notice_preference(request: SignedInRequest) -> PreferenceOut:
    """Say how you are told of things."""
    return _preference(request)


@router.put("/notice-preference", response={200: PreferenceOut} | REFUSALS, auth=managing_oneself)
def set_notice_preference(request: SignedInRequest, payload: PreferenceIn) -> PreferenceOut:
    """Choose how you are told of things; what you do not name stays as it is."""
    notices.set_preference(actor=request.actor, **payload.dict(exclude_unset=True))
    return _preference(request)


@router.get("/push-key", response={200: PushKeyOut} | REFUSALS, auth=reading)
def get_push_key(request: SignedInRequest) -> dict[str, str]:  # the same for all
    """Give the key with which browsers subscribe to what this installation sends."""
    return {"key": pushes.public_key()}


@router.put("/push-subscription", response={204: None} | REFUSALS, auth=managing_oneself)
def subscribe_browser(request: SignedInRequest, payload: SubscriptionIn) -> Status[None]:
    """Be told in a browser, too, when Headwater is not open there."""
    browser = Browser(payload.endpoint, payload.keys.p256dh, payload.keys.auth)
    agent = request.headers.get("User-Agent", "")
    subscriptions.subscribe(browser, user_agent=agent, actor=request.actor)
    return Status(204, None)


@router.delete("/push-subscription", response={204: None} | REFUSALS, auth=managing_oneself)
def unsubscribe_browser(request: SignedInRequest, endpoint: str) -> Status[None]:
    """Be told in a browser no longer."""
    subscriptions.unsubscribe(endpoint, actor=request.actor)
    return Status(204, None)


@router.get(
    "/tasks/{uuid:task_id}/reminders", response={200: RemindersOut} | REFUSALS, auth=reading
)
def get_reminders(request: SignedInRequest, task_id: UUID) -> dict[str, list[int]]:
    """List when a task's owner is reminded of it."""
    return {"minutes_before": selectors.reminders_of(task_id, actor=request.actor)}


@router.put(
    "/tasks/{uuid:task_id}/reminders", response={200: RemindersOut} | REFUSALS, auth=writing
)
def set_reminders(
    request: SignedInRequest, task_id: UUID, payload: RemindersIn
) -> dict[str, list[int]]:
    """Choose when a task's owner is reminded of it; an empty list means never."""
    minutes = reminders.set_reminders(
        task_id, minutes_before=payload.minutes_before, actor=request.actor, now=timezone.now()
    )
    return {"minutes_before": minutes}


@router.get("/digest", response={200: DigestOut} | REFUSALS, auth=reading)
def get_digest(request: SignedInRequest) -> Digest:
    """Sum up your last week and the one at hand, as it is sent to you on Monday morning."""
    return digest(actor=request.actor, now=timezone.now())


def _preference(request: SignedInRequest) -> PreferenceOut:
    kept = selectors.preference_of(request.actor.id)
    ways = selectors.ways_of(kept)
    return PreferenceOut(
        ways={kind: [way for way in Way if way in on] for kind, on in ways.items()},
        quiet_from=kept.quiet_from,
        quiet_to=kept.quiet_to,
        is_quiet_on_days_off=kept.is_quiet_on_days_off,
        remind_before=kept.remind_before,
    )
