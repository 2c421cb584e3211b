"""How text becomes tokens: the same way for what is stored and for what is asked.

Chinese is found by single characters, pairs of neighbours, full pinyin and initials (from every
character on); Latin words by their beginning; telephone numbers by their beginning and their end.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
WORD = re.compile(r"[^\W_\u3400-\u9fff\U00020000-\U0003ffff]+")
PHONE = re.compile(r"\+?\d[\d ().-]{5,}\d")
SHORTEST_SUFFIX = 4
LONGEST_SPELLING = 12  # syllables; nobody types more, and long names would fill the index
LONGEST_TOKEN = 200  # bytes; PostgreSQL refuses lexemes above 2 kB

# How a character is read when it is a family name. The dictionary prefers the everyday reading.
SURNAMES = {
    "单": "shan", "仇": "qiu", "区": "ou", "解": "xie", "曾": "zeng", "尉迟": "yuchi", "任": "ren",
    "盖": "ge", "查": "zha", "朴": "piao", "翟": "zhai", "覃": "qin", "宓": "mi", "缪": "miao",
    "万俟": "moqi", "长孙": "zhangsun", "澹台": "tantai", "乐": "yue", "黑": "he", "繁": "po",
    "折": "she", "纪": "ji", "褚": "chu", "冼": "xian", "那": "na", "秘": "bi", "員": "yun",
    "员": "yun", "种": "chong", "洗": "xian", "隗": "wei", "逄": "pang", "幺": "yao", "晟": "cheng",
    "召": "shao", "车": "che", "过": "guo", "哈": "ha", "能": "nai", "阚": "kan", "牟": "mu",
    "俞": "yu", "樊": "fan", "郇": "huan", "祭": "zhai", "令狐": "linghu", "宿": "su", "藏": "zang",
}  # fmt: skip


def normalised(text: str) -> str:
    """Write text in the one form in which it is compared.

    Full-width becomes half-width, traditional becomes simplified Chinese, accents and case go.
    """
    if text.isascii():  # half of all text, and nothing else is to be done to it
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return simplified(plain) if CHINESE.search(plain) else unicodedata.normalize("NFC", plain)


def simplified(text: str) -> str:
    """Fold traditional Chinese into simplified."""
    converted: str = _converter().convert(text)
    return converted


def tokens(text: str) -> set[str]:
    """List everything a text can be found by."""
    return tokens_of_normalised(normalised(text))


def tokens_of_normalised(plain: str, *, spelled: bool = True) -> set[str]:
    """Do the same for text that has been normalised already.

    Names are also found as they are spelled; long texts, of which nobody remembers that, are not.
    """
    found = {word[:LONGEST_TOKEN] for word in WORD.findall(plain)}
    for run in CHINESE.findall(plain):
        found |= _chinese_tokens(run) if spelled else {*run, *map("".join, pairwise(run))}
    for phone in PHONE.findall(plain):
        found |= set(_ends(re.sub(r"\D", "", phone)))
    return found


def pieces(question: str) -> list[str]:
    """Split what somebody typed into the beginnings that must all occur among the tokens."""
    plain = normalised(question)
    if PHONE.fullmatch(plain.strip()):
        plain = re.sub(r"\D", "", plain)
    found = [word[:LONGEST_TOKEN] for word in WORD.findall(plain)]
    for run in CHINESE.findall(plain):
        found += map("".join, pairwise(run)) if len(run) > 1 else [run]
    return list(dict.fromkeys(found))


def is_found(question: str, text: str) -> bool:
    """Say whether a text really answers the question.

    The index knows pairs of characters, not where they stand: 北京大学 would also be found in
    大学北京. What it finds is therefore looked at once more.
    """
    plain = normalised(text)
    return all(run in plain for run in CHINESE.findall(normalised(question)))


def pinyin(text: str) -> str:
    """Spell a name for sorting and for addresses: 单雄信 becomes `shan xiong xin`."""
    plain = normalised(text)
    return " ".join(
        " ".join(next(iter(_readings(part)))) if CHINESE.match(part) else part
        for part in re.findall(f"{CHINESE.pattern}|{WORD.pattern}", plain)
    )


@lru_cache(maxsize=20_000)
def _chinese_tokens(run: str) -> frozenset[str]:
    spelled = (token for reading in _readings(run) for token in _spellings(reading))
    return frozenset({*run, *map("".join, pairwise(run)), *spelled})


def _readings(run: str) -> Iterator[list[str]]:
    """Spell a run of characters; first as a person's name where it may be one."""
    # Loading its dictionary takes 0.3 s, which programs that spell nothing should not wait for.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    read: list[str] = lazy_pinyin(run, errors="ignore")
    for length in (2, 1):
        surname = SURNAMES.get(run[:length])
        if surname and length < len(run):
            given = lazy_pinyin(run[length:], errors="ignore")
            if [surname, *given] != read:
                yield [surname, *given]
            break
    yield read


def _spellings(syllables: list[str]) -> Iterator[str]:
    """Spell from each character on: 华为 is found by huawei and hw, and by wei."""
    for start in range(len(syllables)):
        part = syllables[start : start + LONGEST_SPELLING]
        yield "".join(part)
        yield "".join(syllable[0] for syllable in part)


def _ends(digits: str) -> Iterator[str]:
    """Let a number be found by its beginning and from any later digit: people remember the end."""
    for start in range(len(digits) - SHORTEST_SUFFIX + 1):
        yield digits[start:]


@lru_cache(maxsize=1)
def _converter() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415  # loads dictionaries, as above

    return OpenCC("t2s")
