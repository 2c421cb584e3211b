"""Channels, and the keys by which two spellings of one are known to be the same."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from uuid import UUID

import phonenumbers
from phonenumbers import PhoneNumberFormat
from stdnum.cn import uscc

from headwater.lib.errors import Conflict, Invalid

CREDIT_CODE = re.compile(r"[0-9A-Z]{18}")
GROUP_DEPTH = 10
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
EXTENSION = re.compile(
    r"\s*[,;]?\s*(?:转|轉|分机|分機|内线|內線|extension|ext\.?|x|#)\s*号?\s*[:=.]?\s*(\d{1,8})\s*$",
    re.IGNORECASE,
)
DASHED = re.compile(r"(.*\d)\s*-\s*(\d{1,6})")  # 010-65529988-8012


class ChannelKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    WECHAT = "wechat"
    LINKEDIN = "linkedin"
    WEBSITE = "website"
    OTHER = "other"


class Tier(StrEnum):
    """How much a company matters to the workspace (客户级别); what the letters mean is agreed there."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class ChannelState(StrEnum):
    """Whether somebody is reached this way, as far as anybody knows."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    INVALID = "invalid"


class Proof(StrEnum):
    """How that became known."""

    HAND = "hand"
    BOUNCE = "bounce"
    REPLY = "reply"


class RelationKind(StrEnum):
    """How a person stands to another one, or to a company: read from the person on."""

    REPORTS_TO = "reports_to"
    ASSISTANT_OF = "assistant_of"
    INTRODUCED_BY = "introduced_by"
    COLLEAGUE = "colleague"
    FORMER_COLLEAGUE = "former_colleague"
    KNOWS = "knows"
    SPOUSE = "spouse"
    RELATIVE = "relative"
    FORMER_EMPLOYEE = "former_employee"
    CONSULTANT = "consultant"
    BOARD_MEMBER = "board_member"
    SHAREHOLDER = "shareholder"
    OTHER = "other"


TO_COMPANIES = frozenset(
    {
        RelationKind.FORMER_EMPLOYEE,
        RelationKind.CONSULTANT,
        RelationKind.BOARD_MEMBER,
        RelationKind.SHAREHOLDER,
    }
)
# Said of one, it is said of the other.
MUTUAL = frozenset(
    {
        RelationKind.COLLEAGUE,
        RelationKind.FORMER_COLLEAGUE,
        RelationKind.KNOWS,
        RelationKind.SPOUSE,
        RelationKind.RELATIVE,
    }
)


class NoSuchRelation(Invalid):
    code = "no_such_relation"


class RelationToOneself(Invalid):
    code = "relation_to_oneself"


class ManagerOfTheirManager(Conflict):
    code = "manager_of_their_manager"


class NoMailAddress(Invalid):
    code = "no_mail_address"


class WrongCreditCode(Invalid):
    code = "wrong_credit_code"


class CompanyIsItsOwnParent(Conflict):
    code = "company_is_its_own_parent"


class GroupTooDeep(Conflict):
    code = "group_too_deep"


def channel_key(kind: ChannelKind, value: str, *, country: str | None = None) -> str:
    """Reduce a channel to what makes it the same one: letters' case, blanks and dashes do not.

    A telephone number without its country is taken to be of `country`. Its extension belongs to
    the key: two desks behind one switchboard are not the same.
    """
    value = value.strip()
    match kind:
        case ChannelKind.PHONE:
            number, extension = read_phone(value, country=country)
            return f"{number}x{extension}" if extension else number
        case ChannelKind.LINKEDIN | ChannelKind.WEBSITE:
            return re.sub(r"^https?://(www\.)?|/+$", "", value.lower())
        case _:
            return value.lower()


def country_of_phone(key: str) -> str:
    """Give the country (ISO 3166) of a number with its country code; empty: it is not known."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(key)) or ""
    except phonenumbers.NumberParseException:
        return ""


