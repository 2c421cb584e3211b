import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.files.rules import LONGEST_NAME, tamed


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("合同 终版.pdf", "合同 终版.pdf"),
        ("../x", "x"),
        ("..\\..\\windows\\x.exe", "x.exe"),
        ("/etc/passwd", "passwd"),
        ("x\r\nSet-Cookie: a=1", "xSet-Cookie: a=1"),
        ("photo\u202egnp.exe", "photognp.exe"),
        ("a\u2066b\u2069\u200b.txt", "ab.txt"),
        ("a\0b.png", "ab.png"),
        (".htaccess", "htaccess"),
        ("...", "file"),
        ("..", "file"),
        ("a/", "file"),
        (" \t\n", "file"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("x" * 300, "x" * 200),
        ("a." + "b" * 300, "a." + "b" * 178 + "." + "b" * 19),
    ],
)
def test_a_name_is_tamed(given_name: str, kept: str) -> None:
    assert tamed(given_name) == kept


@given(st.text(max_size=400))
def test_a_tamed_name_is_harmless_and_stays_as_it_is(name: str) -> None:
    kept = tamed(name)

    assert 0 < len(kept) <= LONGEST_NAME
    assert not set(kept) & set("/\\")
    assert all(c == " " or unicodedata.category(c)[0] not in "CZ" for c in kept)
    assert not kept.startswith(".")
    assert tamed(kept) == kept
