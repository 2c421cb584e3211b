from typing import Self

from django.utils import translation
from ninja import Field, Schema

from headwater.accounts.rules import Actor
from headwater.exchange import selectors
from headwater.exchange.rules.fields import FIELDS, FileKind
from headwater.exchange.rules.fields import Field as ImportField
from headwater.fields.rules.custom import in_language


class FieldOut(Schema):
    name: str
    type: str
    kinds: list[FileKind]
    several: bool = Field(description="Whether more than one column may mean it.")
    label: str | None = Field(description="Of a field of the workspace's own: what it is called.")


class FieldList(Schema):
    items: list[FieldOut]

    @classmethod
    def known_to(cls, actor: Actor) -> Self:
        kinds = selectors.own_fields(actor).values()
        own = [field for fields in kinds for field in fields.values()]
        return cls(
            items=[
                FieldOut(
                    name=field.name,
                    type=field.type,
                    several=field.several,
                    kinds=sorted(field.kinds),
                    label=_label(field),
                )
                for field in [*FIELDS, *own]
                if not any(selectors.is_withheld(field.name, one, actor) for one in field.kinds)
            ]
        )


def _label(field: ImportField) -> str | None:
    language = translation.get_language() or "en"
    return in_language(language, field.own.name_en, field.own.name_zh) if field.own else None
