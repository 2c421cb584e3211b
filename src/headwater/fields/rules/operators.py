"""What can be asked of a field of each type."""

from collections.abc import Mapping
from enum import StrEnum

from headwater.fields.rules.types import FieldType


class Op(StrEnum):
    """How a condition compares. Its text form is in `SIGNS`."""

    EQ = "eq"
    NE = "ne"
    LT = "lt"
    LTE = "lte"
    GT = "gt"
    GTE = "gte"
    IN = "in"
    NOT_IN = "not_in"
    CONTAINS = "contains"
    NOT_CONTAINS = "not_contains"
    STARTS_WITH = "starts_with"
    HAS_ANY = "has_any"
    HAS_ALL = "has_all"
    HAS_NONE = "has_none"
    WITHIN = "within"
    NOT_WITHIN = "not_within"
    KNOWN = "known"
    UNKNOWN = "unknown"


SIGNS: Mapping[Op, str] = {
    Op.EQ: "=",
    Op.NE: "!=",
    Op.LT: "<",
    Op.LTE: "<=",
    Op.GT: ">",
    Op.GTE: ">=",
    Op.IN: "in",
    Op.NOT_IN: "not in",
    Op.CONTAINS: "contains",
    Op.NOT_CONTAINS: "not contains",
    Op.STARTS_WITH: "starts with",
    Op.HAS_ANY: "has any",
    Op.HAS_ALL: "has all",
    Op.HAS_NONE: "has none",
    Op.WITHIN: "within",
    Op.NOT_WITHIN: "not within",
    Op.KNOWN: "is known",
    Op.UNKNOWN: "is unknown",
}
# A condition that says the opposite of another one is answered by asking that one.
OPPOSITES: Mapping[Op, Op] = {
    Op.NE: Op.EQ,
    Op.NOT_IN: Op.IN,
    Op.NOT_CONTAINS: Op.CONTAINS,
    Op.HAS_NONE: Op.HAS_ANY,
    Op.NOT_WITHIN: Op.WITHIN,
    Op.UNKNOWN: Op.KNOWN,
}
OF_LISTS = frozenset({Op.IN, Op.NOT_IN, Op.HAS_ANY, Op.HAS_ALL, Op.HAS_NONE})
WITHOUT_VALUE = frozenset({Op.KNOWN, Op.UNKNOWN})

EQUAL = (Op.EQ, Op.NE)
ONE_OF = (*EQUAL, Op.IN, Op.NOT_IN)
ORDERED = (Op.LT, Op.LTE, Op.GT, Op.GTE)
WORDS = (Op.CONTAINS, Op.NOT_CONTAINS, Op.STARTS_WITH, *ONE_OF)
DAYS = (*EQUAL, *ORDERED, Op.WITHIN, Op.NOT_WITHIN)
IS_KNOWN = (Op.KNOWN, Op.UNKNOWN)
OPERATORS: Mapping[FieldType, tuple[Op, ...]] = {
    FieldType.TEXT: (*WORDS, *IS_KNOWN),
    FieldType.LINK: (*WORDS, *IS_KNOWN),
    FieldType.NUMBER: (*EQUAL, *ORDERED, *IS_KNOWN),
    FieldType.MONEY: (*EQUAL, *ORDERED, *IS_KNOWN),
    FieldType.DATE: (*DAYS, *IS_KNOWN),
    FieldType.MOMENT: (*DAYS, *IS_KNOWN),
    FieldType.FLAG: (*EQUAL, *IS_KNOWN),
    FieldType.CHOICE: (*ONE_OF, *IS_KNOWN),
    FieldType.CHOICES: (Op.HAS_ANY, Op.HAS_ALL, Op.HAS_NONE, *IS_KNOWN),
    FieldType.MEMBER: (*ONE_OF, *IS_KNOWN),
    FieldType.PERSON: (*ONE_OF, *IS_KNOWN),
    FieldType.COMPANY: (*ONE_OF, *IS_KNOWN),
}
