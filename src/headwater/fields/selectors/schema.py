"""What may be sent as `custom`, as JSON Schema."""

from typing import Any

from headwater.accounts.rules import Actor, Kind
from headwater.fields.rules.custom import CustomType, Definition
from headwater.fields.rules.values import LONGEST_LINK, LONGEST_LONG_TEXT, LONGEST_TEXT, MOST_CHOSEN
from headwater.fields.selectors.custom import definitions_for

NUMBER = {"type": ["string", "number"], "pattern": r"^-?\d{1,15}(\.\d+)?$"}
ID = {"type": "string", "format": "uuid"}


def json_schema(kind: Kind, *, actor: Actor, language: str) -> dict[str, Any]:
    known, fixed = definitions_for(actor, kind), actor.fields.get(kind, {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            one.key: _property(one, language) | ({"readOnly": True} if one.name in fixed else {})
            for one in known
        },
        "required": [one.key for one in known if one.is_required and one.name not in fixed],
    }


def _property(one: Definition, language: str) -> dict[str, Any]:
    title = (one.name_zh or one.name_en) if language.startswith("zh") else one.name_en
    about: dict[str, Any] = {"title": title or one.name_zh, "x-type": str(one.type)}
    if one.type is CustomType.FORMULA:
        return about | {"readOnly": True, "x-formula-type": str(one.formula_type)}
    return about | {"anyOf": [_value(one, language), {"type": "null"}]}


def _value(one: Definition, language: str) -> dict[str, Any]:
    if one.type is CustomType.CHOICE:
        return {"oneOf": _choices(one, language)}
    if one.type is CustomType.CHOICES:
        items = {"oneOf": _choices(one, language)}
        return {"type": "array", "items": items, "maxItems": MOST_CHOSEN, "uniqueItems": True}
    return SHAPES.get(one.type, ID)


SHAPES: dict[CustomType, dict[str, Any]] = {
    CustomType.TEXT: {"type": "string", "maxLength": LONGEST_TEXT},
    CustomType.LONG_TEXT: {"type": "string", "maxLength": LONGEST_LONG_TEXT},
    CustomType.LINK: {"type": "string", "format": "uri", "maxLength": LONGEST_LINK},
    CustomType.NUMBER: NUMBER,
    CustomType.MONEY: {
        "type": "object",
        "properties": {
            "amount": NUMBER,
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        },
        "required": ["amount"],
        "additionalProperties": False,
    },
    CustomType.DATE: {"type": "string", "format": "date"},
    CustomType.MOMENT: {"type": "string", "format": "date-time"},
    CustomType.FLAG: {"type": "boolean"},
}


def _choices(one: Definition, language: str) -> list[dict[str, Any]]:
    return [
        {"const": str(choice.id), "title": choice.name_in(language)}
        for choice in one.choices
        if not choice.is_archived
    ]
