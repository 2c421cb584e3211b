from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lib.documents import BadDocument, cleaned, mentioned, plain

ADA = "018f0000-0000-7000-8000-000000000001"


def doc(*blocks: Any) -> dict[str, Any]:
    return {"type": "doc", "content": list(blocks)}


def p(*inline: Any) -> dict[str, Any]:
    return {"type": "paragraph", "content": list(inline)}


def t(words: str, *marks: Any) -> dict[str, Any]:
    return {"type": "text", "text": words} | ({"marks": list(marks)} if marks else {})


def link(href: str) -> dict[str, Any]:
    return {"type": "link", "attrs": {"href": href, "target": "_blank"}}


WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_cleaning_twice_is_cleaning_once_and_no_word_is_lost(blocks: list[list[str]]) -> None:
    written = doc(*(p(*map(t, words)) for words in blocks))

    clean = cleaned(written)

    assert cleaned(clean) == clean
    assert all("".join(words).strip() in plain(clean) for words in blocks)


def test_plain_text_has_a_line_for_each_block_and_names_with_an_at() -> None:
    items = [{"type": "listItem", "content": [p(t(word))]} for word in ("desk", "chair")]
    mention = {"type": "mention", "attrs": {"id": ADA, "label": "Ada"}}
    written = cleaned(
        doc(p(t("Hello "), mention), {"type": "bulletList", "content": items}, p(t("bye")))
    )

    assert plain(written).split() == ["Hello", "@Ada", "desk", "chair", "bye"]
    assert plain(written).startswith("Hello @Ada\n")
    assert mentioned(written) == {UUID(ADA)}


def test_what_editors_add_of_their_own_is_left_out() -> None:
    written = doc({"type": "paragraph", "attrs": {"style": "x"}, "onclick": "y", "content": [
        t("a", link("https://example.com"))]})  # fmt: skip

    assert cleaned(written) == doc(
        p({"type": "text", "text": "a", "marks": [
            {"type": "link", "attrs": {"href": "https://example.com"}}]})
    )  # fmt: skip


HOSTILE_LINKS = [
    "javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:x", "//evil.test", "/\\evil", "https:",
    "file:///etc/passwd", "blob:https://x", "https://a b", "\x01https://a", "http://a\nb", "",
]  # fmt: skip
HOSTILE_NODES: list[Any] = [
    {"type": "script", "content": [t("alert(1)")]},
    {"type": "image", "attrs": {"src": "https://evil.test/x.png"}},
    {"type": "iframe"}, {"type": "style"}, {"type": "html", "text": "<img onerror=x>"},
    {"type": "paragraph", "content": "alert(1)"}, {"type": "paragraph", "content": [[]]},
    {"type": "paragraph", "content": [{"type": "text", "text": 5}]},
    {"type": "paragraph", "content": [{"type": "text", "text": ""}]},
    {"type": "paragraph", "content": [{"type": "text", "text": "a\0b"}]},
    {"type": "heading", "attrs": {"level": 9}}, {"type": "heading"},
    {"type": "paragraph", "attrs": "x"}, {"type": ["paragraph"]}, {"type": "listItem"},
    p(t("a", {"type": "textStyle", "attrs": {"style": "x"}})), p(t("a", "bold")),
    p({"type": "mention", "attrs": {"id": "1", "label": "x"}}),
    p({"type": "mention", "attrs": {"id": ADA, "label": {"a": 1}}}),
    p({"type": "doc"}), p(p(t("a"))), 7, None, "text", [],
]  # fmt: skip


@pytest.mark.parametrize("href", HOSTILE_LINKS)
def test_links_that_could_run_or_lead_astray_are_refused(href: str) -> None:
    with pytest.raises(BadDocument):
        cleaned(doc(p(t("click", link(href)))))


@pytest.mark.parametrize("node", HOSTILE_NODES, ids=repr)
def test_what_is_not_known_is_refused(node: Any) -> None:
    with pytest.raises(BadDocument):
        cleaned(doc(node))


def test_depth_and_size_have_an_end() -> None:
    deep = p(t("a"))
    for _ in range(20):
        deep = {"type": "blockquote", "content": [{"type": "bulletList", "content": [
            {"type": "listItem", "content": [deep]}]}]}  # fmt: skip
    with pytest.raises(BadDocument):
        cleaned(doc(deep))
    with pytest.raises(BadDocument):
        cleaned(doc(*(p(t("a")) for _ in range(3000))))
