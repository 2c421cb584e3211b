"""Reports that somebody called a letter of ours spam (ARF: RFC 5965, 6430, 6591, 6650)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.mail.rules.bounces import MOST_GROUPS, Group, original_head
from headwater.mail.rules.fields import BARE_ADDRESS, identifiers
from headwater.mail.rules.letters import Letter
from headwater.mail.rules.parts import read_head

# The others speak of a virus, of a signature that did not fit, or say that it is no spam.
COMPLAINING = {"abuse", "fraud"}
MOST_RECIPIENTS = 50
WAY_OUT = re.compile(r"/u/([\w-]{10,60})(?![\w-])")
# In the report itself; and where some providers write it: into the copy of our letter.
NAMING = ("original-rcpt-to", "removal-recipient")
NAMING_IN_COPY = ("x-hmxmroriginalrecipient", "delivered-to", "x-original-to", "x-rcpt-to")


@dataclass(frozen=True)
class Complaint:
    """Whom it may be of, and what tells which letter of ours it is about."""

    recipients: tuple[str, ...]  # in small letters; empty where the provider hides them
    message_id: str
    ways_out: tuple[str, ...]  # tokens of our links to unsubscribe
    by: str  # the program that says so


def read_complaint(letter: Letter) -> Complaint | None:
    """Read a letter as a complaint; None if it is none, or says something else of a letter."""
    for file in letter.attachments:
        if file.content_type == "message/feedback-report":
            data = file.data.replace(b"\r\n", b"\n").lstrip(b"\n")
            report, _ = read_head(data, 0, len(data))
            return _complaint(letter, report)
    return None


def _complaint(letter: Letter, report: Group) -> Complaint | None:
    kind = next(iter(report.get("feedback-type", ())), "").partition("(")[0].strip().lower()
    if kind not in COMPLAINING:
        return None
    copy = original_head(letter) or {}
    found = (*_addresses(report, NAMING), *_addresses(copy, NAMING_IN_COPY))
    ways = WAY_OUT.findall(" ".join(copy.get("list-unsubscribe", ())))
    return Complaint(
        recipients=tuple(dict.fromkeys(found))[:MOST_RECIPIENTS],
        message_id=next(iter(identifiers(copy.get("message-id", ("",))[0])), ""),
        ways_out=tuple(ways[:MOST_RECIPIENTS]),
        by=next(iter(report.get("user-agent", ())), "").strip()[:200],
    )


def _addresses(head: Group, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for value in head.get(name, ())[:MOST_GROUPS]:
            yield from (each.lower() for each in BARE_ADDRESS.findall(value))
