"""Parting a name into what people are called by. What is not certain is left out."""

import re
from dataclasses import dataclass

CHINESE_NAME = re.compile(r"[㐀-鿿]{2,6}")
_LONG = (
    "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 东方 端木 独孤 南宫 万俟 澹台 "
    "歐陽 司馬 諸葛 尉遲 公孫 長孫 東方 獨孤 萬俟 澹臺"
)
LONG_SURNAMES = frozenset(_LONG.split())
CHINESE_ADDRESSES = ("先生", "女士", "小姐", "老师", "教授", "博士")
ADDRESSES = {
    "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "mx": "Mx", "dr": "Dr",
    "prof": "Professor", "professor": "Professor",
}  # fmt: skip


@dataclass(frozen=True)
class Called:
    """What somebody is called; `salutation` only where their name itself says how."""

    name: str = ""
    first_name: str = ""
    last_name: str = ""
    salutation: str = ""


def called(name: str) -> Called:
    """Part a name: 欧阳娜娜, 王女士, “Dr. Ada King”, “King, Ada”."""
    plain = " ".join(name.split())
    if CHINESE_NAME.fullmatch(plain):
        return _chinese(plain)
    address, rest = _without_address(plain)
    last, comma, first = (part.strip() for part in rest.partition(","))
    if not comma:
        first, _, last = rest.partition(" ")
        last = last.rpartition(" ")[2]
        if address and not last:  # “Dr. King”
            first, last = "", first
    salutation = f"{address} {last}" if address and last else ""
    return Called(plain, first, last, salutation)


def _chinese(name: str) -> Called:
    for address in CHINESE_ADDRESSES:
        if name.endswith(address):
            surname, given = _surname_first(name.removesuffix(address))
            return Called(name, given, surname, f"{surname}{address}" if surname else "")
    surname, given = _surname_first(name)
    return Called(name, given, surname)


def _surname_first(name: str) -> tuple[str, str]:
    length = 2 if name[:2] in LONG_SURNAMES else 1
    return name[:length], name[length:]


def _without_address(name: str) -> tuple[str, str]:
    word, _, rest = name.partition(" ")
    address = ADDRESSES.get(word.rstrip(".").casefold(), "")
    return (address, rest.strip()) if address and rest else ("", name)
