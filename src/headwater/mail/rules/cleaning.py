"""The HTML of a letter made fit to be shown in a sandboxed frame.

It is written anew in the plainest way first, so that there is one way to read it. Then nh3
(ammonia) parses as browsers do and writes what it understood, so nothing is shown that was not
looked at. On top of its lists every value is checked here: it either is of a known harmless form
or it is left out. Pictures from elsewhere tell the sender that somebody looked, and wait.
"""

import html as entities
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

import nh3

from headwater.mail.rules.charsets import keepable
from headwater.mail.rules.markup import rewritten
from headwater.mail.rules.plaintext import plain_text
from headwater.mail.rules.styles import COLOR, FAMILIES, harmless_style

LONGEST_HTML = 5_000_000
HEAVIEST = 10_000_000  # of markup.Rewritten; a newsletter has a fifth of it
TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite",
    "code", "col", "colgroup", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure",
    "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "ol", "p",
    "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr",
}  # fmt: skip
BOX = {"width", "height", "bgcolor", "background"}
CELL = {*BOX, "colspan", "rowspan", "nowrap"}
ATTRIBUTES = {
    "*": {"style", "dir", "lang", "align", "valign", "title"},
    "a": {"href"},
    "img": {"src", "srcset", "alt", "width", "height", "border"},
    "table": {*BOX, "border", "cellpadding", "cellspacing"},
    "tr": BOX, "td": CELL, "th": CELL, "col": {"span", "width"}, "hr": {"width", "size", "color"},
    "font": {"color", "face", "size"}, "ol": {"start", "type"}, "ul": {"type"},
    "blockquote": {"type"},
}  # fmt: skip
NUMBER = re.compile(r"[+-]?\d{1,4}%?")
SPAN = re.compile(r"\d{1,3}")
WORD = re.compile(r"[\w-]{0,30}", re.ASCII)
TINT = re.compile(COLOR, re.IGNORECASE)
FACE = re.compile(FAMILIES)
FORMS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(("width", "height", "border", "cellpadding", "cellspacing", "size", "start"), NUMBER),
    **dict.fromkeys(("colspan", "rowspan", "span"), SPAN),
    **dict.fromkeys(("align", "valign", "dir", "lang", "type", "nowrap"), WORD),
    **dict.fromkeys(("color", "bgcolor"), TINT),
    "face": FACE,
}  # fmt: skip
IGNORED_IN_URLS = re.compile(r"[\t\r\n]")
WEB = re.compile(r"https?://[^\s<>\"'`\\\x00-\x1f]{1,8000}", re.IGNORECASE)
CANDIDATE = re.compile(
    rf"({WEB.pattern})(?: {{1,20}}\d{{1,5}}(?:\.\d{{1,3}})?[wx])?", re.IGNORECASE
)
LINK = re.compile(r"(?:mailto|tel):[^\s<>\"'`\\\x00-\x1f]{1,2000}", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=%]+", re.IGNORECASE)


@dataclass(frozen=True)
class Cleaned:
    html: str
    blocked: int  # addresses of pictures from elsewhere that wait to be asked for


def clean(html: str, *, show_remote: bool, inline: Mapping[str, str]) -> Cleaned:
    """Clean a letter; `inline` says under which address each Content-ID is found here.

    A letter that is too large, or nested in a way that only serves to hurt, is shown as text.
    """
    plain = rewritten(keepable(html[:LONGEST_HTML]), TAGS)
    if len(html) > LONGEST_HTML or plain.weight > HEAVIEST:
        return Cleaned(f"<pre>{entities.escape(plain_text(html))}</pre>", 0)
    attributes = _Attributes(show_remote=show_remote, inline=inline)
    shown = nh3.clean(
        plain.html,
        tags=TAGS,
        clean_content_tags=set(),
        attributes=ATTRIBUTES,
        attribute_filter=attributes.keep,
        link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        url_schemes={"http", "https", "mailto", "tel", "cid", "data"},
    )
    return Cleaned(shown, len(attributes.blocked))


@dataclass
class _Attributes:
    show_remote: bool
    inline: Mapping[str, str]
    blocked: set[str] = field(default_factory=set)

    def keep(self, tag: str, name: str, value: str) -> str | None:
        """Give back the value that is shown, or None; never raises, nh3 would only log it."""
        del tag
        if form := FORMS.get(name):
            return value if form.fullmatch(value.strip()) else None
        judge: Callable[[str], str | None] | None = {
            "style": lambda style: harmless_style(style) or None,
            "href": _link,
            "src": self._picture,
            "background": self._picture,
            "srcset": self._pictures,
        }.get(name)
        return judge(value) if judge else value

    def _picture(self, value: str) -> str | None:
        url = _tidy(value)
        if url[:4].lower() == "cid:":
            return self.inline.get(unquote(url[4:])) or self.inline.get(url[4:])
        if PICTURE.fullmatch(url):
            return url
        if not WEB.fullmatch(url):
            return None
        if not self.show_remote:
            self.blocked.add(url)
            return None
        return url

    def _pictures(self, value: str) -> str | None:
        """Keep a list of sizes if all of it comes from the web; anything else is a trick."""
        found = [CANDIDATE.fullmatch(_tidy(each)) for each in value.split(",") if each.strip()]
        known = [each for each in found if each]
        if len(known) < len(found):
            return None
        if self.show_remote:
            return ", ".join(each[0] for each in known)
        self.blocked.update(each[1] for each in known[:1])
        return None


def _tidy(value: str) -> str:
    """Read an address as a browser does."""
    url = IGNORED_IN_URLS.sub("", value).strip()
    return f"https:{url}" if url.startswith("//") else url


def _link(value: str) -> str | None:
    url = _tidy(value).replace(" ", "%20")
    return url if WEB.fullmatch(url) or LINK.fullmatch(url) else None
