"""What is shown of a letter neither runs nor fetches nor leaves its place."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.mail.rules.cleaning import HEAVIEST, TAGS, Cleaned, clean
from headwater.mail.rules.markup import rewritten
from tests.mail.rules import payloads

INLINE = {"logo@1": "/api/v1/mail/files/3"}
SHOWN = re.compile(
    r"https?://\S+|/api/v1/mail/files/3|data:image/(png|jpe?g|gif|webp);base64,\S+", re.IGNORECASE
)
LINKED = re.compile(r"(https?://|mailto:|tel:)\S+", re.IGNORECASE)
KNOWN = {
    "style", "dir", "lang", "align", "valign", "title", "href", "src", "srcset", "alt", "width",
    "height", "border", "bgcolor", "background", "cellpadding", "cellspacing", "colspan",
    "rowspan", "nowrap", "span", "size", "color", "face", "start", "type", "rel", "target",
}  # fmt: skip


def cleaned(html: str) -> str:
    return clean(html, show_remote=False, inline=INLINE).html


class Judge(HTMLParser):
    """Reads what comes out with another parser, and names all that should not be there."""

    def __init__(self, html: str, *, show_remote: bool) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.show_remote = show_remote
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(tag)
        self.wrong += [
            f"{tag} {name}={value}" for name, value in attrs if not self.fits(name, value or "")
        ]

    def fits(self, name: str, value: str) -> bool:
        if name == "href":
            return bool(LINKED.fullmatch(value))
        if name in {"src", "background"}:
            return bool(SHOWN.fullmatch(value)) and (
                self.show_remote or value[:4].lower() != "http"
            )
        if name == "srcset":
            return self.show_remote and "script" not in value
        if name == "style":
            return not re.search(
                r"url\(|expression|position|import|binding|[\\@{}]|:-|[^r]\(",
                value.replace("rgb(", "r("),
            )
        return name in KNOWN

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"instruction {data}")


@pytest.mark.parametrize("show_remote", [False, True])
@pytest.mark.parametrize("payload", payloads.ALL)
def test_payloads_do_nothing(payload: str, show_remote: bool) -> None:
    found = clean(f"<p>a{payload}", show_remote=show_remote, inline=INLINE)

    assert Judge(found.html, show_remote=show_remote).wrong == []
    assert clean(found.html, show_remote=True, inline={}).html.count("<") <= found.html.count("<")


def test_the_corpus_is_large() -> None:
    assert len(set(payloads.ALL)) >= 120


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(payloads.ALL) | st.text(max_size=8), min_size=2, max_size=5).map(
        "".join
    ),
    st.integers(0, 60),
)
def test_pieces_of_payloads_do_nothing(html: str, start: int) -> None:
    found = clean(html[start:], show_remote=False, inline=INLINE)

    assert Judge(found.html, show_remote=False).wrong == []


def test_what_letters_are_made_of_stays() -> None:
    html = (
        '<table width="100%" cellpadding="0"><tbody><tr><td align="center" bgcolor="#ffffff" '
        "style=\"padding:8px 0;color:#333;font-family:Arial, '微软雅黑';border:1px solid rgb(1, 2, 3)\">"
        '<b>报价</b><br>&amp; <font color="red" size="2">more</font></td></tr></tbody></table>'
    )

    assert cleaned(html) == html


def test_links_open_elsewhere_and_are_told_nothing() -> None:
    assert cleaned('<a href="https://a.example/?a=1&amp;b=2" onclick=x>x</a>') == (
        '<a href="https://a.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">x</a>'
    )


def test_pictures_from_elsewhere_wait_to_be_asked_for() -> None:
    html = '<img src="http://a.example/1.png"><table background="//a.example/2.png"></table>'

    hidden = clean(html, show_remote=False, inline={})
    shown = clean(html, show_remote=True, inline={})

    assert hidden == Cleaned("<img><table></table>", 2)
    assert shown == Cleaned(
        '<img src="http://a.example/1.png"><table background="https://a.example/2.png"></table>', 0
    )


def test_pictures_of_the_letter_are_shown_from_here() -> None:
    assert cleaned('<img src="cid:logo%401"><img src="CID:logo@1">') == (
        '<img src="/api/v1/mail/files/3">' * 2
    )


def test_small_pictures_inside_the_html_are_shown() -> None:
    html = '<img src="data:image/png;base64,iVBORw0KGgo=">'

    assert cleaned(html) == html


HEAVY = {
    "deep": "<div>" * 100_000,
    "crossed": "".join(f"<b a={number}>" for number in range(2_000)) + "<p>x" * 50_000,
    "large": "x" * 6_000_000,
    "closed by others": "<div></span>" * 50_000,
    "closed in comments": "<div><!--</div>-->" * 50_000,
    "behind an empty comment": "<!-->" + "<div>" * 100_000,
    "closed out of reach": "<div><table><td></div>" * 30_000,
    "in foreign markup": "<svg><style>" + "<div>" * 100_000,
    "after an equals sign": '<a =">' + "<div>" * 100_000,
    "after a comment": "<!-- --!>" + "<div>" * 100_000,
    "quotes": '<a b="' * 500_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_made_to_hurt_is_answered_soon(name: str) -> None:
    start = time.process_time()

    found = cleaned(HEAVY[name])

    assert time.process_time() - start < 2
    assert len(found) < 7_000_000


def test_large_newsletters_are_not_heavy() -> None:
    row = "<tr><td><p><a href='https://a.example/'><img src=x></a><br><span>x</span></td></tr>"

    assert rewritten("<table>" * 30 + row * 5_000, TAGS).weight < HEAVIEST
