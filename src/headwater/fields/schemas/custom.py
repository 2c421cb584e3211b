from typing import Annotated, Any
from uuid import UUID

from django.utils import translation
from ninja import Field, Schema

from headwater.accounts.rules import Kind
from headwater.fields.models import CustomField
from headwater.fields.rules.custom import (
    LONGEST_KEY,
    MOST_CHOICES,
    MOST_DECIMALS,
    MOST_FIELDS,
    Choice,
    CustomType,
    in_language,
)
from headwater.fields.rules.formulas import LONGEST, FormulaType
from headwater.fields.selectors.custom import definition
from headwater.http.wire import Body
from headwater.lib.colors import Color

FieldName = Annotated[str, Field(max_length=100)]
FieldHelp = Annotated[str, Field(max_length=300)]
Decimals = Annotated[int, Field(ge=0, le=MOST_DECIMALS, description="Of a number.")]
Formula = Annotated[
    str, Field(max_length=LONGEST, description="Of a formula; its language is in docs/guide.")
]


class ChoiceOut(Schema):
    id: UUID
    name: str = Field(description="In the caller's language.")
    name_en: str
    name_zh: str
    color: Color
    is_archived: bool


class ChoiceIn(Body):
    id: UUID | None = Field(None, description="Of a choice there is; a new one gets its own.")
    name_en: FieldName = ""
    name_zh: FieldName = ""
    color: Color = Color.GRAY
    is_archived: bool = False


Choices = Annotated[list[ChoiceIn], Field(max_length=MOST_CHOICES)]


class CustomFieldOut(Schema):
    """A field of your own; records hold its value as `custom.<key>`."""

    id: UUID
    kind: Kind
    key: str = Field(description="Stays, whatever the field is renamed to.")
    type: CustomType
    name: str = Field(description="In the caller's language.")
    name_en: str
    name_zh: str
    help: str
    help_en: str
    help_zh: str
    section: str = Field(description="Under which heading it is shown; may be empty.")
    section_en: str
    section_zh: str
    decimals: Decimals
    choices: list[ChoiceOut]
    formula: str
    formula_type: FormulaType | None = Field(description="What the formula gives.")
    is_required: bool = Field(description="A new record must have it.")
    on_card: bool = Field(description="Shown on cards of boards.")
    is_archived: bool
    version: int


class CustomFields(Schema):
    items: list[CustomFieldOut]


class FieldQuery(Body):
    kind: Kind
    archived: bool = Field(False, description="Also those out of use.")


class CustomFieldFacts(Body):
    """What can be said of a field, when it is added and later."""

    name_en: FieldName = ""
    name_zh: FieldName = ""
    help_en: FieldHelp = ""
    help_zh: FieldHelp = ""
    section_en: FieldName = ""
    section_zh: FieldName = ""
    decimals: Decimals = 0
    choices: Choices = []
    formula: Formula = ""
    is_required: bool = False
    on_card: bool = False


class CustomFieldPatch(CustomFieldFacts):
    """What is left out stays. The type changes only where values survive that."""

    type: CustomType = CustomType.TEXT
    is_archived: bool = False


class CustomFieldIn(CustomFieldFacts):
    """A field to be added to all records of a kind."""

    kind: Kind
    key: str | None = Field(
        None,
        pattern=r"^[a-z][a-z0-9_]*$",
        max_length=LONGEST_KEY,
        description="Made from the name when left out.",
    )
    type: CustomType


class FieldOrderIn(Body):
    kind: Kind
    ids: Annotated[list[UUID], Field(max_length=MOST_FIELDS)]


class FieldUsageOut(Schema):
    values: int = Field(description="In how many records it holds something.")
    criteria: list[str] = Field(description="The exit criteria that ask for it, by their places.")


class FieldDeletion(Body):
    values: int = Field(0, ge=0, description="How many values go with it: see `usage`.")


class FormulaTrialIn(Body):
    kind: Kind
    formula: str = Field(max_length=LONGEST)
    decimals: Decimals = 2


class FormulaTrialOut(Schema):
    """What a formula gives for the record that came in last."""

    type: FormulaType
    example: str | None = Field(description="What that record is called; null: there is none.")
    value: Any


class FormulaName(Schema):
    name: str
    type: FormulaType
    label: str | None = Field(description="How a field of your own is called.")


class FormulaWords(Schema):
    """What a formula of a kind can be made of."""

    names: list[FormulaName]
    functions: list[str]


def field_out(row: CustomField) -> CustomFieldOut:
    language = translation.get_language() or "en"
    one = definition(row)
    return CustomFieldOut(
        id=row.id,
        kind=Kind(row.kind),
        key=row.key,
        type=one.type,
        name=row.name_in(language),
        name_en=row.name_en,
        name_zh=row.name_zh,
        help=in_language(language, row.help_en, row.help_zh),
        help_en=row.help_en,
        help_zh=row.help_zh,
        section=in_language(language, row.section_en, row.section_zh),
        section_en=row.section_en,
        section_zh=row.section_zh,
        decimals=row.decimals,
        choices=[_choice(one, language) for one in one.choices],
        formula=row.formula,
        formula_type=one.formula_type,
        is_required=row.is_required,
        on_card=row.on_card,
        is_archived=row.is_archived,
        version=row.version,
    )


def _choice(one: Choice, language: str) -> ChoiceOut:
    return ChoiceOut(**vars(one), name=one.name_in(language))
