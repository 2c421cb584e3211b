"""How a letter looks: whether there is more to see than its words, and whether pictures are elsewhere."""

import re

from headwater.mail.rules.letterhtml import FRAME

OURS = FRAME.partition("{}")[0]
SET = re.compile(
    r"<(img|table|font|center|style|h[1-6]|svg|video)\b|\sstyle\s*=|\sbgcolor\s*=", re.IGNORECASE
)
ELSEWHERE = re.compile(
    r"<(img|source|video|image)\b[^>]*?\s(src|srcset|poster|href)\s*=\s*[\"']?\s*(https?:)?//"
    r"|\sbackground\s*=\s*[\"']?\s*(https?:)?//|url\(\s*[\"']?\s*(https?:)?//",
    re.IGNORECASE,
)


def is_set(html: str) -> bool:
    """Whether a letter looks otherwise than its words: what has only paragraphs and links is read."""
    return bool(SET.search(html.removeprefix(OURS)))


def has_remote(html: str) -> bool:
    """Whether showing the letter as it was meant would fetch something from elsewhere."""
    return bool(ELSEWHERE.search(html))
