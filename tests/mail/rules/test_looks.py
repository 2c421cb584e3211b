"""Whether a letter is worth seeing as it was set, and whether pictures of it are elsewhere."""

import pytest

from headwater.mail.rules.letterhtml import as_document, letter_html
from headwater.mail.rules.looks import has_remote, is_set


def test_what_is_written_here_is_read_as_words() -> None:
    assert not is_set(letter_html(as_document("Ten desks.\nSoon.")))
    assert not has_remote(letter_html(as_document("see https://example.com/a.png")))


@pytest.mark.parametrize(
    "html",
    ["<p>a</p><img src='cid:1'>", "<table><tr><td>a</table>", "<p style='color:red'>a</p>"],
)
def test_pictures_tables_and_styles_are_seen(html: str) -> None:
    assert is_set(html)
    assert not has_remote(html)


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="" src="https://x.example/1.gif">',
        "<IMG SRC=//x.example/1.gif>",
        "<td background='http://x.example/b.png'>",
        '<p style="background:url( https://x.example/b.png )">',
        "<img srcset='https://x.example/2.png 2x'>",
    ],
)
def test_pictures_from_elsewhere_are_known(html: str) -> None:
    assert has_remote(html)


def test_a_link_fetches_nothing() -> None:
    assert not has_remote('<a href="https://x.example/">x</a>')
