"""Writing the log."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields
from functools import cache
from typing import Any

import orjson

from headwater.events import registry
from headwater.events.base import Event
from headwater.events.tasks import deliver
from headwater.tenancy.context import current_operation
from headwater.tenancy.sql import fetch_all

OWN_COLUMNS = {"actor_id", "at"}
RECORD = """
INSERT INTO events_eventrecord (name, subject_kind, subject_id, actor_id, payload, happened_at)
SELECT * FROM json_to_recordset(%s) AS x(name text, subject_kind text, subject_id uuid,
    actor_id uuid, payload jsonb, happened_at timestamptz)
RETURNING id
"""


_held: ContextVar[list[Event] | None] = ContextVar("held", default=None)


@contextmanager
def together() -> Iterator[list[Event]]:
    """Record all that happens inside with one statement at its end; if it fails, nothing of it.

    Inside another one it is the outer one that records.
    """
    outer, held = _held.get(), list[Event]()
    token = _held.set(held)
    try:
        yield held
    finally:
        _held.reset(token)
    if outer is None:
        emit_many(held)
    else:
        outer.extend(held)


def emit(event: Event) -> None:
    """Record the event and queue its delivery, both inside the caller's transaction.

    A rolled-back change leaves neither a log line nor a job nor a notification.
    """
    emit_many([event])


def emit_many(events: Sequence[Event]) -> None:
    """Record many events with one statement, in the order given."""
    if not events:
        return
    if (held := _held.get()) is not None:
        held.extend(events)
        return
    current_operation().is_told = True
    rows = orjson.dumps([_row(event) for event in events], default=str).decode()
    ids = [record_id for (record_id,) in fetch_all(RECORD, [rows])]
    registry.react_at_once(events)
    later = [
        {"record_id": record_id}
        for record_id, event in zip(ids, events, strict=True)
        if registry.has_handlers(type(event))
    ]
    if later:
        deliver.enqueue_many(later)


def _row(event: Event) -> dict[str, Any]:
    return {
        "name": event.name,
        "subject_kind": event.subject_kind,
        "subject_id": event.subject_id,
        "actor_id": event.actor_id,
        "payload": payload(event),
        "happened_at": event.at,
    }


def payload(event: Event) -> dict[str, Any]:
    """Give what is special about the event, as it is stored."""
    kind: Any = type(event)  # mypy takes the hash of a frozen dataclass for that of its class
    return {name: getattr(event, name) for name in _special_names(kind)}


@cache
def _special_names(event_type: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(event_type) if field.name not in OWN_COLUMNS)
