"""Browsers that members want to be told in."""

from urllib.parse import urlsplit

from django.conf import settings

from headwater.accounts.rules import Actor
from headwater.lib.webpush import Browser, is_sealable
from headwater.notices import rules
from headwater.notices.models import Subscription


def subscribe(browser: Browser, *, user_agent: str, actor: Actor) -> None:
    """Tell the actor in a browser from now on; whoever was told there before is so no longer."""
    url = urlsplit(browser.endpoint)
    is_safe = url.scheme == "https" or url.netloc in settings.OUTBOUND_ALLOWED
    if not is_safe or not is_sealable(browser):
        raise rules.BadSubscription("This browser cannot be reached that way.")
    Subscription.objects.update_or_create(
        endpoint=browser.endpoint,
        defaults={
            "member_id": actor.id, "p256dh": browser.p256dh, "auth": browser.auth,
            "user_agent": user_agent[:300], "failures": 0,
        },
    )  # fmt: skip
    own = Subscription.objects.filter(member_id=actor.id).order_by("-created_at", "-id")
    Subscription.objects.filter(
        id__in=list(own.values_list("id", flat=True)[rules.MOST_BROWSERS :])
    ).delete()


def unsubscribe(endpoint: str, *, actor: Actor) -> None:
    Subscription.objects.filter(endpoint=endpoint, member_id=actor.id).delete()
