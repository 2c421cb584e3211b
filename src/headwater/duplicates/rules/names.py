"""Names as they are compared: without what is only form."""

import re
from functools import lru_cache

from headwater.lib.text import CHINESE, normalised, pinyin

CHINESE_FORM = re.compile(
    r"(股份有限公司|有限责任公司|集团有限公司|有限合伙企业|有限公司|股份公司|集团公司|公司|集团|股份)$"
)
LATIN_FORM = re.compile(
    r"\b(incorporated|inc|limited|ltd|llc|llp|plc|corporation|corp|company|co|gmbh|ag|kg|ug|"
    r"sarl|sas|sa|spa|srl|bv|nv|ab|oy|as|pty|pte|kk|holdings?|group)\b"
)
BRANCH = re.compile(r"公司(.{1,12}?(?:分公司|分行|分店|办事处|营业部))$")
PLACE_WORD = re.compile(r"(?<=[\u3400-\u9fff]{2})[省市](?=[\u3400-\u9fff]{2})")
NOT_A_WORD = re.compile(r"[^\w]+|_")


@lru_cache(maxsize=50_000)
def company_key(name: str) -> str:
    """Reduce a company's name to what tells it from others; a branch stays a branch."""
    plain = normalised(name)
    if CHINESE.search(plain):
        plain = NOT_A_WORD.sub("", plain)
        branch = BRANCH.search(plain)
        if branch:
            return f"{_core(plain[: branch.start() + 2])} {branch[1]}"
        return _core(plain)
    words = NOT_A_WORD.sub(" ", re.sub(r"[.'’]", "", plain.replace("&", " and ")))
    return " ".join(LATIN_FORM.sub(" ", words).split()) or " ".join(words.split())


@lru_cache(maxsize=50_000)
def person_key(name: str) -> str:
    """Write a person's name so that neither case, accents nor the order of its words count."""
    plain = normalised(name)
    if CHINESE.search(plain):
        return NOT_A_WORD.sub("", plain)
    return " ".join(sorted(NOT_A_WORD.sub(" ", plain).split()))


@lru_cache(maxsize=50_000)
def spelled(key: str) -> str:
    """Spell a key in Latin letters without blanks: 华为 and Huawei meet there."""
    return pinyin(key).replace(" ", "")


def _core(plain: str) -> str:
    short = CHINESE_FORM.sub("", plain)
    return PLACE_WORD.sub("", short) or plain
