"""Fields a workspace adds to its records: their types, their choices, what may be changed."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from headwater.accounts.rules.fields import OWN
from headwater.fields.rules.formulas import FormulaType
from headwater.fields.rules.types import FieldType
from headwater.lib.colors import Color
from headwater.lib.errors import Conflict, Invalid, NotFound
from headwater.lib.text import pinyin

MOST_FIELDS = 200  # of one kind of record, those out of use included
MOST_CHOICES = 200
MOST_DECIMALS = 6
LONGEST_KEY = 50
KEY = re.compile(r"[a-z][a-z0-9_]*")


class CustomType(StrEnum):
    """What a workspace's own field holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    MEMBER = "member"
    PERSON = "person"
    COMPANY = "company"
    LINK = "link"
    FORMULA = "formula"


CHOOSING = frozenset({CustomType.CHOICE, CustomType.CHOICES})
REFERRING = frozenset({CustomType.MEMBER, CustomType.PERSON, CustomType.COMPANY})
# Where a value is kept; what is of two columns is named by the first.
COLUMNS: Mapping[CustomType, str] = {
    CustomType.TEXT: "text",
    CustomType.LONG_TEXT: "text",
    CustomType.LINK: "text",
    CustomType.NUMBER: "number",
    CustomType.MONEY: "number",
    CustomType.DATE: "date",
    CustomType.MOMENT: "moment",
    CustomType.FLAG: "flag",
    CustomType.CHOICE: "ref",
    CustomType.CHOICES: "ref",
    CustomType.MEMBER: "ref",
    CustomType.PERSON: "ref",
    CustomType.COMPANY: "ref",
}
OF_FORMULA: Mapping[FormulaType, FieldType] = {
    FormulaType.NUMBER: FieldType.NUMBER,
    FormulaType.TEXT: FieldType.TEXT,
    FormulaType.DATE: FieldType.DATE,
    FormulaType.FLAG: FieldType.FLAG,
}
IN_FORMULAS: Mapping[CustomType, FormulaType] = {
    CustomType.TEXT: FormulaType.TEXT,
    CustomType.LONG_TEXT: FormulaType.TEXT,
    CustomType.LINK: FormulaType.TEXT,
    CustomType.NUMBER: FormulaType.NUMBER,
    CustomType.MONEY: FormulaType.NUMBER,
    CustomType.DATE: FormulaType.DATE,
    CustomType.MOMENT: FormulaType.DATE,
    CustomType.FLAG: FormulaType.FLAG,
}
# Values that survive a change of type. Names of people and companies do not become text: not
# everybody who sees the record may know of them.
TEXTS = frozenset({CustomType.TEXT, CustomType.LONG_TEXT})
AMOUNTS = frozenset({CustomType.NUMBER, CustomType.MONEY})
LOST_AS_TEXT = frozenset({CustomType.PERSON, CustomType.COMPANY, CustomType.FORMULA})


class FieldNotFound(NotFound):
    code = "field_not_found"


class FieldNameMissing(Invalid):
    code = "field_name_missing"


class KeyIsTaken(Conflict):
    code = "key_is_taken"


class TooManyFields(Conflict):
    code = "too_many_fields"


class TypeDoesNotChange(Conflict):
    code = "type_does_not_change"


class ChoicesDoNotFit(Invalid):
    code = "choices_do_not_fit"


class FieldIsNeeded(Conflict):
    code = "field_is_needed"


class FieldHasValues(Conflict):
    code = "field_has_values"


class OrderIncomplete(Invalid):
    code = "order_incomplete"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of what a field lets choose from; one out of use stays where it was chosen."""

    id: UUID
    name_en: str = ""
    name_zh: str = ""
    color: Color = Color.GRAY
    is_archived: bool = False

    def name_in(self, language: str) -> str:
        return in_language(language, self.name_en, self.name_zh)


@dataclass(frozen=True, kw_only=True)
class Definition:
    """A field of the workspace's own, as far as values go."""

    id: UUID
    key: str
    type: CustomType
    name_en: str = ""
    name_zh: str = ""
    decimals: int = 0
    choices: tuple[Choice, ...] = ()
    formula: str = ""
    formula_type: FormulaType | None = None
    is_required: bool = False
    on_card: bool = False

    @property
    def name(self) -> str:
        """What filters, sorting, imports and changes call it."""
        return f"{OWN}{self.key}"

    @property
    def asked_as(self) -> FieldType:
        """What kind of question can be asked of it."""
        if self.type is CustomType.FORMULA:
            return OF_FORMULA[self.formula_type or FormulaType.NUMBER]
        return FieldType.TEXT if self.type is CustomType.LONG_TEXT else FieldType(self.type)

    @property
    def in_formulas(self) -> FormulaType | None:
        """What it is in a formula; None: no formula can name it."""
        if self.type is CustomType.FORMULA:
            return self.formula_type
        return IN_FORMULAS.get(self.type)


def in_language(language: str, en: str, zh: str) -> str:
    return (zh or en) if language.lower().startswith("zh") else (en or zh)


def check_named(*, name_en: str, name_zh: str) -> None:
    if not (name_en or name_zh):
        raise FieldNameMissing("Give it a name in at least one language.", field="name_en")


def key_of(*, name_en: str, name_zh: str, taken: Collection[str]) -> str:
    """Make the key of a new field from its name: 预算编号 becomes `yu_suan_bian_hao`."""
    spelled = "_".join(re.findall(r"[a-z0-9]+", pinyin(name_en or name_zh)))[:LONGEST_KEY]
    base = spelled.strip("_") or "field"
    base = base if base[0].isalpha() else f"f_{base}"
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}_{number}"
    return key


def check_type_change(before: CustomType, after: CustomType) -> None:
    """Refuse a change of type that values would not survive."""
    fits = (
        before == after
        or (after in TEXTS and before not in LOST_AS_TEXT)
        or (before in AMOUNTS and after in AMOUNTS)
        or (before is CustomType.CHOICE and after is CustomType.CHOICES)
    )
    if not fits:
        raise TypeDoesNotChange(
            "What is written in this field does not survive that type. Add another field instead.",
            field="type",
        )


def check_choices(type_: CustomType, choices: Collection[Choice]) -> None:
    if type_ not in CHOOSING:
        if choices:
            raise ChoicesDoNotFit("Only a field to choose in has choices.", field="choices")
        return
    if not any(not choice.is_archived for choice in choices):
        raise ChoicesDoNotFit("Give at least one choice.", field="choices")
    if len({choice.id for choice in choices}) < len(choices):
        raise ChoicesDoNotFit("Each choice can be there only once.", field="choices")
    for names in (
        [choice.name_en.casefold() for choice in choices if choice.name_en],
        [choice.name_zh.casefold() for choice in choices if choice.name_zh],
    ):
        if len(set(names)) < len(names):
            raise ChoicesDoNotFit("Two choices have the same name.", field="choices")
    if not all(choice.name_en or choice.name_zh for choice in choices):
        raise ChoicesDoNotFit("Give each choice a name in at least one language.", field="choices")
