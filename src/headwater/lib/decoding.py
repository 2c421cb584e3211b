"""Finding out how the bytes of a text file are meant, and reading its lines."""

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from headwater.lib.errors import Invalid, TooLarge

SAMPLE = 262_144
PIECE = 65_536
LONGEST_LINE = 1_000_000
BIGGEST_UNPACKED = 600_000_000
HARMLESS = 32_000_000  # bytes; unpacking so little is always fine
HIGHEST_RATIO = 100  # text rarely shrinks to a thirtieth; bombs to a thousandth
BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
LONE_RETURN = re.compile(r"(?<=\r)(?!\n)")
HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
THREE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")  # how UTF-8 writes Chinese
NOT_TEXT = {
    b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z", b"SQLite format": "SQLite", b"\x7fELF": "program", b"MZ\x90": "program",
}  # fmt: skip


class NotATable(Invalid):
    code = "not_a_table"


class FileTooLarge(TooLarge):
    code = "file_too_large"


def open_bytes(path: Path) -> BinaryIO:
    """Open a file, unpacking it on the way when it is packed with gzip."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    if not packed:
        return path.open("rb")
    _check_unpacked_size(path)
    return cast("BinaryIO", gzip.open(path, "rb"))


def encoding_of(sample: bytes) -> str:
    """Tell how the text is written, from its beginning."""
    for bom, encoding in BOMS.items():
        if sample.startswith(bom):
            return encoding
    for magic, kind in NOT_TEXT.items():
        if sample.startswith(magic):
            raise NotATable("This is a {kind} file. Choose a CSV or XLSX file.", kind=kind)
    if re.match(rb"\s*(<!doctype|<html|<table|<\?xml)", sample, re.IGNORECASE):
        raise NotATable("This is a web page. Open it in a spreadsheet and save it as XLSX or CSV.")
    if re.match(rb"\s*[{\[]\s*[\"{\[]", sample):
        raise NotATable("This is a {kind} file. Choose a CSV or XLSX file.", kind="JSON")
    if b"\0" in sample:
        return _utf16_without_bom(sample)
    return _utf8_or_other(sample)


def lines(path: Path, encoding: str) -> Iterator[str]:
    """Read line by line, keeping the line ends, so that cells may hold several lines."""
    with open_bytes(path) as file:
        if encoding.startswith("utf-16"):
            yield from _decoded_lines(file, encoding)
            return
        first = True
        for raw in iter(lambda: file.readline(LONGEST_LINE), b""):
            if len(raw) == LONGEST_LINE:
                raise NotATable("A line of this file is longer than a million characters.")
            line = raw.removeprefix(codecs.BOM_UTF8) if first else raw
            first = False
            yield from _pieces(_decode(line, encoding).replace("\0", ""))


def _pieces(line: str) -> list[str]:
    """Part a line where there is a lone carriage return, as old files have at every line's end."""
    if "\r" not in line.rstrip("\r\n"):
        return [line]
    return [piece for piece in LONE_RETURN.split(line) if piece]


def _check_unpacked_size(path: Path) -> None:
    """Unpack once into nothing, and stop as soon as it becomes too much."""
    packed, unpacked = path.stat().st_size, 0
    try:
        with gzip.open(path, "rb") as file:
            while piece := file.read(PIECE):
                unpacked += len(piece)
                if unpacked > BIGGEST_UNPACKED or (
                    unpacked > HARMLESS and unpacked > packed * HIGHEST_RATIO
                ):
                    raise FileTooLarge("Unpacked, this file is far too large to be a table.")
    except (OSError, EOFError, zlib.error):
        raise NotATable(
            "This packed file is damaged. Pack it again, or choose it unpacked."
        ) from None


def _utf16_without_bom(sample: bytes) -> str:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 20 or min(even, odd) * 10 > max(even, odd):
        raise NotATable("This file is not text. Choose a CSV or XLSX file.")
    return "utf-16-le" if odd > even else "utf-16-be"


def _utf8_or_other(sample: bytes) -> str:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "cp1252" if _is_western(sample) else "gb18030"
    return "utf-8"


def _is_western(sample: bytes) -> bool:
    """Chinese characters need two high bytes in a row; an é stands between plain letters."""
    runs = HIGH_BYTES.findall(sample)
    return sum(len(run) == 1 for run in runs) > len(runs) / 2


def _decode(line: bytes, encoding: str) -> str:
    """Decode one line; Chinese files put together from several hold both encodings."""
    if line.isascii():
        return line.decode("ascii")
    if encoding == "gb18030" and not THREE_BYTES.search(line):
        return line.decode("gb18030", errors="replace")  # 联通 in GBK happens to be valid UTF-8
    if encoding in {"utf-8", "gb18030"}:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            return line.decode("gb18030", errors="replace")
    return line.decode(encoding, errors="replace")


def _decoded_lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    rest = ""
    while piece := file.read(PIECE):
        *complete, rest = (rest + decoder.decode(piece)).split("\n")
        if len(rest) > LONGEST_LINE:
            raise NotATable("A line of this file is longer than a million characters.")
        for line in complete:
            yield line.replace("\0", "") + "\n"
    if rest:
        yield rest
