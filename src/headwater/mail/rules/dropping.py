"""Letters that members drop for us: a hidden copy of what they write, or somebody's letter passed on."""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from uuid import UUID

from dateutil import parser

from headwater.mail.rules.fields import Address, addresses, moment
from headwater.mail.rules.letters import Letter, Unreadable, read_letter
from headwater.mail.rules.quotemarks import FROM, LONGEST_LINE, head_length

KEY_LENGTH = 12
# Who a letter was delivered to stands where our own server writes it, or in the letter itself.
DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc", "bcc")
FORGED = re.compile(r"\b(?:dmarc|spf|dkim)=fail\b", re.IGNORECASE)
PASSED_ON = re.compile(r"^\s*(?:(?:fwd?|fw|wg|tr|转发|轉寄|转)\s*[:：]\s*)+", re.IGNORECASE)
SUBJECT = re.compile(r"[*_\s]*(?:subject|主题|主旨)\s?[*_]*\s?[:：][*_\s]*(.*)", re.IGNORECASE)
DATE = re.compile(
    r"[*_\s]*(?:date|sent|发送时间|发送日期|日期|时间|寄件日期|傳送時間)\s?[*_]*\s?[:：][*_\s]*(.*)",
    re.IGNORECASE,
)
CHINESE = re.compile(
    r"(\d{4})[年/-](\d{1,2})[月/-](\d{1,2})日?.{0,12}?(上午|下午|晚上)?\s?(\d{1,2}):(\d{2})"
)
OFFSET = re.compile(r"[+-]\d{4}\b")
NAMED_ZONE = re.compile(r"\b(?:GMT|UTC)(?=[+-]\d)", re.IGNORECASE)
MOST_LINES = 400
NOON = 12


@dataclass(frozen=True)
class Envelope:
    """What the head says about how a letter came."""

    delivered: frozenset[str]
    is_forged: bool
    zone: tzinfo


def key_of_member(secret: str, member_id: UUID) -> str:
    """Give the part of a drop address that only its member, and this server, can know."""
    digest = hmac.new(secret.encode(), member_id.bytes, hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:KEY_LENGTH]


def drop_address(mailbox: str, key: str) -> str:
    local, _, domain = mailbox.rpartition("@")
    return f"{local}+{key}@{domain}"


def envelope(head: Mapping[str, tuple[str, ...]]) -> Envelope:
    """Read who it was delivered to, and what our own server found when it looked who sent it.

    Each server writes its findings on top: only the first were written by ours, what is below
    anybody may have written.
    """
    found = (
        who.address for name in DELIVERED for line in head.get(name, ()) for who in addresses(line)
    )
    results = head.get("authentication-results", ())
    return Envelope(
        delivered=frozenset(one.lower() for one in found),
        is_forged=bool(FORGED.search("".join(results[:1]))),
        zone=_zone(head),
    )


def original(letter: Letter, zone: tzinfo = UTC) -> Letter | None:
    """Find the letter that was passed on: as a file, or written out below a copied head.

    `zone` is that of whoever passed it on: copied heads mostly name none.
    """
    for file in letter.attachments:
        if file.content_type == "message/rfc822":
            try:
                return read_letter(file.data)
            except Unreadable:
                continue
    lines = [line.removeprefix("> ").removeprefix(">") for line in letter.text.splitlines()]
    for at in range(min(len(lines), MOST_LINES)):
        if length := head_length(lines[at : at + 9]):
            return _written_out(letter, lines[at : at + length], lines[at + length :], zone=zone)
    return None


def _written_out(
    letter: Letter, head: list[str], rest: list[str], *, zone: tzinfo
) -> Letter | None:
    sender = _sender(head)
    if sender is None:
        return None
    return replace(
        letter,
        message_id="",
        in_reply_to=(),
        references=(),
        sender=sender,
        reply_to=(),
        to=(letter.sender,) if letter.sender else (),
        cc=(),
        bcc=(),
        subject=next(_values(SUBJECT, head), PASSED_ON.sub("", letter.subject)),
        date=_date(head, zone) or letter.date,
        text="\n".join(rest).strip("\n"),
        html=None,
    )


def _sender(head: list[str]) -> Address | None:
    line = next((line for line in head if FROM.fullmatch(line[:LONGEST_LINE].rstrip())), "")
    value = re.split(r"[:：]", line, maxsplit=1)[-1].replace("[mailto:", "<").replace("]", ">")
    found = addresses(value.strip("*_ ;；"))
    return next((who for who in found if "@" in who.address), None)


def _values(pattern: re.Pattern[str], head: list[str]) -> Iterator[str]:
    for line in head:
        if found := pattern.fullmatch(line[:LONGEST_LINE].rstrip()):
            yield found[1].strip("*_ ;；")


def _date(head: list[str], zone: tzinfo) -> datetime | None:
    """Read when it was sent; without a zone it is that of whoever passed it on."""
    for value in _values(DATE, head):
        if OFFSET.search(value) and (said := moment(value)) is not None:
            return said
        if (read := _local(value)) is not None:
            return read if read.tzinfo else read.replace(tzinfo=zone)
    return None


def _local(value: str) -> datetime | None:
    try:
        if found := CHINESE.search(value):
            year, month, day, half, hour, minute = found.groups()
            is_late = half in {"下午", "晚上"} and int(hour) < NOON
            value = f"{year}-{month}-{day} {int(hour) + NOON * is_late}:{minute}"
        # “GMT+8” is read as POSIX has it, the other way round, unless it is a plain “+8”.
        read: datetime = parser.parse(NAMED_ZONE.sub("", value), fuzzy=True)
    except (ValueError, OverflowError):
        return None
    return read


def _zone(head: Mapping[str, tuple[str, ...]]) -> tzinfo:
    try:
        return parsedate_to_datetime(head.get("date", ("",))[0]).tzinfo or UTC
    except (ValueError, TypeError):
        return UTC
