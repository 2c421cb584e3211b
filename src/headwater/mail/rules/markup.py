"""HTML as a row of tags and texts, each with its place. It is read in one go, never twice.

No tree is built: that is where markup made to hurt holds a parser for minutes.
"""

import html as entities
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

# An end that is missing is the end of all: as in a browser, and no place is looked at again.
VALUE = r"""=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?"""
TAG = re.compile(
    r"<!--(?:-?>|.*?--!?>|.*)|<[!?][^>]*+>?"
    rf"|<(/?)([a-zA-Z][^\s/>]*+)((?:{VALUE}|[^>=]++)*+)>?",
    re.DOTALL,
)
ATTRIBUTE = re.compile(
    r"""(?<![a-zA-Z_:-])([a-zA-Z_:-]++)\s*+=\s*+("[^"]*+"?|'[^']*+'?|[^\s"'>]++)"""
)
# What lies in these is not markup, or none that is shown in a letter.
SKIPPED = (
    "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "svg", "math", "template", "select",
    "audio", "video", "canvas",
)  # fmt: skip
RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in SKIPPED}
VOID = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "embed", "source"}
# Left open, these are opened again in every paragraph that follows.
FORMATTING = {
    "a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u",
}  # fmt: skip
COPIED = 20
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
        found: dict[str, str] = {}
        for name, value in ATTRIBUTE.findall(self.inside):
            found.setdefault(name.lower(), entities.unescape(value.strip("\"'")))
        return found


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


@dataclass(frozen=True)
class Rewritten:
    html: str
    weight: int  # the work a parser that builds a tree has with it, at worst


def rewritten(html: str, tags: Collection[str]) -> Rewritten:
    """Write the markup anew, in the plainest way, so that no parser can read it differently.

    Of all tricks with comments, quotes and foreign content nothing is left, and the depth that is
    counted here is the depth a parser will find.
    """
    out: list[str] = []
    count, deepest, opened = 0, 0, Counter[str]()
    for token in tokens(html):
        count += 1
        if not token.name:
            out.append(entities.escape(token.inside, quote=False))
        elif token.name in tags:
            out.append(_tag(token))
            if token.name not in VOID | CLOSING_THEMSELVES:
                load = COPIED if token.name in FORMATTING else 1
                opened[token.name] = max(0, opened[token.name] + (-load if token.is_end else load))
                deepest = max(deepest, opened.total())
    return Rewritten("".join(out), count * deepest)


def _tag(token: Token) -> str:
    if token.is_end:
        return f"</{token.name}>"
    attributes = (
        f' {name}="{entities.escape(value)}"' for name, value in token.attributes().items()
    )
    return f"<{token.name}{''.join(attributes)}>"
