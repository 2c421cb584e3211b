"""The texts that come with Headwater, in both languages: see the folder gallery."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from headwater.mail.rules.templates import MailStage, TemplateLanguage

GALLERY = Path(__file__).with_name("gallery")
BULLET = "- "


@cache
def gallery() -> Sequence[dict[str, Any]]:
    """Read all texts, by stage and then as they stand in their file."""
    return tuple(
        _text(one, MailStage(stage), language)
        for stage in MailStage
        if stage is not MailStage.OTHER
        for language in TemplateLanguage
        for one in tomllib.loads((GALLERY / f"{language}.toml").read_text("utf-8")).get(stage, ())
    )


def _text(one: dict[str, str], stage: MailStage, language: TemplateLanguage) -> dict[str, Any]:
    return {
        "key": f"{language}.{one['key']}",
        "language": language,
        "stage": stage,
        "name": one["name"],
        "hint": one["hint"],
        "subject": one["subject"],
        "doc": {"type": "doc", "content": list(map(_block, one["text"].strip().split("\n\n")))},
    }


def _block(text: str) -> dict[str, Any]:
    lines = text.split("\n")
    if all(line.startswith(BULLET) for line in lines):
        items = [_paragraph([line.removeprefix(BULLET)]) for line in lines]
        return {
            "type": "bulletList",
            "content": [{"type": "listItem", "content": [one]} for one in items],
        }
    return _paragraph(lines)


def _paragraph(lines: list[str]) -> dict[str, Any]:
    inside: list[dict[str, Any]] = []
    for line in lines:
        inside += [{"type": "hardBreak"}] if inside else []
        inside.append({"type": "text", "text": line})
    return {"type": "paragraph", "content": inside}