def read_phone(value: str, *, country: str | None = None) -> tuple[str, str]:
    """Split a number into itself, as E.164 where it is a valid one, and its extension."""
    plain = unicodedata.normalize("NFKC", value).strip()
    said = EXTENSION.search(plain)
    main, extension = (plain[: said.start()], said[1]) if said else (plain, "")
    if number := _international(main, country):
        return number, extension
    dashed = None if said else DASHED.fullmatch(plain)
    if dashed and (number := _international(dashed[1], country)):
        return number, dashed[2]
    return re.sub(r"[^\d+]", "", main), extension


def check_channel(kind: ChannelKind, value: str, *, field: str = "channels") -> None:
    if kind is ChannelKind.EMAIL and not MAIL.fullmatch(value.strip()):
        raise NoMailAddress(
            "“{value}” is not a mail address. Write it like ada@example.com.",
            field=field,
            value=value,
        )


def credit_code(value: str) -> str:
    """Write a 统一社会信用代码 in its one form, and refuse one with a slip in it.

    Registers of other countries have other numbers: only what has its 18 letters and digits is
    taken for one.
    """
    plain = re.sub(r"[\s-]", "", value).upper()
    if not CREDIT_CODE.fullmatch(plain):
        return value.strip()
    if not uscc.is_valid(plain):
        raise WrongCreditCode(
            "“{value}” has a slip in it: its last character does not fit the others.",
            field="credit_code",
            value=plain,
        )
    return plain


def check_parent(company_id: UUID, parent_and_above: Sequence[UUID], *, height: int = 1) -> None:
    """Refuse a parent that belongs to the company itself, near or far, and too many levels.

    `height` is how many levels the company itself has, those below it counted.
    """
    if company_id in parent_and_above:
        raise CompanyIsItsOwnParent(
            "A company cannot belong to itself. Choose another parent.", field="parent_id"
        )
    if len(parent_and_above) + height > GROUP_DEPTH:
        raise GroupTooDeep(
            "A group of companies has at most {levels} levels.",
            field="parent_id",
            levels=GROUP_DEPTH,
        )


def check_relation(
    kind: RelationKind, *, person_id: UUID, other_person: UUID | None, other_company: UUID | None
) -> None:
    """Refuse a relation to nothing, to both, to oneself, or of a kind that there is not."""
    if (other_person is None) is (other_company is None):
        raise NoSuchRelation("Say to which one: a person or a company.")
    if kind is not RelationKind.OTHER and (other_company is not None) is not (kind in TO_COMPANIES):
        raise NoSuchRelation("That is not how one stands to a person or a company.", field="kind")
    if other_person == person_id:
        raise RelationToOneself("Choose somebody else.", field="person_id")


def check_manager(person_id: UUID, manager_and_above: Collection[UUID]) -> None:
    """Refuse a manager who reports to the person, near or far."""
    if person_id in manager_and_above:
        raise ManagerOfTheirManager(
            "Nobody reports to somebody who reports to them.", field="person_id"
        )


def in_tree_order(people: Sequence[UUID], managers: Mapping[UUID, UUID]) -> list[tuple[UUID, int]]:
    """Put people behind their managers, each once, and say how many stand above them.

    Where a circle has come in by a merge, the first of it is taken for its head.
    """
    teams: dict[UUID, list[UUID]] = {}
    for one in people:
        teams.setdefault(managers.get(one, one), []).append(one)
    ordered: dict[UUID, int] = {}
    known = set(people)
    heads = [one for one in people if managers.get(one) not in known]
    for head in [*heads, *people]:
        waiting = [(head, 0)]
        while waiting:
            one, level = waiting.pop()
            if one in ordered:
                continue
            ordered[one] = level
            waiting += [(below, level + 1) for below in reversed(teams.get(one, []))]
    return list(ordered.items())


def _international(value: str, country: str | None) -> str | None:
    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
