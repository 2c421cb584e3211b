"""Recognising which system a file comes from, what kind it is and what its columns mean."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from headwater.exchange.rules.fields import FIELDS, Field, Fields, FileKind

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NOT_LETTERS = re.compile(r"[\W_]+")
PIPEDRIVE = re.compile(r"^(Deal|Person|Organization|Lead|Activity|Product) - ", re.IGNORECASE)
CUSTOM_SUFFIX = re.compile(r"__[cr]$", re.IGNORECASE)
NOT_GUESSED = re.compile(
    r"^(activity|note|lead) - |^(date|cumulative time|latest time) (entered|in|exited) ",
    re.IGNORECASE,
)
OWN_KIND_BONUS = 2

# What only a file of this kind has (all of one group), and what its files do not have.
SIGNS: Mapping[FileKind, tuple[tuple[str, ...], ...]] = {
    FileKind.STAGE_HISTORY: (("deal_id", "stage", "at"),),
    FileKind.DEALS: (("title",), ("deal_id", "value"), ("stage", "value"), ("deal_id", "stage")),
    FileKind.TEAMS: (("member", "manager"), ("member", "team")),
    FileKind.PRODUCTS: (("product",),),
    FileKind.PEOPLE: (("person",), ("first_name",), ("last_name",), ("email",)),
    FileKind.COMPANIES: (("company",),),
}
SYSTEMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("pipedrive", ()),  # by the form of its headers
    ("salesforce", ("stagename closedate", "opportunityname stage", "opportunityid stagename",
                    "accountid lastname", "billingstreet ownerid")),
    ("zoominfo", ("zoominfocontactid", "zoominfocompanyid", "contactaccuracyscore")),
    ("apollo", ("companynameforemails",)),
    ("hubspot", ("recordid dealname", "recordid lifecyclestage", "recordid companyname", "recordid dealstage",
                 "recordid firstname", "recordid contactowner")),
    ("linkedin", ("connectedon position",)),
    ("sales_navigator", ("profileurl vmid", "linkedinprofileurl connectiondegree")),
    ("asana", ("taskid sectioncolumn",)),
    ("trello", ("cardid listname",)),
    ("google", ("givenname familyname", "email1value", "phone1value")),
    ("outlook", ("emailaddress businessphone", "emailaddress email2address", "电子邮件地址 商务电话")),
)  # fmt: skip


@dataclass(frozen=True)
class Recognised:
    """What a file seems to be. `fields` gives each column's meaning; `guesses` are less sure."""

    kind: FileKind | None
    system: str
    fields: Mapping[str, str]
    guesses: frozenset[str] = frozenset()


def letters(header: str) -> str:
    """Reduce a header to its letters and digits, which all spellings of it share."""
    plain = unicodedata.normalize("NFKC", CUSTOM_SUFFIX.sub("", header))
    return NOT_LETTERS.sub("", plain).casefold()


def words(header: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKC", CAMEL.sub(" ", CUSTOM_SUFFIX.sub("", header)))
    return frozenset(word for word in NOT_LETTERS.sub(" ", plain).casefold().split() if word)


def recognise(
    columns: Iterable[str],
    kind: FileKind | None = None,
    *,
    own: Mapping[FileKind, Fields] | None = None,
) -> Recognised:
    """Say what a file with these columns is; a given kind is believed.

    A header that is called exactly like a field of the workspace's own means that.
    """
    names = list(columns)
    kinds = [kind] if kind else list(SIGNS)
    ours = own or {}
    matched = {one: match(names, one, ours.get(one, {}).values()) for one in kinds}
    best = max(kinds, key=lambda candidate: _score(candidate, matched[candidate]))
    if best is FileKind.DEALS and not kind and _is_history(matched):
        best = FileKind.STAGE_HISTORY
    if not kind and _score(best, matched[best]) <= 0:
        return Recognised(None, system_of(names), {})
    fields, guesses = matched[best]
    return Recognised(best, system_of(names), fields, guesses)


def match(
    columns: list[str], kind: FileKind, own: Iterable[Field] = ()
) -> tuple[dict[str, str], frozenset[str]]:
    """Give each column of a file of a known kind its meaning, the surest first."""
    fields: dict[str, str] = {}
    ours = {_own_letters(alias): field for field in own for alias in field.aliases}
    for column in columns:
        spelled = _own_letters(column)
        field = ours.get(spelled) or _aliases(kind).get(spelled)
        if field and (field.several or field.name not in fields.values()):
            fields[column] = field.name
    guesses = {
        column: field.name
        for column in columns
        if column not in fields
        and not NOT_GUESSED.match(column)
        and (field := _guess(words(column), kind))
    }
    new: dict[str, str] = {}
    for column, name in guesses.items():
        if name not in fields.values() and name not in new.values():
            new[column] = name
    return fields | new, frozenset(new)


def system_of(columns: list[str]) -> str:
    """Name the system a file comes from; empty when nothing gives it away."""
    if any(PIPEDRIVE.match(column) for column in columns):
        return "pipedrive"
    present = {letters(column) for column in columns}
    for system, signatures in SYSTEMS:
        if any(present.issuperset(signature.split()) for signature in signatures):
            return system
    return ""


def _score(kind: FileKind, matched: tuple[Mapping[str, str], frozenset[str]]) -> float:
    fields, guesses = matched
    sure = {name for column, name in fields.items() if column not in guesses}
    if not any(set(group) <= sure for group in SIGNS[kind]):
        return 0
    own = {"deals": "deal_id", "stage_history": "at", "teams": "manager"}.get(kind.value)
    return len(fields) - len(guesses) / 2 + (OWN_KIND_BONUS if own in sure else 0)


def _is_history(matched: Mapping[FileKind, tuple[Mapping[str, str], frozenset[str]]]) -> bool:
    """Tell lines of a history, which name no deal but refer to one, from a list of deals."""
    in_history, in_deals = (
        set(matched[kind][0].values()) for kind in (FileKind.STAGE_HISTORY, FileKind.DEALS)
    )
    return {"deal_id", "stage", "at"} <= in_history and not in_deals & {"title", "company"}


def _own_letters(column: str) -> str:
    """Compare `Deal - Title` as a whole, and `Title (Pipeline name)` without the bracket."""
    return letters(column) or column


@cache
def _aliases(kind: FileKind) -> Mapping[str, Field]:
    found: dict[str, Field] = {}
    for special in (False, True):  # what is written for this kind alone wins
        for field in FIELDS:
            for alias in field.aliases:
                where, _, name = alias.rpartition(":")
                if kind in field.kinds and bool(where) is special and where in {"", kind.value}:
                    found[letters(name)] = field
    return found


@cache
def _words_of(kind: FileKind) -> tuple[tuple[frozenset[str], Field], ...]:
    pairs = [
        (words(alias.rpartition(":")[2]), field)
        for field in FIELDS
        if kind in field.kinds
        for alias in field.aliases
        if alias.rpartition(":")[0] in {"", kind.value}
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _guess(tokens: frozenset[str], kind: FileKind) -> Field | None:
    """Find the longest alias all of whose words stand in the header."""
    return next(
        (field for alias, field in _words_of(kind) if len(alias) > 1 and alias <= tokens), None
    )
