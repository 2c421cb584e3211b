import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lib import text

NAMES = st.text(alphabet="苏州华为技术有限公司北京大学张磊单曾国藩重庆abcXYZ09 -·", max_size=30)


def finds(question: str, title: str) -> bool:
    """Answer as the index does, with the second look."""
    found = text.tokens(title)
    asked = text.pieces(question)
    matches = bool(asked) and all(any(t.startswith(p) for t in found) for p in asked)
    return matches and text.is_found(question, title)


@pytest.mark.parametrize(
    "question",
    [
        "华为",
        "为",
        "huawei",
        "hw",
        "HuaWei",
        "ｈｕａｗｅｉ",
        "華為",
        "huaweijishu",
        "hwjs",
        "jishu",
        "技术 华为",
        "wei",
    ],
)
def test_a_chinese_name_is_found_by_characters_pinyin_and_initials(question: str) -> None:
    assert finds(question, "华为技术有限公司")


@pytest.mark.parametrize(
    ("name", "question"),
    [("单雄信", "shanxiongxin"), ("曾国藩", "zgf"), ("曾国藩", "zengguofan"), ("尉迟恭", "yuchigong"), ("解缙", "xiejin"),
     ("仇英", "qiuying"), ("重庆长安", "chongqing"), ("区志强", "ouzhiqiang"), ("单位", "danwei")],
)  # fmt: skip
def test_family_names_are_read_as_family_names_too(name: str, question: str) -> None:
    assert finds(question, name)


@pytest.mark.parametrize(
    ("question", "title"), [("北京大学", "大学北京"), ("张三", "李四"), ("", "x"), ("??", "x")]
)
def test_what_does_not_answer_is_not_found(question: str, title: str) -> None:
    assert not finds(question, title)


@pytest.mark.parametrize("question", ["13800138000", "138 0013", "8000", "138-0013-8000"])
def test_a_telephone_number_is_found_from_either_end(question: str) -> None:
    assert finds(question, "张磊 138 0013 8000")


def test_accents_and_case_do_not_matter() -> None:
    assert finds("muller", "Müller & Söhne")
    assert finds("MÜLL", "müller")


@given(NAMES)
def test_everything_is_found_by_itself(name: str) -> None:
    assert finds(name, name) or not text.pieces(name)


@given(NAMES)
def test_normalising_twice_changes_nothing(name: str) -> None:
    assert text.normalised(text.normalised(name)) == text.normalised(name)


def test_names_are_spelled_for_sorting() -> None:
    assert text.pinyin("单雄信 Li") == "shan xiong xin li"
