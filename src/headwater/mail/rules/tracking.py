"""Which letters tell that they were seen, how their HTML says so, and what of it is news."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from html import escape, unescape
from uuid import UUID

from headwater.lib.errors import Invalid
from headwater.mail.rules.sightings import AT_ONCE, SightingKind, Verdict, Who

QUIET = timedelta(days=3)  # an open after so long is news again
SAME_MACHINE = timedelta(minutes=1)  # so near a trap whoever sprang it is the same
MOST_A_MINUTE = 30  # of one link; more is noise, and is answered but not kept
MOST_OF_LETTER = 3000  # sightings; who holds a link must not fill the database
MOST_LINKS = 100
KEPT = timedelta(days=400)
HOST = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?"
)
LINK = re.compile(r'(<a\s[^>]*?href=")(https?://[^"\s]{1,4000})(")', re.IGNORECASE)
PIXELS = re.compile(r"<img\b[^>]{0,2000}/o/[A-Za-z0-9_-]{24}\.gif[^>]{0,500}>", re.IGNORECASE)
PIXEL = '<img src="{link}" width="1" height="1" alt="" style="border:0">'
TRAP = '<a href="{link}" style="display:none" tabindex="-1" aria-hidden="true"></a>'


class TrackingDefault(StrEnum):
    """Whether letters of which nobody says otherwise are tracked, or none ever is."""

    ON = "on"
    OFF = "off"
    FORBIDDEN = "forbidden"


class SeenHow(StrEnum):
    """What is told to whoever wrote a letter."""

    OPENED = "opened"
    CLICKED = "clicked"
    REOPENED = "reopened"


class BadHost(Invalid):
    code = "bad_host"


def telling_html(html: str, *, link_to: Callable[[int, str], str], pixel: str, trap: str) -> str:
    """Let HTML of ours tell when it is shown and which of its links are followed.

    `link_to` gives the address that leads to the n-th target.
    """
    count = 0

    def rewritten(found: re.Match[str]) -> str:
        nonlocal count
        target = unescape(found[2])
        if count >= MOST_LINKS or "/u/" in target:
            return found[0]
        count += 1
        return f"{found[1]}{escape(link_to(count, target), quote=True)}{found[3]}"

    told = LINK.sub(rewritten, html)
    return told + TRAP.format(link=escape(trap)) + PIXEL.format(link=escape(pixel))


def without_pixels(html: str) -> str:
    """Take our own pictures out of what we keep: showing it to ourselves must not count."""
    return PIXELS.sub("", html) if "/o/" in html else html


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One sighting, as it is judged again with those around it."""

    id: UUID
    kind: SightingKind
    at: datetime
    link_id: UUID
    machine: str  # from where and by what, in one word
    who: Who
    is_trap: bool = False


def judged_again(seen: Sequence[Seen]) -> dict[UUID, Verdict]:
    """Find those that look otherwise now: a burst is only known by its second link.

    Whoever follows two links at once is a machine, and so was whoever followed the first; and what
    such a machine, or one that follows what nobody sees, did around it was done by no human.
    """
    in_doubt = [one for one in seen if one.who not in {Who.SELF, Who.SCANNER}]
    burst = [one for one in seen if any(_at_once(one, other) for other in seen)]
    traps = [one for one in seen if one.is_trap and one.who is not Who.SELF]
    found: dict[UUID, Verdict] = {}
    for one in in_doubt:
        if any(_same_machine(one, other) for other in burst):
            found[one.id] = Verdict(Who.SCANNER, "links_at_once")
        elif any(_same_machine(one, other) for other in traps):
            found[one.id] = Verdict(Who.SCANNER, "honeypot")
    return found


def _at_once(one: Seen, other: Seen) -> bool:
    if Who.SELF in {one.who, other.who} or one.link_id == other.link_id:
        return False
    are_clicks = one.kind is SightingKind.CLICK and other.kind is SightingKind.CLICK
    return are_clicks and abs((one.at - other.at).total_seconds()) <= AT_ONCE


def _same_machine(one: Seen, other: Seen) -> bool:
    is_near = abs(one.at - other.at) <= SAME_MACHINE
    return one.id == other.id or (one.machine == other.machine and is_near)


def news_of(
    kind: SightingKind, at: datetime, before: Iterable[tuple[SightingKind, datetime]]
) -> SeenHow | None:
    """Say what of a sighting by a human is worth telling, given the earlier ones of the letter."""
    earlier = list(before)
    if kind is SightingKind.CLICK:
        last = max((moment for each, moment in earlier if each is SightingKind.CLICK), default=None)
        return SeenHow.CLICKED if last is None or at - last > timedelta(minutes=1) else None
    if not earlier:
        return SeenHow.OPENED
    return SeenHow.REOPENED if at - max(moment for _, moment in earlier) >= QUIET else None


def host_of(text: str) -> str:
    """Read the name of a host; refuse what is none."""
    plain = text.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/")
    if plain and not HOST.fullmatch(plain):
        raise BadHost("“{host}” is not the name of a host.", host=plain[:100], field="domain")
    return plain
