"""Bytes into text that can be kept: no NUL, no half of a surrogate pair, whatever was promised."""

import codecs
import re

ASCII = bytes(range(128))
UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
# What is declared is often the older and smaller brother of what was used.
MEANT = {
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "hz", "big5": "big5hkscs", "cp950": "big5hkscs",
    "euc_kr": "cp949", "johab": "cp949", "shift_jis": "cp932", "ascii": "", "iso8859-1": "cp1252",
    "iso2022_jp": "iso2022_jp_2",
}  # fmt: skip
ALIASES = {
    "ks_c_5601-1987": "cp949", "gb_2312-80": "gb2312", "gb2312_charset": "gb2312", "chinese": "gb2312",
    "x-gbk": "gbk", "x-sjis": "cp932", "utf8mb4": "utf-8", "unicode-1-1-utf-7": "utf-7", "x-big5": "big5",
}  # fmt: skip
# Python has codecs that are no charsets of letters; some of them are slow on purpose-made input.
CHARSETS = re.compile(
    r"(ascii|utf|iso|cp\d|gb|hz|big5|euc|shift|johab|koi8|mac|tis|ptcp|kz|hp|latin)"
)


def decoded(data: bytes, charset: str = "") -> str:
    """Read bytes as the charset they claim, or as what they more likely are."""
    claimed = _codec(charset)
    for codec in (claimed, "utf-8", "gb2312", *(("gb18030",) if _is_dense(data) else ())):
        try:
            return keepable(data.decode(codec)) if codec else keepable(data.decode("ascii"))
        except UnicodeError:
            continue
    return keepable(data.decode(claimed or "cp1252", "replace"))


def _is_dense(data: bytes) -> bool:
    """Tell Chinese, where most bytes are high, from Latin letters with an accent here and there."""
    return len(data.translate(None, ASCII)) * 2 > len(data)


def keepable(text: str) -> str:
    """Take out what neither UTF-8 nor PostgreSQL can hold."""
    return UNKEEPABLE.sub(lambda found: "" if found[0] == "\0" else "\ufffd", text)


def _codec(charset: str) -> str:
    """Name the codec for a charset; empty if it says nothing."""
    name = charset.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(ALIASES.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    return MEANT.get(found, found) if CHARSETS.match(found) else ""
