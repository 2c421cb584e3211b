"""A letter into the bytes that are handed to a mail server.

Written here and not by the standard library, whose folding of long and foreign names depends on
its version. Everything is ASCII in lines shorter than SMTP's limit, so any server takes it.
"""

import base64
import binascii
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from urllib.parse import quote

from headwater.lib.errors import Invalid
from headwater.mail.rules.charsets import keepable
from headwater.mail.rules.letters import Address, Attachment

LINE = 76
LONGEST_WORD = 42  # bytes; as base64 and with its frame it fits into a line
LONGEST_LINE = 990
LONGEST_DOMAIN = 253
MOST_REFERENCES = 60
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
QUOTED = re.compile(r'"(?:[^"\\\x00-\x1f\x7f]|\\[\x20-\x7e]){1,62}"')
DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
LITERAL = re.compile(r"\[[0-9A-Fa-f:.A-Z]{3,50}\]")
PLAIN_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/?^_`{|}~ -]{1,60}")
IDENTIFIER = re.compile(r"[\x21-\x3b\x3d\x3f-\x7e]{1,900}")
HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
KIND = re.compile(r"[a-z0-9][\w.+-]{0,80}/[\w.+-]{1,120}", re.ASCII)
OURS = re.compile(r"(from|sender|to|cc|bcc|reply-to|subject|date|message-id|in-reply-to|references|mime-version|received|return-path|content-.*|resent-.*)")  # fmt: skip


class Unwritable(Invalid):
    """The draft holds what cannot be in a letter, or would make another letter of it."""

    code = "letter_unwritable"


@dataclass(frozen=True, kw_only=True)
class Draft:
    message_id: str
    sender: Address
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    subject: str = ""
    text: str = ""
    html: str | None = None
    attachments: tuple[Attachment, ...] = ()
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    date: datetime
    headers: Mapping[str, str] = field(default_factory=dict)  # such as List-Unsubscribe


@dataclass(frozen=True)
class Entity:
    """A part on its way to bytes: the lines of its head, and its body."""

    head: tuple[str, ...]
    body: bytes

    def __bytes__(self) -> bytes:
        return "\r\n".join([*self.head, "", ""]).encode("ascii") + self.body


def new_message_id(domain: str) -> str:
    """Name a letter as no other is named; without brackets."""
    return f"{secrets.token_hex(16)}@{_domain(domain)}"


def write_letter(draft: Draft) -> bytes:
    """Write the letter. Who gets a blind copy is the business of the envelope, never of this."""
    head = [
        _field("From", _people((draft.sender,))),
        *(_field(name, _people(who)) for name, who in _recipients(draft) if who),
        _field("Subject", _words(_line(draft.subject, "Subject"))),
        f"Date: {format_datetime(draft.date.astimezone(UTC))}",
        _field("Message-ID", _identifiers((draft.message_id,))),
        *_answering(draft),
        *(_extra(name, value) for name, value in draft.headers.items()),
        "MIME-Version: 1.0",
    ]
    content = _content(draft)
    return bytes(Entity((*head, *content.head), content.body))


def _recipients(draft: Draft) -> Iterable[tuple[str, tuple[Address, ...]]]:
    return ("To", draft.to), ("Cc", draft.cc), ("Reply-To", draft.reply_to)


def _answering(draft: Draft) -> Iterator[str]:
    if draft.in_reply_to:
        yield _field("In-Reply-To", _identifiers(draft.in_reply_to))
    if draft.references:
        yield _field("References", _identifiers(draft.references[-MOST_REFERENCES:]))


def _field(name: str, words: Iterable[str]) -> str:
    """Fold between words, never inside one."""
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > LINE and line.strip():
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line])


def _line(text: str, name: str) -> str:
    if CONTROL.search(text):
        raise Unwritable(
            "{name} cannot hold a line break or another invisible character.", name=name
        )
    return keepable(text).strip()


def _words(text: str) -> list[str]:
    """Cut a text into words; into encoded ones if it could not be told from them or is foreign."""
    words = text.split(" ")
    plain = text.isascii() and "=?" not in text and "" not in words
    if not text or (plain and max(map(len, words)) <= LINE - 10):
        return words if text else []
    return list(_encoded(text))


def _encoded(text: str) -> Iterator[str]:
    piece = b""
    for char in text:
        data = char.encode()
        if len(piece) + len(data) > LONGEST_WORD:
            yield _encoded_word(piece)
            piece = b""
        piece += data
    yield _encoded_word(piece)


def _encoded_word(data: bytes) -> str:
    return f"=?utf-8?B?{base64.b64encode(data).decode('ascii')}?="


def _people(people: tuple[Address, ...]) -> list[str]:
    words: list[str] = []
    for who in people:
        words += _person(who)
        words[-1] += ","
    words[-1] = words[-1].removesuffix(",")
    return words


def _person(who: Address) -> list[str]:
    name = _line(who.name, "A name")
    address = written_address(who.address)
    if not name:
        return [address]
    if PLAIN_NAME.fullmatch(name) and "  " not in name:
        return [*name.split(" "), f"<{address}>"]
    if name.isascii() and len(name) <= LINE - 10 and "=?" not in name:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return [f'"{escaped}"', f"<{address}>"]
    return [*_encoded(name), f"<{address}>"]


def written_address(address: str) -> str:
    """Write an address as servers know it: its domain in ASCII; refuse what is none."""
    local, _, domain = address.rpartition("@")
    atom = ATOM.fullmatch(local) and not re.search(r"^\.|\.\.|\.$", local)
    if not (atom or (QUOTED.fullmatch(local) and local.isascii())):
        raise Unwritable("There is no address like {address}.", address=address[:200])
    return f"{local}@{_domain(domain)}"


def _domain(domain: str) -> str:
    try:
        plain = domain[:300].encode("idna").decode("ascii").lower()
    except UnicodeError:
        plain = ""
    if LITERAL.fullmatch(domain) or (DOMAIN.fullmatch(plain) and len(plain) <= LONGEST_DOMAIN):
        return plain
    raise Unwritable("There is no address like {address}.", address=f"@{domain[:200]}")


def _identifiers(ids: tuple[str, ...]) -> list[str]:
    for each in ids:
        if not IDENTIFIER.fullmatch(each):
            raise Unwritable("“{id}” cannot be the identifier of a letter.", id=each[:200])
    return [f"<{each}>" for each in ids]


def _extra(name: str, value: str) -> str:
    if not HEADER.fullmatch(name) or OURS.fullmatch(name.lower()):
        raise Unwritable("A letter cannot have a header “{name}” of its own.", name=name[:60])
    words = _words_of_header(_line(value, name))
    return _field(name, words)


def _words_of_header(value: str) -> list[str]:
    words = value.split()
    if value.isascii() and all(len(word) <= LONGEST_LINE for word in words):
        return words
    return list(_encoded(value))


def _content(draft: Draft) -> Entity:
    """Wrap only what needs it: files around, pictures of the HTML beside it."""
    inline = [file for file in draft.attachments if file.is_inline and file.content_id]
    if draft.html is None:
        inline = []
    files = [file for file in draft.attachments if file not in inline]
    body = _text(draft.text, "plain")
    if draft.html is not None:
        page = _text(draft.html, "html")
        if inline:
            page = _multipart("related", [page, *map(_file, inline)], draft.message_id)
        body = _multipart("alternative", [body, page], draft.message_id)
    return _multipart("mixed", [body, *map(_file, files)], draft.message_id) if files else body


def _text(text: str, kind: str) -> Entity:
    lines = keepable(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = "\r\n".join(lines)
    data = whole.encode()
    if whole.isascii() and _is_harmless(lines):
        charset, encoding = "us-ascii", "7bit"
    elif sum(byte > 126 for byte in data) * 6 < len(data):  # noqa: PLR2004 - the end of ASCII
        charset, encoding = "utf-8", "quoted-printable"
        data = _with_crlf(binascii.b2a_qp("\n".join(lines).encode(), istext=True))
    else:
        charset, encoding, data = "utf-8", "base64", _base64(data)
    kinds = f'Content-Type: text/{kind}; charset="{charset}"'
    return Entity((kinds, f"Content-Transfer-Encoding: {encoding}"), data)


def _is_harmless(lines: list[str]) -> bool:
    """Tell whether no server will touch these lines, and none is one of our boundaries."""
    return all(
        len(line) <= LINE + 2
        and not line.startswith(("From ", "--=_", "."))
        and line == line.rstrip()
        for line in lines
    ) and not CONTROL.search("".join(lines).replace("\t", ""))


def _with_crlf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _base64(data: bytes) -> bytes:
    return _with_crlf(base64.encodebytes(data))


def _file(file: Attachment) -> Entity:
    kind = file.content_type.lower()
    if not KIND.fullmatch(kind) or kind.startswith(("multipart/", "message/")):
        kind = "application/octet-stream"  # letters in letters may not be base64, files may
    shown = "inline" if file.is_inline and file.content_id else "attachment"
    head = [
        _parameter(f"Content-Type: {kind}", "name", file.name),
        "Content-Transfer-Encoding: base64",
        _parameter(f"Content-Disposition: {shown}", "filename", file.name),
    ]
    if file.content_id:
        head.append(_field("Content-ID", _identifiers((file.content_id,))))
    return Entity(tuple(head), _base64(file.data))


def _parameter(start: str, key: str, value: str) -> str:
    """Add a parameter: as it is, or in encoded pieces as RFC 2231 has it."""
    if not value:
        return start
    if re.fullmatch(r"[A-Za-z0-9_. ()+-]{1,50}", value):
        return f'{start};\r\n {key}="{value}"'
    text = "utf-8''" + quote(_line(value, "The name of a file"), safe="")
    pieces = re.findall(r"(?:%..|[^%]){1,20}", text)
    lines = [f" {key}*{number}*={piece}" for number, piece in enumerate(pieces)]
    return ";\r\n".join([start, *lines])


def _multipart(kind: str, parts: list[Entity], message_id: str) -> Entity:
    """Join parts by a boundary that no encoded body can hold: `=_` is in none of them."""
    boundary = "=_" + sha256(f"{kind} {message_id}".encode()).hexdigest()[:24]
    line = f"--{boundary}".encode()
    body = b"".join(line + b"\r\n" + bytes(part) + b"\r\n" for part in parts)
    head = f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"'
    return Entity((head,), body + line + b"--\r\n")
