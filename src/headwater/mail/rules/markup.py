"""HTML as a row of tags and texts, each with its place. It is read in one go, never twice.

No tree is built: that is where markup made to hurt holds a parser for minutes.
"""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

# An end that is missing is the end of all: as in a browser, and no place is looked at again.
VALUE = r"""=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?"""
TAG = re.compile(
    r"<!--(?:.*?-->|.*)|<[!?][^>]*+>?"
    rf"|<(/?)([a-zA-Z][^\s/>]*+)((?:{VALUE}|[^>=]++)*+)>?",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([a-zA-Z_:-]+)\s*+=\s*+("[^"]*+"?|'[^']*+'?|[^\s"'>]++)""")
RAW = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "title")}
VOID = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "embed", "source"}
CLOSING_THEMSELVES = {"p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead"}


@dataclass(frozen=True, slots=True)
class Token:
    """A tag or, where it has no name, a text."""

    start: int
    end: int
    name: str = ""
    is_end: bool = False
    inside: str = ""  # of a tag; of a text, what it says

    def attributes(self) -> dict[str, str]:
        found = ATTRIBUTE.findall(self.inside[:20_000])
        return {name.lower(): entities.unescape(value.strip("\"'")) for name, value in found}


def tokens(html: str) -> Iterator[Token]:
    """Read tags and texts; comments, scripts and styles are passed over."""
    at, done = 0, 0
    while found := TAG.search(html, at):
        if found.start() > done:
            yield _text(html, done, found.start())
        at = done = found.end()
        name = (found[2] or "").lower()
        if name:
            yield Token(found.start(), at, name, found[1] == "/", found[3])
        if name in RAW and not found[1]:
            closing = RAW[name].search(html, at)
            at = done = closing.start() if closing else len(html)
    if done < len(html):
        yield _text(html, done, len(html))


def _text(html: str, start: int, end: int) -> Token:
    return Token(start, end, inside=entities.unescape(html[start:end]))


def weight(html: str) -> int:
    """Tell how much work a parser that builds a tree has with it, at worst."""
    count, depth, deepest = 0, 0, 0
    for token in tokens(html):
        count += 1
        if token.name and token.name not in VOID | CLOSING_THEMSELVES:
            depth += -1 if token.is_end else 1
            depth = max(depth, 0)
            deepest = max(deepest, depth)
    return count * deepest
