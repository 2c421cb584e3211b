"""Keeping what was seen of letters, judging it again with what was seen around it, and telling."""

import ipaddress
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.utils.crypto import salted_hmac

from headwater.accounts.models import Member
from headwater.events.log import emit
from headwater.mail.events import LetterSighted
from headwater.mail.models import Outgoing, PublicLink, Sighting, Thread
from headwater.mail.rules.networks import published_rule
from headwater.mail.rules.sightings import AT_ONCE, Request, SightingKind, Who, judge
from headwater.mail.rules.tracking import (
    KEPT,
    MOST_A_MINUTE,
    MOST_OF_LETTER,
    Seen,
    SeenHow,
    judged_again,
    news_of,
)
from headwater.mail.selectors.links import CLICK, OPEN, TRAP, get_link
from headwater.mail.wire.naming import names_of
from headwater.tenancy.context import acting_in

SIGNED_IN_LATELY = timedelta(days=7)
AROUND = timedelta(minutes=2)
MOST_NAMES = 5  # addresses of one letter that are looked up at a time
SHORTEST = {4: 24, 6: 48}  # bits of an address that are kept


@dataclass(frozen=True, kw_only=True)
class Fetch:
    """Who asked for a link, as far as a request tells."""

    method: str
    ip: str
    user_agent: str
    accept: str | None
    purpose: str
    user_id: UUID | None = None


def target_of(token: str) -> str:
    """Say where a link leads: to what stands in the database, and nowhere else."""
    return get_link(token, CLICK, TRAP).target


def note(token: str, fetch: Fetch, *, now: datetime) -> UUID | None:
    """Keep a sighting, and say of which letter; None: there is nothing to keep.

    What asks for one link more often than any human does is answered and not kept.
    """
    link = get_link(token, OPEN, CLICK, TRAP)
    recent = Sighting.objects.filter(link=link, at__gt=now - timedelta(minutes=1))
    one: Outgoing | None = link.outgoing
    if one is None or recent.count() >= MOST_A_MINUTE:
        return None
    if Sighting.objects.filter(outgoing=one)[:MOST_OF_LETTER].count() >= MOST_OF_LETTER:
        return None
    verdict = judge(_request(link, one, fetch, now=now))
    is_in_doubt = verdict.who is Who.HUMAN and bool(_network(fetch.ip))
    Sighting.objects.create(
        outgoing=one, link=link, kind=_kind(link), at=now, ip_hash=_digest(link, fetch.ip),
        network=_network(fetch.ip), user_agent=fetch.user_agent[:300], method=fetch.method[:10],
        accept=(fetch.accept or "")[:200], who=verdict.who, rule=verdict.rule,
        asked_from=fetch.ip if is_in_doubt else None,
    )  # fmt: skip
    return one.id


def _kind(link: PublicLink) -> SightingKind:
    return SightingKind.OPEN if link.kind == OPEN else SightingKind.CLICK


def _request(link: PublicLink, one: Outgoing, fetch: Fetch, *, now: datetime) -> Request:
    sent_at = one.sent_at or one.claimed_at
    others = Sighting.objects.filter(outgoing=one, kind=SightingKind.CLICK).exclude(link=link)
    last = others.order_by("-at").values_list("at", flat=True).first()
    members = Member.objects.filter(is_active=True, user__isnull=False)
    return Request(
        kind=_kind(link),
        method=fetch.method,
        user_agent=fetch.user_agent,
        accept=fetch.accept,
        purpose=fetch.purpose,
        published=published_rule(fetch.ip),
        is_honeypot=link.kind == TRAP,
        is_member=fetch.user_id is not None and members.filter(user_id=fetch.user_id).exists(),
        is_own_network=UserSession.objects.filter(
            ip=fetch.ip, last_seen_at__gt=now - SIGNED_IN_LATELY, user__in=members.values("user_id")
        ).exists(),
        seconds_since_sent=(now - sent_at).total_seconds() if sent_at else None,
        seconds_since_other=(now - last).total_seconds() if last else None,
    )


