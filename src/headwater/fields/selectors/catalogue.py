"""Which fields each kind of record has: what its package declares, and the workspace's own."""

from headwater.accounts.rules import Kind
from headwater.fields.rules.filters import conditions_in
from headwater.fields.rules.text import parse
from headwater.fields.rules.types import Fields
from headwater.fields.selectors.where import Where, where

CUSTOM = "custom."
_declared: dict[Kind, Fields] = {}


def declare(kind: Kind, fields: Fields) -> Fields:
    """Say what can be asked of a kind of record; its package does so when it is read."""
    _declared[kind] = fields
    return fields


def fields_of(kind: Kind) -> Fields:
    """Name all that can be asked of a kind of record."""
    return _declared[kind]


def read_filter(text: str, kind: Kind) -> Where:
    """Read a filter, as text or JSON, and write it as a condition of SQL. Raises BadFilter."""
    wanted = parse(text)
    is_plain = not any(one.field.startswith(CUSTOM) for one in conditions_in(wanted))
    return where(wanted, _declared[kind] if is_plain else fields_of(kind))
