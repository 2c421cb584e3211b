"""The fields of a letter's head, read as they are written in practice and not as in the RFCs."""

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import groupby
from urllib.parse import unquote_to_bytes

from headwater.mail.rules.charsets import decoded, keepable

LONGEST_FIELD = 200_000  # characters; a thousand recipients need a third of it
LONGEST_PARAMETERS = 8_000
LONGEST_NAME = 200
MOST_IDS = 200

WORD = re.compile(r"=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[^?\s]+\?[bBqQ]\?)")
HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
TOKEN = re.compile(r'"(?:[^"\\]|\\.|\\$)*+"?|\([^()]*\)?|<[^<>]*>?|[,;:]|[^",;:<>()]+|.', re.DOTALL)
BARE_ADDRESS = re.compile(r"[^\s<>(),;:\"'\[\]]{1,200}@[^\s<>(),;:\"'\[\]]{1,255}")
PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')
PIECE = re.compile(r"([^*]+)(?:\*([0-9]{1,3}))?(\*)?")
DOMAIN = re.compile(r"[^\s<>\"(),;@]{1,255}")
QUOTE = re.compile(r'\\(.)|"')
ROUTE = re.compile(r"^@[^:]*:")  # how RFC 822 named the machines on the way
IDENTIFIER = re.compile(r"<([^<>\s]+)>")
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Address:
    name: str
    address: str  # the part after the @ in small letters


def unfolded(value: bytes) -> str:
    """Make one line of a field; its encoded words are still in it."""
    return CONTROL.sub(" ", decoded(value[:LONGEST_FIELD])).strip()


def words(text: str) -> str:
    """Decode encoded words, those broken in the middle of a character too."""
    if "=?" not in text:
        return text
    joined = BETWEEN_WORDS.sub(r"\1", text)
    return CONTROL.sub(" ", "".join(_runs(joined))).strip()


def _runs(text: str) -> Iterator[str]:
    """Decode neighbours of the same charset together: a character may begin in one of them."""
    for charset, run in groupby(_pieces(text), key=lambda piece: piece[0]):
        if charset is None:
            yield "".join(str(piece[1]) for piece in run)
        else:
            yield decoded(b"".join(piece[2] for piece in run), charset)


def _pieces(text: str) -> Iterator[tuple[str | None, str, bytes]]:
    end = 0
    for found in WORD.finditer(text):
        if found.start() > end:
            yield None, text[end : found.start()], b""
        yield found[1].lower(), "", _word_bytes(found[2], found[3])
        end = found.end()
    yield None, text[end:], b""


def _word_bytes(kind: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if kind in "bB":
        return unbase64(data)
    return HEX.sub(lambda hit: bytes([int(hit[1], 16)]), data.replace(b"_", b" "))


def unbase64(data: bytes) -> bytes:
    """Decode what can be decoded."""
    try:
        return binascii.a2b_base64(data + b"==")
    except binascii.Error:
        clean = NOT_BASE64.sub(b"", data)
        whole = len(clean) - 1 if len(clean) % 4 == 1 else len(clean)
        return binascii.a2b_base64(clean[:whole] + b"==")


def addresses(text: str) -> tuple[Address, ...]:
    """List everybody a field names; groups are opened, what has no @ is nobody."""
    found = tuple(_entries(text))
    if found or "@" not in text:
        return found
    hits = (_address("", hit[0]) for hit in BARE_ADDRESS.finditer(text))
    return tuple(hit for hit in hits if hit)


def _entries(text: str) -> Iterator[Address]:
    name, comment, angle = "", "", ""
    for token in [*TOKEN.findall(text), ","]:
        if token in ",;":  # noqa: S105 - no password
            if entry := _address(name if angle else comment, angle or name):
                yield entry
            name, comment, angle = "", "", ""
        elif token == ":":  # noqa: S105 - no password
            name = "" if "@" not in name else name + token
        elif token[0] == "<":
            angle = angle or token.strip("<> ")
        elif token[0] == "(":
            comment = token.strip("() ")
        else:
            name += token


def _address(name: str, address: str) -> Address | None:
    local, at, domain = ROUTE.sub("", words(address).strip(" '")).rpartition("@")
    local, domain = local.strip(), domain.strip().rstrip(".").lower()
    if not at or not local or not DOMAIN.fullmatch(domain):
        return None
    if re.search(r"\s", local) and not local.startswith('"'):
        local = local.split()[-1]
    shown = words(_unquoted(name.strip())).strip(" '\"")
    return Address(keepable(shown)[:LONGEST_NAME], keepable(f"{local}@{domain}"))


def _unquoted(text: str) -> str:
    return QUOTE.sub(lambda found: found[1] or "", text) if '"' in text else text


def identifiers(text: str) -> tuple[str, ...]:
    """List the Message-IDs of a field, without their brackets."""
    found = IDENTIFIER.findall(text) or [each.strip("<>") for each in text.split() if "@" in each]
    return tuple(dict.fromkeys(each for each in found if each))[-MOST_IDS:]


def moment(text: str) -> datetime | None:
    """Read a date; one that cannot be is none."""
    try:
        found = parsedate_to_datetime(text[:200])
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError):
        return None


def parameters(text: str) -> tuple[str, Mapping[str, str]]:
    """Read `text/plain; charset=…`: the value in small letters, and what follows it.

    Parameters that were cut into pieces or encoded (RFC 2231) are put together again.
    """
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for key, value in PARAMETER.findall(";" + text.partition(";")[2][:LONGEST_PARAMETERS]):
        if named := PIECE.fullmatch(key.lower()):
            plain = _unquoted(value[1:-1]) if value[:1] == '"' == value[-1:] else value.strip()
            place = int(named[2] or 0)
            pieces.setdefault(named[1], {}).setdefault(place, (plain, bool(named[3])))
    whole = {key: _assembled(parts) for key, parts in pieces.items()}
    return text.partition(";")[0].strip().lower(), whole


def _assembled(parts: dict[int, tuple[str, bool]]) -> str:
    ordered = [parts[place] for place in sorted(parts)]
    if not ordered[0][1]:
        return words("".join(text for text, _ in ordered))
    charset, _, first = ordered[0][0].partition("'")
    texts = [(first.partition("'")[2], True), *ordered[1:]]
    data = b"".join(
        unquote_to_bytes(text) if encoded else text.encode("utf-8", "replace")
        for text, encoded in texts
    )
    return CONTROL.sub(" ", decoded(data, charset))


def file_name(text: str) -> str:
    """Keep of a name what may name a file: no folders, no invisible turns."""
    name = CONTROL.sub("", keepable(text)).replace("\\", "/").rpartition("/")[2].strip(" .")
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST_NAME:
        return f"{stem[: LONGEST_NAME - 20]}{dot}{ending[:19]}" if dot else name[:LONGEST_NAME]
    return name
