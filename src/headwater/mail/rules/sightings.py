"""Who fetched a picture or followed a link: somebody who reads, or a machine on the way.

The rules are asked in order, and the name of the one that answered is kept, so that everybody can
be told why a sighting counts or does not. The first link of a burst cannot be known for one; who
keeps sightings should judge again what was seen in the same second.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class SightingKind(StrEnum):
    OPEN = "open"
    CLICK = "click"


class Who(StrEnum):
    HUMAN = "human"
    PROXY = "proxy"  # fetches for a human, when they open the letter
    PREFETCH = "prefetch"  # fetches for a human, whether they open it or not
    SCANNER = "scanner"
    SELF = "self"  # one of us


@dataclass(frozen=True, kw_only=True)
class Request:
    """One fetch, and what is known about it; None is not known."""

    kind: SightingKind
    method: str = "GET"
    user_agent: str = ""
    accept: str | None = None
    purpose: str = ""  # the headers Purpose, Sec-Purpose, X-Purpose and X-Moz together
    host: str = ""  # what the address is called in the DNS; known only when it is judged again
    published: str = ""  # the rule for the network it comes from (rules/networks.py)
    is_own_network: bool = False  # a member is signed in from the same address
    is_member: bool = False  # the fetch carries the session of a member
    is_honeypot: bool = False  # of a link nobody sees
    seconds_since_sent: float | None = None
    seconds_since_other: float | None = None  # since another link of the letter was followed


@dataclass(frozen=True)
class Verdict:
    who: Who
    rule: str


TOO_SOON = {
    SightingKind.OPEN: 3.0,
    SightingKind.CLICK: 10.0,
}  # seconds; a person has to get the letter first
AT_ONCE = 1.0  # seconds; nobody follows two links in one

PURPOSE = re.compile(r"prefetch|preview|prerender", re.IGNORECASE)
GMAIL_PREFETCH = re.compile(r"Chrome/42\.0\.2311\.135 Safari/537\.36 Edge/12\.246 Mozilla/5\.0$")
APPLE_RELAY = re.compile(r"\.(?:apple\.com|aaplimg\.com|icloud\.com)$", re.IGNORECASE)
# As Google names the machines that fetch for its users (List of Google user-triggered fetchers).
GOOGLE_PROXY_HOST = re.compile(
    r"^(?:google|rate-limited)-proxy-[\d-]+\.google\.com$", re.IGNORECASE
)
# What providers call machines that are rented by the hour: nobody reads their mail on one.
RENTED_HOST = re.compile(
    r"\.(?:compute(?:-1)?\.amazonaws\.com|(?:bc|gae)\.googleusercontent\.com|cloudapp\.(?:azure\.com|net)|"
    r"linodeusercontent\.com|members\.linode\.com|vultrusercontent\.com|clients\.your-server\.de|"
    r"contaboserver\.net|vps\.ovh\.(?:net|ca|us))$",
    re.IGNORECASE,
)
PROXIES = {
    "gmail_proxy": re.compile(r"GoogleImageProxy|ggpht\.com", re.IGNORECASE),
    "yahoo_proxy": re.compile(r"YahooMailProxy", re.IGNORECASE),
    "seznam_proxy": re.compile(r"seznam.{0,10}proxy", re.IGNORECASE),
    "other_proxy": re.compile(r"(?:image|mail|picture)[ -]?proxy", re.IGNORECASE),
}
SAFE_LINKS = re.compile(
    r"Microsoft Office Existence Discovery|BingPreview|SkypeUriPreview|SafeLinks|Microsoft-Defender|ms-office-protection",
    re.IGNORECASE,
)
SAFE_LINKS_HOST = re.compile(
    r"\.(?:protection\.outlook|safelinks\.protection\.outlook)\.com$", re.IGNORECASE
)
GATEWAYS = {
    "barracuda": re.compile(r"barracuda|cuda(?:svc|mail)|\.ess\.", re.IGNORECASE),
    "mimecast": re.compile(r"mimecast", re.IGNORECASE),
    "proofpoint": re.compile(r"proofpoint|pphosted|ppe-hosted|urldefense", re.IGNORECASE),
    "other_gateway": re.compile(
        r"messagelabs|symantec|iphmx|ironport|cisco.{0,10}(?:secure|talos)|trendmicro|trend micro|fireeye|trellix|"
        r"fortimail|fortiguard|sophos|avanan|checkpoint|hornetsecurity|spamtitan|cloudmark|"
        r"vadesecure|mailguard|coremail.{0,20}scan|qi-?anxin|wildfire|sandbox|virustotal|urlscan",
        re.IGNORECASE,
    ),
}
BOT = re.compile(
    r"(?<!cu)bot\b|(?<!cu)bot[/;_-]|crawl|spider|slurp|preview|scan(?:ner)?\b|monitor|facebookexternalhit|whatsapp|headless|phantomjs|"
    r"selenium|puppeteer|playwright|curl|wget|python|aiohttp|httpx|go-http-client|java/|okhttp|apache-httpclient|"
    r"libwww|lwp|perl|ruby|php|node-fetch|axios|undici|postman|winhttp|http_request|baiduspider|bytespider",
    re.IGNORECASE,
)


def judge(request: Request) -> Verdict:
    """Tell who it was; what nothing speaks against was a human."""
    for rule in RULES:
        if verdict := rule(request):
            return verdict
    return Verdict(Who.HUMAN, "nothing_against")


def _ourselves(request: Request) -> Verdict | None:
    if request.is_member:
        return Verdict(Who.SELF, "signed_in_member")
    return Verdict(Who.SELF, "own_network") if request.is_own_network else None


def _trap(request: Request) -> Verdict | None:
    if request.is_honeypot:
        return Verdict(Who.SCANNER, "honeypot")
    return Verdict(Who.SCANNER, "method") if request.method.upper() != "GET" else None


def _security(request: Request) -> Verdict | None:
    """Recognise who opens every letter of a company before its people do."""
    if request.published:
        return Verdict(Who.SCANNER, request.published)
    if SAFE_LINKS.search(request.user_agent) or SAFE_LINKS_HOST.search(request.host):
        return Verdict(Who.SCANNER, "outlook_safelinks")
    return _named(GATEWAYS, Who.SCANNER, f"{request.user_agent} {request.host}")


def _ahead(request: Request) -> Verdict | None:
    if PURPOSE.search(request.purpose):
        return Verdict(Who.PREFETCH, "purpose_header")
    if request.kind is SightingKind.CLICK:
        return None
    if request.user_agent.strip() == "Mozilla/5.0" or APPLE_RELAY.search(request.host):
        return Verdict(Who.PREFETCH, "apple_mail_privacy")
    if GMAIL_PREFETCH.search(request.user_agent.strip()):
        return Verdict(Who.PREFETCH, "gmail_prefetch")
    return None


def _too_soon(request: Request) -> Verdict | None:
    seconds = request.seconds_since_sent
    if seconds is None or seconds >= TOO_SOON[request.kind]:
        return None
    return Verdict(Who.PREFETCH if request.kind is SightingKind.OPEN else Who.SCANNER, "too_soon")


def _proxy(request: Request) -> Verdict | None:
    if request.kind is SightingKind.OPEN and GOOGLE_PROXY_HOST.search(request.host):
        return Verdict(Who.PROXY, "gmail_proxy")
    return _named(PROXIES, Who.PROXY, request.user_agent)


def _robot(request: Request) -> Verdict | None:
    if not request.user_agent.strip():
        return Verdict(Who.SCANNER, "no_user_agent")
    return Verdict(Who.SCANNER, "bot") if BOT.search(request.user_agent) else None


def _burst(request: Request) -> Verdict | None:
    if request.kind is SightingKind.OPEN or request.seconds_since_other is None:
        return None
    at_once = abs(request.seconds_since_other) <= AT_ONCE
    return Verdict(Who.SCANNER, "links_at_once") if at_once else None


def _no_browser(request: Request) -> Verdict | None:
    """A browser that follows a link says that it wants a page."""
    if (
        request.kind is SightingKind.OPEN
        or request.accept is None
        or "text/html" in request.accept.lower()
    ):
        return None
    return Verdict(Who.SCANNER, "not_a_browser")


def _machine_room(request: Request) -> Verdict | None:
    is_rented = RENTED_HOST.search(request.host) or GOOGLE_PROXY_HOST.search(request.host)
    if not is_rented:
        return None
    return Verdict(Who.PROXY if request.kind is SightingKind.OPEN else Who.SCANNER, "datacenter")


def _named(patterns: dict[str, re.Pattern[str]], who: Who, text: str) -> Verdict | None:
    name = next((name for name, pattern in patterns.items() if pattern.search(text)), None)
    return Verdict(who, name) if name else None


RULES: tuple[Callable[[Request], Verdict | None], ...] = (
    _ourselves, _trap, _security, _ahead, _too_soon, _proxy, _robot, _burst, _no_browser, _machine_room,
)  # fmt: skip
