"""Written text with marks: a small tree of known nodes, as the editor (ProseMirror) writes it.

There is no HTML in it, so there is nothing to sanitise: what is not in these tables is refused.
"""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any, TypeGuard
from uuid import UUID

from headwater.lib.errors import Invalid

Node = Mapping[str, Any]

BLOCKS = frozenset({"paragraph", "heading", "blockquote", "codeBlock", "listItem"})
CHILDREN: Mapping[str, frozenset[str]] = {
    "doc": frozenset(
        {"paragraph", "heading", "bulletList", "orderedList", "blockquote", "codeBlock",
         "horizontalRule"}
    ),
    "paragraph": frozenset({"text", "hardBreak", "mention"}),
    "heading": frozenset({"text", "hardBreak", "mention"}),
    "bulletList": frozenset({"listItem"}),
    "orderedList": frozenset({"listItem"}),
    "listItem": frozenset({"paragraph", "bulletList", "orderedList", "codeBlock", "blockquote"}),
    "blockquote": frozenset({"paragraph", "bulletList", "orderedList", "heading"}),
    "codeBlock": frozenset({"text"}),
    "horizontalRule": frozenset(),
    "hardBreak": frozenset(),
    "text": frozenset(),
    "mention": frozenset(),
}  # fmt: skip
MARKS = frozenset({"bold", "italic", "underline", "strike", "code", "link"})
LEVELS = frozenset({1, 2, 3})
SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)[^\s\x00-\x1f]+", re.IGNORECASE)
LONGEST_LINK = 2000
DEEPEST = 12
MOST_NODES = 5000


class BadDocument(Invalid):
    code = "bad_document"


def cleaned(document: Node) -> dict[str, Any]:
    """Give the document with nothing in it but what is known here.

    Attributes nobody knows are left out, since editors write their own; nodes, marks and links
    nobody knows are refused.
    """
    if document.get("type") != "doc":
        raise _bad()
    budget = [MOST_NODES]
    return _cleaned(document, budget, depth=0)


def plain(document: Node) -> str:
    """Write a document as plain text: a line for each block."""
    lines = re.sub(r"\n{3,}", "\n\n", _text(document))
    return lines.strip()


def mentioned(document: Node) -> frozenset[UUID]:
    """Say which members a document names."""
    return frozenset(UUID(node["attrs"]["id"]) for node in _walk(document) if _is(node, "mention"))


def _cleaned(node: Node, budget: list[int], *, depth: int) -> dict[str, Any]:
    budget[0] -= 1
    kind = node.get("type")
    if not _is_one_of(kind, CHILDREN) or depth > DEEPEST or budget[0] < 0:
        raise _bad()
    clean: dict[str, Any] = {"type": kind} | _own(node, kind)
    children = node.get("content") or []
    if not isinstance(children, list):
        raise _bad()
    for child in children:
        if not isinstance(child, dict) or not _is_one_of(child.get("type"), CHILDREN[kind]):
            raise _bad()
    if children:
        clean["content"] = [_cleaned(child, budget, depth=depth + 1) for child in children]
    return clean


def _own(node: Node, kind: str) -> dict[str, Any]:
    attributes = node.get("attrs") or {}
    if not isinstance(attributes, dict):
        raise _bad()
    match kind:
        case "text":
            return _words(node)
        case "heading":
            level = attributes.get("level")
            if level not in LEVELS:
                raise _bad()
            return {"attrs": {"level": level}}
        case "mention":
            return {"attrs": _member(attributes)}
        case _:
            return {}


def _words(node: Node) -> dict[str, Any]:
    text, marks = node.get("text"), node.get("marks") or []
    if not isinstance(text, str) or not text or "\0" in text or not isinstance(marks, list):
        raise _bad()
    own = [_mark(mark) for mark in marks]
    return {"text": text} | ({"marks": own} if own else {})


def _mark(mark: Any) -> dict[str, Any]:
    if not isinstance(mark, dict) or not _is_one_of(mark.get("type"), MARKS):
        raise _bad()
    if mark["type"] != "link":
        return {"type": mark["type"]}
    href = (mark.get("attrs") or {}).get("href")
    if not isinstance(href, str) or len(href) > LONGEST_LINK or not SAFE_LINK.fullmatch(href):
        raise _bad()
    return {"type": "link", "attrs": {"href": href}}


def _member(attributes: Mapping[str, Any]) -> dict[str, str]:
    label = attributes.get("label")
    try:
        member_id = UUID(str(attributes.get("id")))
    except ValueError:
        raise _bad() from None
    if not isinstance(label, str) or not label or "\0" in label:
        raise _bad()
    return {"id": str(member_id), "label": label[:100]}


def _text(node: Node) -> str:
    if _is(node, "text"):
        return str(node["text"])
    if _is(node, "mention"):
        return f"@{node['attrs']['label']}"
    if _is(node, "hardBreak"):
        return "\n"
    inside = "".join(_text(child) for child in node.get("content", ()))
    return f"{inside}\n" if node["type"] in BLOCKS and not inside.endswith("\n\n") else inside


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.get("content", ()):
        yield from _walk(child)


def _is(node: Node, kind: str) -> bool:
    return bool(node["type"] == kind)


def _is_one_of(name: Any, known: Container[str]) -> TypeGuard[str]:
    return isinstance(name, str) and name in known


def _bad() -> BadDocument:
    return BadDocument("This text holds something that cannot be kept.", field="doc")
