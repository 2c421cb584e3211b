"""Filling the fields of a template: `{{person.first_name}}`, or `{{person.first_name|there}}`.

Nothing is evaluated: a field is a name out of a closed list, what stands for it is put in as text,
never as markup, and what was put in is not read for fields again. A field stands whole in one
text node of a document; one that is half bold is refused when a template is kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from headwater.lib.documents import Node
from headwater.lib.errors import Invalid

FIELDS = (
    "person.first_name", "person.last_name", "person.name", "person.salutation",
    "person.job_title", "company.name", "deal.name", "deal.value", "deal.stage",
    "deal.expected_close_date", "lead.name", "sender.name", "sender.email", "sender.signature",
    "today",
)  # fmt: skip
FIELD = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z_]+)*)\s*(?:\|([^{}|]*))?\}\}")
BRACES = re.compile(r"\{\{|\}\}")


class UnknownFields(Invalid):
    code = "unknown_fields"


class BrokenField(Invalid):
    code = "broken_field"


@dataclass(frozen=True)
class Filled:
    """A letter with its fields filled; what is `missing` still stands in it as a field."""

    subject: str
    doc: dict[str, Any]
    missing: tuple[str, ...]


def fill(subject: str, doc: Node, values: Mapping[str, str]) -> Filled:
    """Put the values of its fields into a template; a value of nothing but blanks is none."""
    missing: dict[str, None] = {}  # in the order they were met

    def value(field: re.Match[str]) -> str:
        name, fallback = field[1], field[2]
        if known := values.get(name, "").strip():
            return known
        if fallback is not None:
            return fallback.strip()
        missing[name] = None
        return field[0]

    filled_subject = " ".join(FIELD.sub(value, subject).split("\n"))
    filled_doc = {**doc, "content": _filled(doc, value)}
    return Filled(filled_subject, filled_doc, tuple(missing))


def fields_in(subject: str, doc: Node) -> tuple[str, ...]:
    """Name the fields of a template, each once, in the order they stand."""
    texts = [subject, *_texts(doc)]
    return tuple(dict.fromkeys(found[1] for text in texts for found in FIELD.finditer(text)))


def check_template(subject: str, doc: Node) -> None:
    """Refuse a field nobody knows, and one that is not whole."""
    unknown = [name for name in fields_in(subject, doc) if name not in FIELDS]
    if unknown:
        raise UnknownFields(
            "There is no field called {names}.", names=", ".join(unknown), field="doc"
        )
    for text in (subject, *_texts(doc)):
        if BRACES.search(FIELD.sub("", text)):
            raise BrokenField(
                "A field is not whole near “{text}”. Put it in again, in one style.",
                text=text.strip()[:60], field="doc",
            )  # fmt: skip


def _filled(node: Node, value: Any) -> list[dict[str, Any]]:
    inside: list[dict[str, Any]] = []
    for child in node.get("content", ()):
        if child["type"] == "text":
            text = FIELD.sub(value, child["text"])
            inside += _lines(child, text, is_code=node["type"] == "codeBlock")
        elif "content" in child:
            inside.append({**child, "content": _filled(child, value)})
        else:
            inside.append(dict(child))
    return inside


def _lines(node: Node, text: str, *, is_code: bool) -> Iterator[dict[str, Any]]:
    """Write a text of several lines as such; an empty text is no node at all."""
    for at, line in enumerate([text] if is_code else text.split("\n")):
        if at:
            yield {"type": "hardBreak"}
        if line:
            yield {**node, "text": line}


def _texts(node: Node) -> Iterator[str]:
    if node["type"] == "text":
        yield str(node["text"])
    for child in node.get("content", ()):
        yield from _texts(child)
