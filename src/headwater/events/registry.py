"""Who is told about which event. Filled once, while Django starts."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from headwater.events.base import Event

Handler = Callable[[dict[str, Any]], None]
AtOnce = Callable[[Sequence[Event]], None]

_handlers: dict[str, list[Handler]] = defaultdict(list)
_at_once: dict[type[Event], list[AtOnce]] = defaultdict(list)


def on(*event_types: type[Event]) -> Callable[[Handler], Handler]:
    """Register a function to be called, in a background job, with the stored payload."""

    def register(handler: Handler) -> Handler:
        for event_type in event_types:
            _handlers[event_type.name].append(handler)
        return handler

    return register


def at_once(*event_types: type[Event]) -> Callable[[AtOnce], AtOnce]:
    """Register a function to be called inside the transaction of the change itself.

    Only for what must never be stale (search); it must be quick, and it gets many at a time.
    """

    def register(react: AtOnce) -> AtOnce:
        for event_type in event_types:
            _at_once[event_type].append(react)
        return react

    return register


def has_handlers(event_type: type[Event]) -> bool:
    return bool(_handlers.get(event_type.name))


def handle(name: str, payload: dict[str, Any]) -> None:
    for handler in _handlers.get(name, []):
        handler(payload)


def react_at_once(events: Sequence[Event]) -> None:
    """Call each registered function once, with all the events it asked for."""
    reactions: dict[AtOnce, list[Event]] = defaultdict(list)
    for event in events:
        for react in _at_once.get(type(event), []):
            reactions[react].append(event)
    for react, its_events in reactions.items():
        react(its_events)
