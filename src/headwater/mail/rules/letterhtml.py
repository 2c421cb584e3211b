"""Writing a document as the HTML of a letter: plain elements, no classes, colours only where needed."""

from collections.abc import Mapping
from html import escape
from typing import Any

TAGS: Mapping[str, str] = {
    "paragraph": "p",
    "bulletList": "ul",
    "orderedList": "ol",
    "listItem": "li",
    "blockquote": "blockquote",
    "codeBlock": "pre",
}
EMPTY: Mapping[str, str] = {"hardBreak": "<br>", "horizontalRule": "<hr>"}
MARKS: Mapping[str, str] = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strike": "s",
    "code": "code",
}
FRAME = (
    "<div style=\"font-family:-apple-system,BlinkMacSystemFont,'Segoe UI','PingFang SC',"
    "'Microsoft YaHei',sans-serif;font-size:14px;line-height:1.5\">{}</div>"
)


def letter_html(doc: Mapping[str, Any]) -> str:
    """Write a document that was cleaned (lib.documents) as the body of a letter."""
    return FRAME.format("".join(map(_node, doc.get("content", ()))))


def as_document(text: str) -> dict[str, Any]:
    """Give plain text as a document: a paragraph for each line."""
    lines = text.split("\n") if text else []
    return {"type": "doc", "content": [_paragraph(line) for line in lines]}


def _paragraph(line: str) -> dict[str, Any]:
    words = [{"type": "text", "text": line}] if line.strip() else []
    return {"type": "paragraph", "content": words}


def _node(node: Mapping[str, Any]) -> str:
    kind = node["type"]
    if kind == "text":
        return _marked(node)
    inside = "".join(map(_node, node.get("content", ())))
    tag = f"h{node['attrs']['level']}" if kind == "heading" else TAGS.get(kind)
    if kind == "mention":
        return escape(str(node.get("attrs", {}).get("label", "")))
    return f"<{tag}>{inside or '<br>'}</{tag}>" if tag else EMPTY[kind]


def _marked(node: Mapping[str, Any]) -> str:
    text = escape(str(node["text"]))
    for mark in node.get("marks", ()):
        if mark["type"] == "link":
            address = escape(str(mark["attrs"]["href"]), quote=True)
            text = f'<a href="{address}">{text}</a>'
        elif tag := MARKS.get(mark["type"]):
            text = f"<{tag}>{text}</{tag}>"
    return text
