"""A letter taken apart into its parts, in time and memory that its size alone decides.

The parser of the standard library is built of recursion and line lists: letters made to hurt hold
it for minutes. This one looks for boundaries in the bytes and copies nothing until it is asked.
"""

import binascii
import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from headwater.lib.errors import Invalid
from headwater.mail.rules.fields import parameters, unbase64, unfolded

LARGEST = 50_000_000
MOST_PARTS = 1_000
DEEPEST = 20
LONGEST_HEAD = 1_000_000
FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:(.*)", re.DOTALL)


class Unreadable(Invalid):
    """These bytes are no letter, or one that was made to do harm."""

    code = "letter_unreadable"


class Oversized(Unreadable):
    code = "letter_oversized"


class TooManyParts(Unreadable):
    code = "letter_too_many_parts"


class TooDeep(Unreadable):
    code = "letter_too_deep"


class NoHead(Unreadable):
    code = "letter_without_head"


@dataclass(frozen=True)
class Part:
    """A node of the tree: a leaf with a body, or a multipart with parts."""

    head: Mapping[str, tuple[str, ...]]
    kind: str
    params: Mapping[str, str]
    disposition: str
    file: str
    raw: bytes = field(repr=False)
    parts: "tuple[Part, ...]" = ()

    def first(self, name: str) -> str:
        return self.head.get(name, ("",))[0]

    def body(self) -> bytes:
        """Undo the transfer encoding; what is broken in it stays as it is."""
        encoding = self.first("content-transfer-encoding").lower()
        if "base64" in encoding:
            return unbase64(self.raw)
        if "quoted" in encoding:
            return quopri.decodestring(self.raw)
        if "uu" in encoding:
            return b"".join(_uu_lines(self.raw))
        return self.raw


def take_apart(raw: bytes) -> Part:
    """Split a letter along its boundaries, or refuse it."""
    if len(raw) > LARGEST:
        raise Oversized("This letter is larger than 50 MB.")
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    root = _part(_Reading(raw), (0, len(raw)), "text/plain")
    if not root.head:
        raise NoHead("This is not a letter: it has no sender, subject or date.")
    return root


@dataclass
class _Reading:
    """One letter being read, and how many parts have been seen in it."""

    raw: bytes
    parts: int = 0

    def count(self, ahead: int = 1) -> None:
        if self.parts + ahead > MOST_PARTS:
            raise TooManyParts("This letter has more than 1000 parts.")


def _part(reading: _Reading, span: tuple[int, int], expected: str, *, depth: int = 0) -> Part:
    if depth > DEEPEST:
        raise TooDeep("The parts of this letter lie too deep in each other.")
    reading.count()
    reading.parts += 1
    head, start = read_head(reading.raw, *span)
    kind, params = parameters(head.get("content-type", (expected,))[0])
    shown, details = parameters(head.get("content-disposition", ("",))[0])
    parts: tuple[Part, ...] = ()
    if kind.startswith("multipart/") and (boundary := params.get("boundary", "")):
        inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        spans = list(_between(reading, (start, span[1]), boundary))
        parts = tuple(_part(reading, each, inner, depth=depth + 1) for each in spans)
    elif "/" not in kind:
        kind = expected
    name = details.get("filename") or params.get("name", "")
    body = b"" if parts else reading.raw[start : span[1]]
    return Part(head, kind, params, shown, name, body, parts)


def read_head(raw: bytes, start: int, end: int) -> tuple[dict[str, tuple[str, ...]], int]:
    """Read fields up to the empty line; say where the body begins.

    A line that is no field is passed over if more of the head follows; otherwise somebody forgot
    the empty line, and it belongs to the body.
    """
    fields: list[tuple[str, list[bytes]]] = []
    at, limit = start, min(end, start + LONGEST_HEAD)
    while at < limit:
        line = raw[at : _line_end(raw, at, limit)]
        if not line.strip(b"\r\n"):
            return _gathered(fields), at + len(line)
        if line[:1] in b" \t" and fields:
            fields[-1][1].append(line)
        elif found := FIELD.match(line):
            fields.append((found[1].decode("ascii").lower(), [found[2]]))
        elif not _head_goes_on(raw, at + len(line), limit):
            return _gathered(fields), at
        at += len(line)
    return _gathered(fields), at


def _line_end(raw: bytes, at: int, limit: int) -> int:
    found = raw.find(b"\n", at, limit)
    return limit if found < 0 else found + 1


def _head_goes_on(raw: bytes, at: int, limit: int) -> bool:
    return bool(FIELD.match(raw[at : _line_end(raw, at, limit)]))


def _gathered(fields: list[tuple[str, list[bytes]]]) -> dict[str, tuple[str, ...]]:
    gathered: dict[str, list[str]] = {}
    for name, lines in fields:
        gathered.setdefault(name, []).append(
            unfolded(b"".join(line.rstrip(b"\r\n") for line in lines))
        )
    return {name: tuple(values) for name, values in gathered.items()}


def _between(reading: _Reading, span: tuple[int, int], boundary: str) -> Iterator[tuple[int, int]]:
    """Find what lies between boundaries; a last boundary that is missing is forgiven."""
    mark = b"\n--" + boundary.encode("utf-8", "replace").rstrip()
    raw, open_at, at, seen = reading.raw, -1, span[0] - 1, 0
    while (hit := raw.find(mark, max(at, 0), span[1])) >= 0:
        seen += 1
        reading.count(seen)
        line_end = _line_end(raw, hit + 1, span[1])
        rest = raw[hit + len(mark) : line_end].strip()
        at = line_end - 1
        if rest not in {b"", b"--"}:
            continue
        if open_at >= 0:
            yield open_at, max(open_at, hit - (raw[hit - 1 : hit] == b"\r"))
        open_at = line_end if not rest else -1
        if rest:
            return
    if open_at >= 0:
        yield open_at, span[1]


def _uu_lines(raw: bytes) -> Iterator[bytes]:
    for line in raw.splitlines():
        if line.startswith((b"begin ", b"end")):
            continue
        try:
            yield binascii.a2b_uu(line)
        except binascii.Error:
            continue
