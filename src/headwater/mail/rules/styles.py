"""Inline styles of letters: a closed list of properties, each with the values it may have.

What is not known is left out. There is no `url()`, no escape, no function but those of colours,
nothing that leaves its place on the page.
"""

import re
from itertools import islice

COLOR = r"(?:#[0-9a-f]{3,8}|[a-z]{3,20}|(?:rgb|hsl)a?\([\d\s.,%/deg]{1,40}\))"
LENGTH = r"(?:\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})(?:px|pt|em|rem|ex|ch|in|cm|mm|pc|%)?"
WORD = r"[a-z][a-z-]{0,20}"
FAMILIES = r"[\w\s,'\"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3-]{1,300}"
SIDE = rf"(?:{LENGTH}|auto)"
BORDER = rf"(?:{LENGTH}|{WORD}|{COLOR})(?:\s+(?:{LENGTH}|{WORD}|{COLOR})){{0,2}}"
DISPLAYS = "none|block|inline|inline-block|list-item|table|table-(?:row|cell|row-group)"
SPACES = "normal|nowrap|pre|pre-wrap|pre-line"

VALUES = {
    f"color|background|background-color|border(?:-{WORD})?-color|text-decoration-color": COLOR,
    "font-size|line-height|letter-spacing|text-indent": rf"(?:{LENGTH}|{WORD})",
    "font-family": FAMILIES,
    "font-weight": rf"(?:\d{{3}}|{WORD})",
    "font-style|font-variant|text-align|text-transform|vertical-align|direction": WORD,
    "text-decoration|text-decoration-line|text-decoration-style": rf"{WORD}(?:\s+{WORD})?",
    "list-style-type|border-collapse|table-layout|word-break|word-wrap|overflow-wrap": WORD,
    "white-space": SPACES,
    "display": DISPLAYS,
    "float|clear": "left|right|both|none",
    "(?:min-|max-)?(?:width|height)": SIDE,
    "(?:margin|padding)(?:-top|-right|-bottom|-left)?": rf"{SIDE}(?:\s+{SIDE}){{0,3}}",
    "border(?:-top|-right|-bottom|-left)?": BORDER,
    "border-(?:width|radius|spacing)": rf"{LENGTH}(?:\s+{LENGTH}){{0,3}}",
    "border-(?:top-|right-|bottom-|left-)?(?:style|width)": rf"(?:{LENGTH}|{WORD})",
}
ALLOWED = [
    (re.compile(names), re.compile(value, re.IGNORECASE | re.ASCII))
    for names, value in VALUES.items()
]
IMPORTANT = re.compile(r"\s*!\s*important$", re.IGNORECASE)
LONGEST_VALUE = 300
MOST_DECLARATIONS = 60


def harmless_style(style: str) -> str:
    """Keep the declarations that are known."""
    pieces = islice(style[:20_000].split(";"), MOST_DECLARATIONS)
    return ";".join(kept for piece in pieces if (kept := _declaration(piece)))


def _declaration(piece: str) -> str:
    name, _, value = piece.partition(":")
    name, value = name.strip().lower(), IMPORTANT.sub("", value.strip())
    if len(value) > LONGEST_VALUE or "/*" in value:
        return ""
    fits = any(names.fullmatch(name) and known.fullmatch(value) for names, known in ALLOWED)
    return f"{name}:{value}" if fits and _is_closed(value) else ""


def _is_closed(value: str) -> bool:
    return value.count('"') % 2 == 0 and value.count("'") % 2 == 0
