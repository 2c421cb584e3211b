"""Letters that say that a letter of ours did not arrive: whom, why, and whether for good."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headwater.mail.rules.automatic import is_returned
from headwater.mail.rules.fields import BARE_ADDRESS, identifiers
from headwater.mail.rules.letters import Letter, Unreadable, read_letter
from headwater.mail.rules.parts import read_head

LONGEST_TEXT = 50_000
LONGEST_REASON = 500
MOST_RECIPIENTS = 50
MOST_GROUPS = 200
MAILBOX_FULL = "5.2.2"
STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
REPLY_CODE = re.compile(r"(?<![\d.@-])([45])[0-5]\d(?=[ -])")
COPY_BELOW = re.compile(
    r"(?im)^.{0,40}(?:below this line is a copy|this is a copy of (?:the|your) message|original message (?:headers|follows)|"
    r"原始邮件|原邮件内容|原始郵件|diagnostic information for administrators).{0,80}$"
)
QMAIL = re.compile(r"(?m)^<([^<>\s]{3,300})>:[ \t]*$")
NAMED = re.compile(
    r"(?:收件人(?:邮件地址|邮箱地址|地址)?|收件者|recipients?(?: address)?|无法(?:发送|投递|送达)到)\s*[:：]?\s*<?"
    r"([^\s<>()\[\]:：,;，。“”\"'@]{1,100}@[a-z0-9.-]{1,200}[a-z0-9])",
    re.IGNORECASE,
)
MESSAGE_ID = re.compile(r"(?im)^[ \t]*>?[ \t]*message-id:\s*<([^<>\s]{3,900})>")
WAITING = re.compile(
    r"delayed|will (?:be )?(?:retr|try)|temporar|still trying|do not need to resend|try again later|延迟|稍后|暂时|重试|临时",
    re.IGNORECASE,
)
FOR_GOOD = re.compile(
    r"permanent|does ?n[o']t exist|not found|unknown|no such|invalid|disabled|rejected|不存在|无效|停用|拒绝|拒收",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Bounce:
    recipients: tuple[str, ...]  # in small letters
    status: str  # of RFC 3463, such as 5.1.1; empty if nobody says
    is_permanent: bool  # writing there again makes no sense
    message_id: str  # of our letter; empty if nobody says
    reason: str  # in the words of the server


def read_bounce(raw: bytes) -> Bounce | None:
    """Read a letter as a bounce; None if it is none, or only says that all went well."""
    try:
        letter = read_letter(raw)
    except Unreadable:
        return None
    groups = list(_groups(letter))
    if groups:
        return _from_report(letter, groups)
    return _from_text(letter) if is_returned(letter) else None


Group = Mapping[str, tuple[str, ...]]


def _groups(letter: Letter) -> Iterator[Group]:
    """Read the groups of fields of RFC 3464, one for each recipient."""
    for file in letter.attachments:
        if file.content_type == "message/delivery-status":
            at, data = 0, file.data.replace(b"\r\n", b"\n")
            for _ in range(MOST_GROUPS):
                group, at = read_head(data, at, len(data))
                if "action" in group or "final-recipient" in group:
                    yield group
                if at >= len(data):
                    break


def _from_report(letter: Letter, groups: list[Group]) -> Bounce | None:
    failed = [group for group in groups if _said(group, "action").lower().startswith("failed")]
    delayed = [group for group in groups if _said(group, "action").lower().startswith("delayed")]
    unsaid = [group for group in groups if not _said(group, "action")]
    told = failed or delayed or unsaid
    if not told:
        return None
    status = next(
        (found[1] for group in told if (found := STATUS.search(_said(group, "status")))), ""
    )
    reason = next((text for group in told if (text := _said(group, "diagnostic-code"))), "")
    return Bounce(
        recipients=_unique(_recipient(group) for group in told),
        status=status,
        is_permanent=not (delayed and not failed) and status[:1] == "5" and status != MAILBOX_FULL,
        message_id=_original(letter),
        reason=(reason.partition(";")[2] or reason).strip(" ;")[:LONGEST_REASON],
    )


def _said(group: Group, name: str) -> str:
    return group.get(name, ("",))[0].strip()


def _recipient(group: Group) -> str:
    for name in ("original-recipient", "final-recipient"):
        if found := BARE_ADDRESS.search(_said(group, name).partition(";")[2]):
            return found[0]
    return ""


def _from_text(letter: Letter) -> Bounce:
    text = letter.text[:LONGEST_TEXT]
    copy = COPY_BELOW.search(text)
    told = text[: copy.start()] if copy else text
    status = _status(told) or _status(text)
    is_permanent = status[0] == "5" if status else bool(FOR_GOOD.search(told))
    return Bounce(
        recipients=_unique(_named(letter, told)),
        status=status,
        is_permanent=is_permanent and status != MAILBOX_FULL and not WAITING.search(told),
        message_id=_original(letter),
        reason=_reason(told),
    )


def _status(text: str) -> str:
    if found := STATUS.search(text):
        return found[1]
    code = REPLY_CODE.search(text)
    return f"{code[1]}.0.0" if code else ""


def _reason(text: str) -> str:
    """Quote the line that holds the number, if one does."""
    found = STATUS.search(text) or REPLY_CODE.search(text)
    if not found:
        return ""
    start = text.rfind("\n", 0, found.start()) + 1
    return text[start:].partition("\n")[0].strip()[:LONGEST_REASON]


def _named(letter: Letter, text: str) -> list[str]:
    """Find whom it is about: where a program says so, else everybody but those who talk here."""
    failed = " ".join(letter.headers.get("x-failed-recipients", ()))
    found = BARE_ADDRESS.findall(failed) or QMAIL.findall(text) or NAMED.findall(text)
    talking = {who.address.lower() for who in (letter.sender, *letter.to) if who}
    return found or [each for each in BARE_ADDRESS.findall(text) if each.lower() not in talking]


def _unique(addresses: Iterator[str] | list[str]) -> tuple[str, ...]:
    plain = (address.lower().rstrip(".") for address in addresses)
    return tuple(dict.fromkeys(each for each in plain if each))[:MOST_RECIPIENTS]


def original_head(letter: Letter) -> Group | None:
    """Read the head of the letter of ours that a report is about, if it came with it."""
    for file in letter.attachments:
        if file.content_type in {"message/rfc822", "text/rfc822-headers", "message/rfc822-headers"}:
            return read_head(file.data.lstrip(b"\r\n"), 0, len(file.data))[0]
    return None


def _original(letter: Letter) -> str:
    head = original_head(letter)
    if head is not None:
        return next(iter(identifiers(head.get("message-id", ("",))[0])), "")
    found = MESSAGE_ID.search(letter.text[: LONGEST_TEXT * 4])
    return found[1] if found else next(iter((*letter.in_reply_to, *letter.references[-1:])), "")
