"""How sure it is that two profiles are the same: a sum of log-odds after Fellegi and Sunter.

Each thing both say speaks for or against, in bits: agreeing on what is rare speaks loudest. What
only one of them says does not count. The figures are general ones, not learned from any file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import log2
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from headwater.duplicates.rules.names import company_key, person_key, spelled

AUTOMATIC = 14.0  # bits
ASK = 6.0
RAREST_NAME, COMMONEST_NAME = 10.0, 3.0


class Reason(StrEnum):
    """Why two records may be the same."""

    SAME_CODE = "same_code"
    SAME_MAIL = "same_mail"
    SIMILAR_MAIL = "similar_mail"
    SAME_PHONE = "same_phone"
    SAME_ACCOUNT = "same_account"
    SAME_DOMAIN = "same_domain"
    SAME_NAME = "same_name"
    FORM_OF_NAME = "form_of_name"
    SPELLED_ALIKE = "spelled_alike"
    SIMILAR_NAME = "similar_name"
    SAME_COMPANY = "same_company"
    SAME_BIRTHDAY = "same_birthday"
    SAME_PLACE = "same_place"


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What is known of a company or a person, as far as it tells one from another."""

    is_company: bool
    name: str = ""
    codes: frozenset[str] = frozenset()  # numbers an office gave
    mails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()  # WeChat, LinkedIn
    domain: str = ""
    company: str = ""
    born: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""

    @property
    def name_key(self) -> str:
        return (company_key if self.is_company else person_key)(self.name) if self.name else ""


# What a field of a record is called that says it.
SAID_BY: Mapping[str, tuple[str, ...]] = {
    "codes": ("credit_code",),
    "mails": ("email",),
    "phones": ("phone",),
    "accounts": ("wechat", "linkedin"),
}
SPOKEN_OF = {
    Reason.SAME_CODE: "codes", Reason.SAME_MAIL: "mails", Reason.SIMILAR_MAIL: "mails",
    Reason.SAME_PHONE: "phones", Reason.SAME_ACCOUNT: "accounts",
}  # fmt: skip


def without_hidden(profile: Profile, hidden: frozenset[str]) -> Profile:
    """Let what somebody must not know of not count."""
    gone: dict[str, Any] = {
        part: frozenset[str]() for part, by in SAID_BY.items() if hidden & set(by)
    }
    return replace(profile, **gone) if gone else profile


def reasons_told(hidden: frozenset[str]) -> list[str]:
    """List the reasons that tell nothing of what is hidden."""
    return [
        one.value for one in Reason if not hidden & set(SAID_BY.get(SPOKEN_OF.get(one, ""), ()))
    ]


class Bits(NamedTuple):
    """What it says for two being the same when they agree, nearly agree, or do not."""

    same: float
    near: float
    different: float


NEARLY = {Reason.SAME_MAIL: Reason.SIMILAR_MAIL, Reason.SAME_PLACE: Reason.SAME_PLACE}


@dataclass
class Judgement:
    """A score in bits and what speaks for it, the strongest first."""

    score: float = 0.0
    reasons: list[Reason] = field(default_factory=list)
    kinds: int = 0  # independent things that agree

    def add(self, bits: float, reason: Reason | None = None) -> None:
        self.score += bits
        if bits > 0 and reason and reason not in self.reasons:
            self.reasons.append(reason)
        if bits >= STRONG:
            self.kinds += 1

    def compare(  # noqa: PLR0917  # reads as a line of a table
        self, ours: frozenset[str], theirs: frozenset[str], bits: Bits, reason: Reason
    ) -> None:
        """Weigh values of one kind: one in common says it, a slip of the hand says less."""
        if not ours or not theirs:
            return
        if ours & theirs:
            self.add(bits.same, reason)
        elif bits.near and any(_is_near(a, b) for a in ours for b in theirs):
            self.add(bits.near, NEARLY.get(reason))
        else:
            self.add(bits.different)

    @property
    def is_automatic(self) -> bool:
        """Sure enough to be merged unasked: never on one thing alone."""
        return self.score >= AUTOMATIC and self.kinds > 1

    @property
    def is_asked(self) -> bool:
        return self.score >= ASK


