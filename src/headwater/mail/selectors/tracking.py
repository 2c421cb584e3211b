"""Which letters are tracked, and under which name their links are reached."""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from headwater.accounts.rules import Actor
from headwater.mail.models import NeverTracked, Outgoing, PublicLink, TrackingRule
from headwater.mail.rules.tracking import TrackingDefault
from headwater.mail.selectors.links import path_of_link
from headwater.people.rules import ChannelKind
from headwater.people.selectors.records import get_person


def tracking_rule() -> TrackingRule:
    return TrackingRule.objects.first() or TrackingRule()


def is_to_be_tracked(one: Outgoing, rule: TrackingRule) -> bool:
    """Whether a letter tells when it is seen: as its author wants, unless it may not.

    A letter to several is not tracked if one of them never is: nobody could tell whose eyes it was.
    """
    if rule.default == TrackingDefault.FORBIDDEN:
        return False
    is_wanted = one.is_tracked if one.is_tracked is not None else rule.default == TrackingDefault.ON
    return is_wanted and not never_tracked(one.receivers)


def never_tracked(addresses: list[str]) -> bool:
    keys = [address.lower() for address in addresses]
    return NeverTracked.objects.filter(
        person__channels__kind=ChannelKind.EMAIL, person__channels__key__in=keys
    ).exists()


def is_never_tracked(person_id: UUID, *, actor: Actor) -> bool:
    person = get_person(person_id, actor=actor)
    return NeverTracked.objects.filter(person=person).exists()


def tracking_address(link: PublicLink, rule: TrackingRule) -> str:
    """Write a link of a tracked letter out: under the workspace's own name once that leads here."""
    return f"{base_url(rule)}/{path_of_link(link)}"


def base_url(rule: TrackingRule) -> str:
    site = str(settings.ENVIRONMENT.public_url)
    if not rule.domain or rule.checked_at is None:
        return site
    return f"{urlsplit(site).scheme}://{rule.domain}"


def own_mark() -> str:
    """What this installation, and no other one, says of itself when a host is tried."""
    return salted_hmac("headwater.doors", "here", algorithm="sha256").hexdigest()[:32]
