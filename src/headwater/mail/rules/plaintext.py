"""Plain text as it is read: out of HTML, and out of lines that were only cut to be sent."""

import re

from headwater.mail.rules.charsets import keepable
from headwater.mail.rules.markup import Token, tokens

LONGEST_HTML = 2_000_000  # characters; what lies beyond is nobody's words
PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"}
BLOCKS = PARAGRAPHS | {"div", "tr", "li", "hr", "pre", "section", "article", "header", "footer"}
DEEPEST_QUOTE = 20
SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
QUOTES = re.compile(r">+")
GAPS = re.compile(r"\n{3,}")


def plain_text(html: str) -> str:
    """Write what a reader would read, a quotation with `>` before its lines."""
    page = _Page()
    for token in tokens(html[:LONGEST_HTML]):
        if not token.name:
            page.write(SPACE.sub(" ", token.inside))
        elif token.name == "blockquote":
            page.turn_quote(-1 if token.is_end else 1)
        elif token.is_end:
            _close(page, token)
        else:
            _open(page, token)
    lines = (line.rstrip() for line in "".join(page.out).split("\n"))
    return keepable(GAPS.sub("\n\n", "\n".join(lines)).strip())


def _open(page: "_Page", token: Token) -> None:
    if token.name == "br":
        page.line()
    elif token.name in BLOCKS:
        page.end_line()
        page.write("- " if token.name == "li" else "")
    elif token.name in {"td", "th"} and not page.at_start:
        page.write("\t")


def _close(page: "_Page", token: Token) -> None:
    if token.name in BLOCKS:
        page.end_line()
    if token.name in PARAGRAPHS:
        page.line()


def unflowed(text: str, *, drop_space: bool) -> str:
    """Join the lines that a mail program cut (RFC 3676): those that end in a space."""
    lines: list[tuple[str, list[str]]] = []  # how deep it is quoted, and the pieces
    joins = False
    for line in text.split("\n"):
        quotes = QUOTES.match(line)
        prefix = f"{quotes[0]} " if quotes else ""
        words = line[len(prefix.rstrip()) :].removeprefix(" ")
        if not (joins and lines[-1][0] == prefix):
            lines.append((prefix, []))
        joins = words.endswith(" ") and words != "-- "
        lines[-1][1].append(words[:-1] if joins and drop_space else words)
    return "\n".join(prefix + "".join(pieces) for prefix, pieces in lines)


class _Page:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.at_start = True
        self._depth = 0

    def write(self, text: str) -> None:
        if self.at_start:
            text = text.lstrip(" ")
        if text:
            quotes = "> " * min(self._depth, DEEPEST_QUOTE) if self.at_start else ""
            self.out.append(quotes + text)
            self.at_start = False

    def line(self) -> None:
        self.out.append("\n")
        self.at_start = True

    def end_line(self) -> None:
        if not self.at_start:
            self.line()

    def turn_quote(self, step: int) -> None:
        self.end_line()
        self._depth = max(0, self._depth + step)