STRONG = 2.5
LONG_NAME, LONG_VALUE, SHORTEST_COMPARED = 5, 12, 4
ALIKE = 0.88
Commonness = Mapping[str, float]  # how large a share of all profiles a name key has


def judge(one: Profile, other: Profile, *, commonness: Commonness | None = None) -> Judgement:
    """Weigh everything both say."""
    found = Judgement()
    found.compare(one.codes, other.codes, Bits(16, 6, -6), Reason.SAME_CODE)
    found.compare(one.mails, other.mails, Bits(11, 5, -0.5), Reason.SAME_MAIL)
    found.compare(one.phones, other.phones, Bits(8, 0, -0.5), Reason.SAME_PHONE)
    found.compare(one.accounts, other.accounts, Bits(11, 0, -0.5), Reason.SAME_ACCOUNT)
    _name(found, one, other, commonness=commonness or {})
    if one.domain and other.domain:
        found.add(7 if one.domain == other.domain else -3, Reason.SAME_DOMAIN)
    if one.company and other.company:
        same = company_key(one.company) == company_key(other.company)
        found.add(5 if same else -2, Reason.SAME_COMPANY)
    found.compare(_some(one.born), _some(other.born), Bits(8, 4, -4), Reason.SAME_BIRTHDAY)
    found.compare(_some(one.street), _some(other.street), Bits(7, 4, -1.5), Reason.SAME_PLACE)
    found.compare(_some(one.postcode), _some(other.postcode), Bits(5, 2, -1.5), Reason.SAME_PLACE)
    found.compare(_some(one.town), _some(other.town), Bits(3, 2, -1), Reason.SAME_PLACE)
    return found


def _some(value: str) -> frozenset[str]:
    return frozenset({value} if value else ())


def _name(found: Judgement, one: Profile, other: Profile, *, commonness: Commonness) -> None:
    ours, theirs = one.name_key, other.name_key
    if not ours or not theirs:
        return
    if ours == theirs:
        reason = Reason.SAME_NAME if one.name == other.name else Reason.FORM_OF_NAME
        found.add(_rarity(ours, commonness, otherwise=8.0 if one.is_company else 6.0), reason)
    elif spelled(ours) == spelled(theirs):
        found.add(4, Reason.SPELLED_ALIKE)
    else:
        (_companies if one.is_company else _persons)(found, ours, theirs)


def _rarity(key: str, commonness: Commonness, *, otherwise: float) -> float:
    """Agreeing on a rare name says more than on 张伟 or John Smith."""
    share = commonness.get(key)
    if share:
        return min(max(-log2(share), COMMONEST_NAME), RAREST_NAME)
    return otherwise


def _companies(found: Judgement, ours: str, theirs: str) -> None:
    """One letter more or less may be a typing error; another branch, town or trade is not."""
    is_typing_error = min(len(ours), len(theirs)) >= LONG_NAME and OSA.distance(ours, theirs) <= 1
    if is_typing_error and (" " in ours) == (" " in theirs):
        found.add(2, Reason.SIMILAR_NAME)
    else:
        found.add(-5)


def _persons(found: Judgement, ours: str, theirs: str) -> None:
    """Compare word by word, each with its nearest; a missing word says nothing."""
    first, second = sorted((ours.split(), theirs.split()), key=len)
    rest, score = list(second), 0.0
    for word in first:
        nearest = max(rest, key=lambda other: JaroWinkler.similarity(word, other))
        rest.remove(nearest)
        score += _one_word(word, nearest)
    found.add(score, Reason.SIMILAR_NAME)


def _one_word(one: str, other: str) -> float:
    if one == other:
        return 3.5
    if one[0] == other[0] and 1 in {len(one), len(other)}:
        return 1  # an initial
    return 2 if JaroWinkler.similarity(one, other) >= ALIKE else -3


def _is_near(one: str, other: str) -> bool:
    """Tell a slip of the hand: one change in short words, two in long ones."""
    if min(len(one), len(other)) < SHORTEST_COMPARED:
        return False
    return OSA.distance(one, other) <= (2 if len(one) >= LONG_VALUE else 1)
