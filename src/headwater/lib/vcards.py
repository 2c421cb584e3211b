"""Visiting cards (vCard 2.1, 3.0, 4.0) as rows of a table: one for each card."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import vobject

from headwater.lib.errors import Invalid

BEGINS = re.compile(rb"\s*(\xef\xbb\xbf)?BEGIN:VCARD", re.IGNORECASE)
HEADER = ["Full name", "Job title", "Company", "Email", "WeChat"]
PHONES = ["Phone", "Mobile phone", "Other phone"]
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
    """The first three; `tel:+1-418-656-9254;ext=102` is how version 4 writes a number."""
    found = [
        value.removeprefix("tel:").replace(";ext=", " ext. ") for value in _values(card, "tel")
    ]
    return (found + [""] * len(PHONES))[: len(PHONES)]


def _first(card: dict[str, list[Any]], name: str) -> str:
    return next(iter(_values(card, name)), "")


def _values(card: dict[str, list[Any]], name: str) -> list[str]:
    found = [str(line.value).strip() for line in card.get(name, [])]
    return list(dict.fromkeys(value for value in found if value))


def write(name: str, *, title: str, company: str, channels: Iterable[tuple[str, str]]) -> str:
    """Write the card (version 3.0) of a person with their channels, each a kind and a value."""
    card = vobject.vCard()
    card.add("fn").value = name
    card.add("n").value = vobject.vcard.Name(family=name)
    if company:
        card.add("org").value = [company]
    if title:
        card.add("title").value = title
    for kind, value in channels:
        card.add(LINES.get(kind, f"x-{kind}")).value = value
    return str(card.serialize())
