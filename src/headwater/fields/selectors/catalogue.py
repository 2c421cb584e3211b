"""Which fields each kind of record has: what its package declares, and the workspace's own."""

from dataclasses import replace

from headwater.accounts.rules import Kind
from headwater.fields.rules.filters import conditions_in
from headwater.fields.rules.text import parse
from headwater.fields.rules.types import Field, Fields
from headwater.fields.selectors.asking import custom_fields
from headwater.fields.selectors.formulas import quoted
from headwater.fields.selectors.where import Where, where

CUSTOM = "custom."
ASKERS = "zone"
ROWS = {Kind.DEAL: "d", Kind.COMPANY: "t", Kind.PERSON: "t", Kind.LEAD: "l", Kind.TASK: "t"}
_declared: dict[Kind, Fields] = {}


def declare(kind: Kind, fields: Fields) -> Fields:
    """Say what can be asked of a kind of record; its package does so when it is read."""
    _declared[kind] = fields
    return fields


def fields_of(kind: Kind) -> Fields:
    """Name all that can be asked of a kind of record, the workspace's own fields as well."""
    own = custom_fields(kind, alias=ROWS[kind], zone=ASKERS)
    return {**_declared[kind], **{name: _for_all(one) for name, one in own.items()}}


def _for_all(field: Field) -> Field:
    """Let a formula mean the days of whoever asks: `asking` says where they are."""
    return replace(field, sql=field.sql.replace(quoted(ASKERS), "%(zone)s"))


def read_filter(text: str, kind: Kind) -> Where:
    """Read a filter, as text or JSON, and write it as a condition of SQL. Raises BadFilter."""
    wanted = parse(text)
    is_plain = not any(one.field.startswith(CUSTOM) for one in conditions_in(wanted))
    return where(wanted, _declared[kind] if is_plain else fields_of(kind))
