"""Saying what is wrong with a field, in the caller's language: pydantic only speaks English."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja.errors import ValidationError

from headwater.http.problems import FieldProblem

ANY = _("This value cannot be used here.")
NUMBER = _("Give a number.")
DAY = _("Give a day such as 2026-03-31.")
MOMENT = _("Give a moment with its time zone, such as 2026-03-31T09:00:00Z.")
SENTENCES: Mapping[str, str] = {
    "missing": _("This is needed."),
    "extra_forbidden": _("Nothing of this name is known here."),
    "string_type": _("Give a text."),
    "string_too_short": _("Give at least {min_length} characters."),
    "string_too_long": _("Give at most {max_length} characters."),
    "string_pattern_mismatch": _("This is not written as it should be."),
    "too_short": _("Give at least {min_length}."),
    "too_long": _("Give at most {max_length}."),
    "greater_than": _("Give something greater than {gt}."),
    "greater_than_equal": _("Give at least {ge}."),
    "less_than": _("Give something smaller than {lt}."),
    "less_than_equal": _("Give at most {le}."),
    "literal_error": _("Give one of {expected}."),
    "enum": _("Give one of {expected}."),
    "bool_type": _("Give true or false."),
    "bool_parsing": _("Give true or false."),
    "int_type": NUMBER,
    "int_parsing": NUMBER,
    "int_from_float": NUMBER,
    "decimal_type": NUMBER,
    "decimal_parsing": NUMBER,
    "finite_number": NUMBER,
    "decimal_max_digits": _("Give at most {max_digits} digits."),
    "decimal_max_places": _("Give at most {decimal_places} decimal places."),
    "decimal_whole_digits": _("Give at most {whole_digits} digits before the point."),
    "uuid_type": _("Give an id."),
    "uuid_parsing": _("Give an id."),
    "date_type": DAY,
    "date_parsing": DAY,
    "date_from_datetime_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "datetime_type": MOMENT,
    "datetime_parsing": MOMENT,
    "datetime_from_date_parsing": MOMENT,
    "timezone_aware": MOMENT,
    "list_type": _("Give a list."),
    "set_type": _("Give a list."),
}


def field_problems(error: ValidationError) -> list[FieldProblem]:
    """Say for each field what is wrong with it."""
    return [
        FieldProblem(field=_name(one["loc"]), code=str(one["type"]), detail=_sentence(one))
        for one in error.errors
    ]


def _name(place: tuple[Any, ...]) -> str:
    """Name the field as the caller does, without where it was sent and what we call the body."""
    return ".".join(str(part) for part in place[2:] or place)


def _sentence(one: Mapping[str, Any]) -> str:
    values = dict(one.get("ctx", {}))
    if one["type"] == "value_error":  # a sentence of ours, from a schema
        return gettext(str(values.get("error", ANY)))
    return gettext(SENTENCES.get(one["type"], ANY)).format(**values)
