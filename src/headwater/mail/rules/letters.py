"""Bytes that came over the wire into a letter with words, people and files."""

import html as markup
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from headwater.mail.rules.charsets import decoded, keepable
from headwater.mail.rules.fields import (
    Address,
    addresses,
    file_name,
    identifiers,
    moment,
    words,
)
from headwater.mail.rules.parts import Part, Unreadable, take_apart
from headwater.mail.rules.plaintext import plain_text, unflowed

__all__ = ["Address", "Attachment", "Letter", "Unreadable", "read_letter"]

LONGEST_SUBJECT = 2_000
MOST_VALUES = 20
KEPT = re.compile(
    r"auto-submitted|precedence|list-.*|x-auto.*|return-path|delivered-to|from|sender|content-type"
    r"|disposition-notification-to|x-failed-recipients|x-loop|x-mailer|feedback-id|x-qq-.*"
    r"|x-ms-exchange-.*|x-original-to|x-forwarded-to|x-mail-autoreply|x-.*vacation.*|x-autore.*"
)
HTML_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})")
ENDINGS = {
    "message/rfc822": ".eml", "text/calendar": ".ics", "text/html": ".html", "text/plain": ".txt",
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "application/pdf": ".pdf",
    "application/ms-tnef": ".dat", "text/csv": ".csv", "text/vcard": ".vcf",
}  # fmt: skip


@dataclass(frozen=True)
class Attachment:
    name: str
    content_type: str
    content_id: str
    is_inline: bool  # the letter's HTML shows it
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Letter:
    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    subject: str
    sender: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    date: datetime | None
    text: str
    html: str | None  # as it came: clean it before anybody sees it
    attachments: tuple[Attachment, ...]
    headers: Mapping[str, tuple[str, ...]]  # of those that rules ask about, by small letters


@dataclass(frozen=True)
class Body:
    """The same words once or twice."""

    text: str | None
    html: str | None


def read_letter(raw: bytes) -> Letter:
    """Read a letter; the only refusals are the kinds of Unreadable."""
    root = take_apart(raw)
    bodies, files = _contents(root)
    html = _html(bodies)
    head = root.head
    return Letter(
        message_id=next(iter(identifiers(root.first("message-id"))), ""),
        in_reply_to=identifiers(root.first("in-reply-to")),
        references=identifiers(" ".join(head.get("references", ()))),
        subject=words(root.first("subject"))[:LONGEST_SUBJECT],
        sender=next(iter(_people(head, "from") or _people(head, "sender")), None),
        to=_people(head, "to"),
        cc=_people(head, "cc"),
        bcc=_people(head, "bcc"),
        reply_to=_people(head, "reply-to"),
        date=moment(root.first("date")),
        text=_text(bodies),
        html=html,
        attachments=tuple(_attachment(part, html or "") for part in files),
        headers=_kept(head),
    )


def _people(head: Mapping[str, tuple[str, ...]], name: str) -> tuple[Address, ...]:
    return tuple(who for value in head.get(name, ()) for who in addresses(value))


def _kept(head: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(words(value) for value in values[:MOST_VALUES])
        for name, values in head.items()
        if KEPT.fullmatch(name)
    }


def _contents(part: Part) -> tuple[list[Body], list[Part]]:
    """Tell the words of a letter from its files."""
    if not part.parts:
        return _leaf(part)
    found = [_contents(child) for child in part.parts]
    files = [file for _, inner in found for file in inner]
    spoken = [bodies for bodies, _ in found if bodies]
    if part.kind == "multipart/alternative" and spoken:
        return [_alternatives(spoken)], files
    return [body for bodies in spoken for body in bodies], files


def _alternatives(ways: list[list[Body]]) -> Body:
    """Take two of the ways in which the same is said: the plainest and the richest."""
    texts = [way for way in ways if all(body.text is not None for body in way)]
    pages = [page for way in ways if (page := _html(way)) is not None]
    return Body(_text(texts[0]) if texts else None, pages[-1] if pages else None)


def _leaf(part: Part) -> tuple[list[Body], list[Part]]:
    is_file = part.disposition == "attachment" or part.file
    if part.kind == "text/html" and not is_file:
        return [Body(None, _words_of(part))], []
    is_text = part.kind in {"text/plain", "text/enriched"} or part.kind.startswith("multipart/")
    if is_text and not is_file:
        return [Body(_words_of(part), None)], []
    return [], [part]


def _words_of(part: Part) -> str:
    data = part.body()
    charset = part.params.get("charset", "")
    if not charset and part.kind == "text/html" and (said := HTML_CHARSET.search(data[:4_000])):
        charset = said[1].decode("ascii")
    text = decoded(data.removeprefix(b"\xef\xbb\xbf"), charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if part.params.get("format", "").lower() == "flowed":
        return unflowed(text, drop_space=part.params.get("delsp", "").lower() == "yes")
    return text


def _text(bodies: list[Body]) -> str:
    texts = (plain_text(body.html or "") if body.text is None else body.text for body in bodies)
    return "\n".join(text.strip("\n") for text in texts).rstrip()


def _html(bodies: list[Body]) -> str | None:
    """Show all of it as HTML if any of it is; what is plain becomes preformatted."""
    if not any(body.html is not None for body in bodies):
        return None
    return "\n".join(_as_html(body) for body in bodies)


def _as_html(body: Body) -> str:
    if body.html is not None:
        return body.html
    text = (body.text or "").strip()
    return f"<pre>{markup.escape(text)}</pre>" if text else ""


def _attachment(part: Part, html: str) -> Attachment:
    content_id = keepable(part.first("content-id").strip().strip("<>"))[:500]
    kind = part.kind if re.fullmatch(r"[\w.+-]{1,80}/[\w.+-]{1,120}", part.kind) else ""
    return Attachment(
        name=file_name(part.file) or _name_for(part),
        content_type=kind or "application/octet-stream",
        content_id=content_id,
        is_inline=bool(content_id) and f"cid:{content_id}" in html,
        data=part.body(),
    )


def _name_for(part: Part) -> str:
    """Name a file that came without a name; a letter in a letter is called by its subject."""
    stem = "file"
    if part.kind == "message/rfc822":
        stem = next(_subjects_in(part), "") or "letter"
    return file_name(stem.replace("/", "-").replace("\\", "-") + ENDINGS.get(part.kind, ""))


def _subjects_in(part: Part) -> Iterator[str]:
    found = re.search(rb"(?im)^subject:[ \t]*([^\r\n]{1,400})", part.raw[:20_000])
    if found:
        yield words(decoded(found[1])).strip()[:100]
