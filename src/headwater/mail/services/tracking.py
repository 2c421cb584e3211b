"""Deciding which letters tell when they are seen, and under which name."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from headwater.accounts.rules import Actor
from headwater.events.log import emit
from headwater.lib.errors import DomainError
from headwater.lib.outbound import Call, Limits, fetch
from headwater.mail.events import TrackingChanged
from headwater.mail.models import NeverTracked, TrackingRule
from headwater.mail.rules.tracking import BadHost, TrackingDefault, host_of
from headwater.mail.selectors.tracking import own_mark, tracking_rule
from headwater.people.selectors.records import get_person
from headwater.tenancy.context import acting_in, current_workspace_id

TRIAL = "/o/hello.gif"
MARK = "X-Headwater"


def set_rule(default: TrackingDefault, domain: str, *, actor: Actor, now: datetime) -> TrackingRule:
    """Decide how letters are tracked. A name of one's own is tried before it is used."""
    host = host_of(domain)
    rule = tracking_rule()
    is_used = rule.checked_at is not None or not host
    if (rule.default, rule.domain) == (default, host) and rule.pk and is_used:
        return rule
    if host and (host != rule.domain or not is_used):
        check_domain(host)
        rule.checked_at = now
    rule.default, rule.domain = default, host
    rule.checked_at = rule.checked_at if host else None
    rule.save()
    emit(
        TrackingChanged(
            actor_id=actor.id, at=now, workspace_id=current_workspace_id(), default=default,
            domain=host,
        )
    )  # fmt: skip
    return rule


def look_again(workspace_id: int, *, clock: Callable[[], datetime]) -> None:
    """Try a name once more that is in use; while it leads nowhere, letters go with our own."""
    with acting_in(workspace_id):
        host = tracking_rule().domain
    if not host:
        return
    leads_here = True
    try:
        check_domain(host)
    except BadHost:
        leads_here = False
    with acting_in(workspace_id):
        rules = TrackingRule.objects.filter(domain=host)
        rules.update(checked_at=clock() if leads_here else None)


def check_domain(host: str) -> None:
    """Ask for a picture of ours under a name, and say what is wrong if it is not ours that comes.

    Raises BadHost.
    """
    url = f"{urlsplit(settings.ENVIRONMENT.public_url).scheme}://{host}{TRIAL}"
    try:
        answer = fetch(Call(url), Limits(seconds=6, allowed=settings.OUTBOUND_ALLOWED))
    except DomainError as problem:
        raise BadHost(problem.sentence, field="domain", **problem.values) from problem
    if answer.status in {301, 302, 307, 308}:
        raise BadHost(
            "{host} leads on to another address. It has to answer itself.",
            host=host,
            field="domain",
        )
    if answer.headers.get(MARK.lower()) != own_mark():
        raise BadHost(
            "{host} answers, but it is not this Headwater. Let its CNAME or proxy lead here.",
            host=host,
            field="domain",
        )


def never_track(person_id: UUID, *, is_never: bool, actor: Actor, now: datetime) -> None:
    """Let letters to a person tell nothing, whatever their authors choose."""
    person = get_person(person_id, actor=actor, lock=True)
    if is_never:
        NeverTracked.objects.get_or_create(person=person, defaults={"by_id": actor.id, "at": now})
    else:
        NeverTracked.objects.filter(person=person).delete()
