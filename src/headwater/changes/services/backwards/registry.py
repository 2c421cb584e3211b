"""Who takes back what, and what their hands have in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Field, Model

from headwater.accounts.rules import Actor, Kind
from headwater.accounts.rules.fields import OWN
from headwater.changes.rules import Back
from headwater.changes.selectors.lines import Line, is_worked_on
from headwater.events.base import Event
from headwater.fields.rules.values import from_rows
from headwater.fields.selectors.custom import definitions, values_of


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who takes something back, and when."""

    actor: Actor
    now: datetime

    @property
    def acts(self) -> dict[str, Any]:
        return {"actor": self.actor, "now": self.now}


Backwards = Callable[[Line, Hand], Back]
BACKWARDS: dict[str, Backwards] = {}


def takes_back(event: type[Event]) -> Callable[[Backwards], Backwards]:
    """Name the function that takes back what an event tells, through the ordinary services."""

    def register(backwards: Backwards) -> Backwards:
        BACKWARDS[event.name] = backwards
        return backwards

    return register


def put_back(
    row: Model, changes: Mapping[str, list[Any]]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Sort the fields of an edit: what goes back, and what somebody has written over since."""
    own = {name: both for name, both in changes.items() if name.startswith(OWN)}
    back, kept = _put_back_own(row, own) if own else ({}, [])
    for name, (old, new) in changes.items():
        if name in own:
            continue
        is_, was = getattr(row, name), typed(row, name, old)
        if is_ == typed(row, name, new):
            back[name] = was
        elif is_ != was:
            kept.append(name)
    return back, tuple(kept)


def _put_back_own(row: Model, changes: Mapping[str, list[Any]]) -> tuple[dict[str, Any], list[str]]:
    """Do the same for fields of the workspace's own; one that is no more is kept as it is."""
    known = {one.name: one for one in definitions(Kind(type(row).__name__.lower()))}
    held = values_of(row.pk, [known[name] for name in changes if name in known])
    back: dict[str, Any] = {}
    kept: list[str] = []
    for name, (old, new) in changes.items():
        field = known.get(name)
        is_ = _as_logged(from_rows(field, held[field.id])) if field else None
        if field and is_ == new:
            back[field.key] = old
        elif is_ != old:
            kept.append(name)
    return ({"custom": back} if back else {}), kept


def _as_logged(value: Any) -> Any:
    return orjson.loads(orjson.dumps(value, default=str))


def typed(row: Model, name: str, value: Any) -> Any:
    """Read a value as the log keeps it into what the column holds."""
    column = row._meta.get_field(name)  # noqa: SLF001  # documented
    return value if value is None or not isinstance(column, Field) else column.to_python(value)


def trash(line: Line, hand: Hand, delete: Callable[..., Any], *, is_there: bool) -> Back:
    """Put what was made, or taken out of the trash, there; unless somebody works on it since."""
    if not is_there:
        return Back()
    if is_worked_on(line):
        return Back(kept=("record",))
    delete(line.record_id, **hand.acts)
    return Back(is_done=True)


def restore(line: Line, hand: Hand, restore_it: Callable[..., Any], *, is_there: bool) -> Back:
    if is_there:
        return Back()
    restore_it(line.record_id, **hand.acts)
    return Back(is_done=True)


def uuid_of(line: Line, name: str) -> UUID:
    return UUID(line.payload[name])
