"""Which fields each kind of record has: what its package declares, and the workspace's own."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import OWN
from headwater.fields.rules.filters import Filter, conditions_in
from headwater.fields.rules.refusals import BadFilter
from headwater.fields.rules.text import parse
from headwater.fields.rules.types import Fields
from headwater.fields.selectors.asking import custom_fields
from headwater.fields.selectors.where import Where, where
from headwater.tenancy.sql import fetch_all

ROWS = {Kind.DEAL: "d", Kind.COMPANY: "t", Kind.PERSON: "t", Kind.LEAD: "l", Kind.TASK: "t"}
_declared: dict[Kind, Fields] = {}


def declare(kind: Kind, fields: Fields) -> Fields:
    """Say what can be asked of a kind of record; its package does so when it is read."""
    _declared[kind] = fields
    return fields


def fields_of(kind: Kind, *, actor: Actor | None) -> Fields:
    """Name all that can be asked of a kind of record, the workspace's own fields as well.

    Of an actor: what they can ask; none: what rules can that hold whoever asks.
    """
    return {**_built_in(kind, actor), **custom_fields(kind, alias=ROWS[kind], actor=actor)}


def _built_in(kind: Kind, actor: Actor | None) -> Fields:
    if actor is None or not (hidden := actor.hidden(kind)):
        return _declared[kind]
    return {name: one for name, one in _declared[kind].items() if name not in hidden}


def hidden_names(kind: Kind, *, actor: Actor) -> frozenset[str]:
    """Name all that is hidden from an actor: formulas made of a hidden field as well."""
    hidden = actor.hidden(kind)
    if not hidden:
        return hidden
    every, known = (custom_fields(kind, alias=ROWS[kind], actor=one) for one in (None, actor))
    return hidden | (every.keys() - known.keys())


def condition_of(wanted: Filter, kind: Kind, *, actor: Actor) -> Where:
    """Write a filter as a condition of SQL. Raises BadFilter for what the actor cannot ask."""
    return where(wanted, _needed([wanted], kind, actor), count=_count)


def _needed(wanted: Iterable[Filter], kind: Kind, actor: Actor | None) -> Fields:
    """Give the fields these filters may name; the workspace's own are looked up for those alone."""
    asks_own = any(one.field.startswith(OWN) for tree in wanted for one in conditions_in(tree))
    return fields_of(kind, actor=actor) if asks_own else _built_in(kind, actor)


def _count(query: str, values: Mapping[str, Any]) -> int:
    ((count,),) = fetch_all(f"SELECT count(*) FROM ({query}) held", values)  # noqa: S608  # ours
    return int(count)


def read_filter(text: str, kind: Kind, *, actor: Actor) -> Where:
    """Read a filter, as text or JSON, and write it as a condition of SQL. Raises BadFilter."""
    return condition_of(parse(text), kind, actor=actor)


def judging(filters: Mapping[UUID, str], kind: Kind) -> dict[UUID, Where]:
    """Write several filters as conditions of one statement.

    They say what a record is, whoever asks. One that is not understood any more is fulfilled by
    no record; what it names cannot go while it is asked (selectors.uses).
    """
    trees = {one: parse(text) for one, text in filters.items()}
    known = _needed(trees.values(), kind, None)
    return {
        one: _fulfilled(tree, known, prefix=f"j{number}_")
        for number, (one, tree) in enumerate(trees.items())
    }


def _fulfilled(tree: Filter, known: Fields, *, prefix: str) -> Where:
    try:
        return where(tree, known, prefix=prefix)
    except BadFilter:
        return Where("false", {})
