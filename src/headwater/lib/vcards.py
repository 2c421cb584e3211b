"""Visiting cards (vCard 2.1, 3.0, 4.0) as rows of a table: one for each card."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import vobject

from headwater.lib.errors import Invalid

BEGINS = re.compile(rb"\s*(\xef\xbb\xbf)?BEGIN:VCARD", re.IGNORECASE)
# What has a type stands in its column, too, from which its label is read.
HEADER = ["Full name", "Job title", "Company", "Email", "Work email", "Home email", "WeChat"]
PHONES = ["Primary phone", "Mobile phone", "Work phone", "Home phone", "Phone", "Other phone"]
TYPED = {"CELL": "Mobile phone", "WORK": "Work phone", "HOME": "Home phone"}
TYPES = {"mobile": "CELL", "work": "WORK", "home": "HOME", "switchboard": "WORK", "fax": "FAX"}
BETWEEN = "; "
LINES = {"email": "email", "phone": "tel", "website": "url", "linkedin": "url"}


class BadCard(Invalid):
    code = "bad_visiting_card"


def is_vcard(start: bytes) -> bool:
    return BEGINS.match(start) is not None


def rows(text: str) -> Iterator[list[str]]:
    """Give a header and a row for each card. A line that cannot be read is left out of its card."""
    yield HEADER + PHONES
    try:
        for card in vobject.readComponents(text, allowQP=True, ignoreUnreadable=True):
            yield _row(card.contents)
    except vobject.base.VObjectError:
        raise BadCard("This file of visiting cards is damaged. Save it again.") from None


def _row(card: dict[str, list[Any]]) -> list[str]:
    return [
        _name(card),
        _first(card, "title") or _first(card, "role"),
        _company(card),
        BETWEEN.join(_values(card, "email")),
        BETWEEN.join(_values(card, "email", typed="WORK")),
        BETWEEN.join(_values(card, "email", typed="HOME")),
        _first(card, "x-wechat") or _first(card, "x-weixin"),
        *_phones(card),
    ]


def _name(card: dict[str, list[Any]]) -> str:
    full = _first(card, "fn")
    if full or not card.get("n"):
        return full or _first(card, "nickname")
    name = card["n"][0].value
    return " ".join(f"{name.given} {name.family}".split())


def _company(card: dict[str, list[Any]]) -> str:
    """The organisation; what stands behind it are its departments."""
    if not card.get("org"):
        return ""
    value = card["org"][0].value
    return str(value[0] if isinstance(value, list) else value).strip()


def _phones(card: dict[str, list[Any]]) -> list[str]:
    """The preferred one and the first of each type, then what is left, as far as there is room."""
    left = _values(card, "tel")
    columns = dict.fromkeys(PHONES, "") | {PHONES[0]: left[0] if left else ""}
    for kind, column in TYPED.items():
        columns[column] = next((one for one in _values(card, "tel", typed=kind) if one in left), "")
        left = [one for one in left if one != columns[column]]
    left = [one for one in left if one != columns[PHONES[0]]]
    for column, value in zip(("Phone", "Other phone"), left, strict=False):
        columns[column] = value
    return list(columns.values())


def _first(card: dict[str, list[Any]], name: str) -> str:
    return next(iter(_values(card, name)), "")


def _values(card: dict[str, list[Any]], name: str, *, typed: str = "") -> list[str]:
    """List the values of a type, the preferred ones first.

    `tel:+1-418-656-9254;ext=102` is how version 4 writes a number.
    """
    lines = [line for line in card.get(name, []) if not typed or typed in _types(line)]
    lines.sort(key=lambda line: "PREF" not in _types(line))
    found = [str(line.value).strip().removeprefix("tel:") for line in lines]
    return list(dict.fromkeys(value.replace(";ext=", " ext. ") for value in found if value))


def _types(line: Any) -> set[str]:
    """Read `TYPE=CELL,PREF`, `TYPE="cell"`, `PREF=1`, and the bare `CELL` of version 2.1."""
    said = {str(kind).upper() for kind in line.params.get("TYPE", [])}
    return said | set(line.params) | {str(kind).upper() for kind in line.singletonparams}


class Line(NamedTuple):
    """A way to reach the person; the key of a phone is its E.164 number and extension."""

    kind: str
    value: str
    key: str
    label: str = ""
    is_first: bool = False

    @property
    def text(self) -> str:
        number, _, extension = self.key.partition("x")
        if self.kind != "phone" or not number.startswith("+"):
            return self.value
        return f"{number} ext. {extension}" if extension else number

    @property
    def types(self) -> list[str]:
        named = [TYPES[self.label]] if self.label in TYPES else []
        return [*named, "PREF"] if self.is_first else named


def write(name: str, *, title: str, company: str, channels: Iterable[Line]) -> str:
    """Write the card (version 3.0) of a person with their channels."""
    card = vobject.vCard()
    card.add("fn").value = name
    card.add("n").value = vobject.vcard.Name(family=name)
    if company:
        card.add("org").value = [company]
    if title:
        card.add("title").value = title
    for channel in channels:
        line = card.add(LINES.get(channel.kind, f"x-{channel.kind}"))
        line.value = channel.text
        if channel.types:
            line.type_paramlist = channel.types
    return str(card.serialize())
