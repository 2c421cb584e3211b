"""Who is not to be written to, why, and what a person has agreed to."""

import re
from enum import StrEnum

from headwater.lib.errors import Conflict, Invalid, NotFound
from headwater.mail.rules.bounces import STATUS, Bounce

MOST_AT_ONCE = 5_000
ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]]{1,64}@[^\s@<>,;:\"()\[\]]{1,253}")
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
# 5.1.7 and 5.1.8 are about the address it came from.
NOBODY_THERE = re.compile(r"5\.1\.(?:1|2|3|4|6|10)|5\.2\.1")
SAID_SO = re.compile(
    r"user (?:is )?unknown|unknown (?:user|recipient|mailbox|address)|no such (?:user|recipient|mailbox|address)|"
    r"(?:user|mailbox|recipient|address|account)[^.\n]{0,80}(?:does ?n[o']t exist|not found|no longer)|"
    r"recipient address rejected|mailbox unavailable|invalid (?:recipient|mailbox)|not a valid mailbox|"
    r"(?:用户|邮箱|收件人|收件地址|帐号|账号)[^。\n]{0,30}不存在|查无此(?:人|用户)|无此用户",
    re.IGNORECASE,
)
FULL = re.compile(r"full|quota|over ?size|too large|已满|超出|容量", re.IGNORECASE)


class SuppressionReason(StrEnum):
    """Why nobody writes to an address."""

    UNSUBSCRIBED = "unsubscribed"
    BOUNCED = "bounced"  # there is nobody at it
    COMPLAINED = "complained"
    BY_HAND = "by_hand"
    WITHDRAWN = "withdrawn"  # it is of a person who took their consent back; no row of the list


KEPT_REASONS = [one for one in SuppressionReason if one is not SuppressionReason.WITHDRAWN]


class LegalBasis(StrEnum):
    """By what right one writes to somebody who has not asked."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGITIMATE_INTEREST = "legitimate_interest"
    NONE = "none"
    UNKNOWN = "unknown"


class SuppressionNotFound(NotFound):
    code = "suppression_not_found"


class NoAddress(Invalid):
    code = "no_address"


class ReasonMissing(Invalid):
    code = "reason_missing"


class BadConsent(Invalid):
    code = "bad_consent"


class ReceiverSuppressed(Conflict):
    """Somebody a letter goes to is not to be written to; `suppressed` says who and why."""

    code = "receiver_suppressed"


def place_of(text: str) -> str | None:
    """Read an address or a domain, in small letters; None: it is neither."""
    plain = text.strip().strip("<>").lower().removeprefix("mailto:").strip()
    if ADDRESS.fullmatch(plain):
        return plain
    domain = plain.removeprefix("@").removeprefix("*.")
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return domain if DOMAIN.fullmatch(ascii_domain) and len(domain) <= 253 else None  # noqa: PLR2004


def places_in(text: str) -> tuple[list[str], list[str]]:
    """Read what somebody pasted: addresses and domains, and what is neither."""
    words = [word for word in re.split(r"[\s,;，；、]+", text) if word.strip("<>\"'")]
    found = {word: place_of(word.strip("\"'")) for word in words}
    places = [place for place in found.values() if place is not None]
    return list(dict.fromkeys(places)), [word for word, place in found.items() if place is None]


def domains_of(address: str) -> list[str]:
    """Give the domain of an address and those above it: whoever bars one bars what is below."""
    parts = address.lower().rpartition("@")[2].split(".")
    return [".".join(parts[at:]) for at in range(max(len(parts) - 1, 1))]


def is_nobody_there(bounce: Bounce) -> bool:
    """Whether a bounce says for good that there is nobody at the address: not that a box is full."""
    is_policy = bounce.status.startswith("5.7.")
    if not bounce.is_permanent or is_policy or FULL.search(bounce.reason):
        return False
    return bool(NOBODY_THERE.fullmatch(bounce.status) or SAID_SO.search(bounce.reason))


def as_bounce(address: str, code: int, said: str) -> Bounce:
    """Take a refusal at the door for what it is: a bounce that came at once."""
    found = STATUS.search(said)
    return Bounce(
        recipients=(address,), status=found[1] if found else "", reason=said, message_id="",
        is_permanent=code >= 500,  # noqa: PLR2004  # of RFC 5321
    )  # fmt: skip
