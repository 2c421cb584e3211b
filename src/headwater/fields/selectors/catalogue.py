"""Which fields each kind of record has: what its package declares, and the workspace's own."""

from headwater.accounts.rules import Kind
from headwater.fields.rules.custom import OWN
from headwater.fields.rules.filters import Filter, conditions_in
from headwater.fields.rules.text import parse
from headwater.fields.rules.types import Fields
from headwater.fields.selectors.asking import custom_fields
from headwater.fields.selectors.where import Where, where

ROWS = {Kind.DEAL: "d", Kind.COMPANY: "t", Kind.PERSON: "t", Kind.LEAD: "l", Kind.TASK: "t"}
_declared: dict[Kind, Fields] = {}


def declare(kind: Kind, fields: Fields) -> Fields:
    """Say what can be asked of a kind of record; its package does so when it is read."""
    _declared[kind] = fields
    return fields


def fields_of(kind: Kind) -> Fields:
    """Name all that can be asked of a kind of record, the workspace's own fields as well."""
    return {**_declared[kind], **custom_fields(kind, alias=ROWS[kind])}


def condition_of(wanted: Filter, kind: Kind) -> Where:
    """Write a filter as a condition of SQL. Raises BadFilter for what the kind does not know."""
    is_plain = not any(one.field.startswith(OWN) for one in conditions_in(wanted))
    return where(wanted, _declared[kind] if is_plain else fields_of(kind))


def read_filter(text: str, kind: Kind) -> Where:
    """Read a filter, as text or JSON, and write it as a condition of SQL. Raises BadFilter."""
    return condition_of(parse(text), kind)
