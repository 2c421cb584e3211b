"""What somebody says in an HTML letter, apart from the letter they answer.

The cut goes through the source at one place, so nothing is lost; the two halves are not balanced,
which cleaning repairs.
"""

import re
from dataclasses import dataclass

from headwater.mail.rules.markup import VOID, Token, tokens
from headwater.mail.rules.quotemarks import (
    ATTRIBUTION_LINES,
    DIVIDER,
    FROM,
    LONGEST_LINE,
    OTHER_HEAD,
    attribution_length,
)

LONGEST_HTML = 2_000_000
HEAD_REACH = 12  # texts between From: and Sent: of a copied head

# A box that holds a quotation, by its class or id.
BOX = re.compile(
    r"gmail_quote|gmail_extra|yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote|isreplycontent|"
    r"ntes-mailmaster-quote|mail-editor-reference|qmbox|reply_quote|mimestream-quote|front-blockquote",
    re.IGNORECASE,
)
# A box after which all the rest is one.
SIGN = re.compile(r"divrplyfwdmsg|appendonsend|olk_src_body_section|origbody", re.IGNORECASE)


def fold_html(html: str) -> tuple[str, str]:
    """Cut a letter into what is said and what is quoted; nothing is quoted if that is not sure.

    Answers below or between quotations are not cut, and neither is a letter that only quotes.
    """
    if len(html) > LONGEST_HTML:
        return html, ""
    page = _read(html)
    for at in range(page.first + 1, page.last + 1):
        if _is_cut(page, at):
            start = page.row[_with_tags_before(page, at)].start
            return html[:start], html[start:]
    return html, ""


@dataclass(frozen=True)
class _Page:
    row: list[Token]
    shown: list[int]  # where something is seen
    rank: dict[int, int]  # of those
    ends: dict[int, int]  # where a box closes; one that never does is not here

    @property
    def first(self) -> int:
        return self.shown[0] if self.shown else 0

    @property
    def last(self) -> int:
        return self.shown[-1] if self.shown else -1

    def texts(self, at: int, count: int) -> list[str]:
        """Read what is seen from here on."""
        rank = self.rank[at]
        return [self.row[each].inside.strip() for each in self.shown[rank : rank + count]]


def _read(html: str) -> _Page:
    row = list(tokens(html))
    shown = [at for at, token in enumerate(row) if _is_shown(token)]
    return _Page(row, shown, {at: rank for rank, at in enumerate(shown)}, _ends(row))


def _is_shown(token: Token) -> bool:
    return token.name == "img" if token.name else bool(token.inside.strip())


def _ends(row: list[Token]) -> dict[int, int]:
    open_boxes: dict[str, list[int]] = {}
    ends: dict[int, int] = {}
    for at, token in enumerate(row):
        if not token.name or token.name in VOID:
            continue
        if not token.is_end:
            open_boxes.setdefault(token.name, []).append(at)
        elif open_boxes.get(token.name):
            ends[open_boxes[token.name].pop()] = at
    return ends


def _is_cut(page: _Page, at: int) -> bool:
    token = page.row[at]
    if token.name:
        return not token.is_end and (_is_sign(token) or _is_last_box(page, at))
    if at not in page.rank:
        return False
    return _begins_copied_head(page, at) or _announces_last_box(page, at)


def _with_tags_before(page: _Page, at: int) -> int:
    """Take the boxes that open just here along, so that no empty one is left behind."""
    while at > page.first + 1 and (tag := page.row[at - 1]).name and not tag.is_end:
        if tag.name in VOID:
            break
        at -= 1
    return at


def _is_sign(token: Token) -> bool:
    return "=" in token.inside and bool(SIGN.search(_label(token)))


def _label(token: Token) -> str:
    attributes = token.attributes()
    return f"{attributes.get('class', '')} {attributes.get('id', '')}"


def _is_box(token: Token) -> bool:
    if token.is_end or "=" not in token.inside or token.name not in {"blockquote", "div"}:
        return False
    return token.attributes().get("type", "").lower() == "cite" or bool(BOX.search(_label(token)))


def _is_last_box(page: _Page, at: int) -> bool:
    return _is_box(page.row[at]) and page.ends.get(at, page.last) >= page.last


def _begins_copied_head(page: _Page, at: int) -> bool:
    text = page.row[at].inside.strip()[:LONGEST_LINE]
    if DIVIDER.fullmatch(text):
        return True
    if not FROM.fullmatch(text):
        return False
    return any(OTHER_HEAD.fullmatch(each[:LONGEST_LINE]) for each in page.texts(at, HEAD_REACH)[1:])


def _announces_last_box(page: _Page, at: int) -> bool:
    """Tell whether “On … wrote:” stands here, and nobody answers below what follows it."""
    length = attribution_length(page.texts(at, ATTRIBUTION_LINES))
    after = page.rank[at] + length
    if not length or after >= len(page.shown):
        return False
    between = range(page.shown[after - 1] + 1, page.shown[after])
    boxes = [
        each for each in between if page.row[each].name == "blockquote" or _is_box(page.row[each])
    ]
    boxes = [each for each in boxes if not page.row[each].is_end]
    return not boxes or page.ends.get(boxes[0], page.last) >= page.last