def weigh(
    workspace_id: int,
    outgoing_id: UUID,
    *,
    clock: Callable[[], datetime],
    wait: Callable[[float], None],
) -> None:
    """Judge again what was seen in the same second, then tell the author what is news.

    A scanner looks human until it follows the next link: hence the wait, which is of a second. What
    its address is called is asked here, where nobody waits for it, and in no transaction.
    """
    with acting_in(workspace_id):
        fresh = Sighting.objects.filter(outgoing_id=outgoing_id, is_weighed=False, who=Who.HUMAN)
        last = fresh.order_by("-at").values_list("at", flat=True).first()
        asked = {each.asked_from for each in fresh if each.asked_from}
    if last is not None:
        wait(max(0.0, min(AT_ONCE + 0.1 - (clock() - last).total_seconds(), AT_ONCE + 0.1)))
    hosts = names_of(sorted(asked)[:MOST_NAMES])
    with acting_in(workspace_id):
        _weigh(outgoing_id, hosts, now=clock())


def _weigh(outgoing_id: UUID, hosts: Mapping[str, str], *, now: datetime) -> None:
    one = Outgoing.objects.select_for_update(of=("self",)).filter(id=outgoing_id).first()
    if one is None:
        return
    fresh = list(Sighting.objects.filter(outgoing=one, is_weighed=False).order_by("at", "id"))
    if not fresh:
        return
    _judge_by_name(fresh, hosts)
    _judge_again(one, since=fresh[0].at - AROUND)
    done = Sighting.objects.filter(id__in=[each.id for each in fresh])
    done.update(is_weighed=True, asked_from=None)
    humans = Sighting.objects.filter(outgoing=one, who=Who.HUMAN).order_by("at", "id")
    fresh_ids = {each.id for each in fresh}
    news = _news(list(humans), fresh_ids)
    newest = max((each.at for each in humans if each.id in fresh_ids), default=None)
    if newest is not None and one.thread_id is not None:
        Thread.objects.filter(id=one.thread_id).update(hot_at=newest)
    emit(
        LetterSighted(
            actor_id=None, at=now, mailbox_id=one.mailbox_id, outgoing_id=one.id,
            thread_id=one.thread_id, news=[each.value for each in news],
        )
    )  # fmt: skip


def _judge_by_name(fresh: Sequence[Sighting], hosts: Mapping[str, str]) -> None:
    """Judge what looked human once more, now that it is known what its address is called."""
    for row in fresh:
        host = hosts.get(row.asked_from or "")
        if row.who != Who.HUMAN or not host:
            continue
        verdict = judge(
            Request(
                kind=SightingKind(row.kind), user_agent=row.user_agent, accept=row.accept or None,
                host=host,
            )
        )  # fmt: skip
        Sighting.objects.filter(id=row.id).update(who=verdict.who, rule=verdict.rule)


def _judge_again(one: Outgoing, *, since: datetime) -> None:
    rows = Sighting.objects.filter(outgoing=one, at__gte=since).select_related("link")
    seen = [
        Seen(
            id=row.id, kind=SightingKind(row.kind), at=row.at, link_id=row.link_id, who=Who(row.who),
            machine=f"{row.ip_hash} {row.user_agent}", is_trap=row.link.kind == TRAP,
        )
        for row in rows
    ]  # fmt: skip
    for sighting_id, verdict in judged_again(seen).items():
        Sighting.objects.filter(id=sighting_id).update(who=verdict.who, rule=verdict.rule)


def _news(humans: Sequence[Sighting], fresh: set[UUID]) -> list[SeenHow]:
    found: list[SeenHow] = []
    for position, each in enumerate(humans):
        if each.id in fresh:
            before = [(SightingKind(one.kind), one.at) for one in humans[:position]]
            how = news_of(SightingKind(each.kind), each.at, before)
            if how is not None and how not in found:
                found.append(how)
    return found


def forget_old(*, now: datetime) -> None:
    """Forget what was seen long ago: by then it is about people, not about business."""
    Sighting.objects.filter(at__lt=now - KEPT).delete()


def _digest(link: PublicLink, ip: str) -> str:
    """Tell one address from another without keeping either."""
    told = f"{link.workspace_id}:{ip}"
    return salted_hmac("headwater.sightings", told, algorithm="sha256").hexdigest()[:32]


def _network(ip: str) -> str:
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/{SHORTEST[address.version]}", strict=False))
