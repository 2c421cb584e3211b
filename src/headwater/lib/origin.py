"""From where something was asked: the door knows it, the audit log tells it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """Address and browser of whoever asks, both empty for what Headwater does by itself."""

    ip: str = ""
    user_agent: str = ""


_origin: ContextVar[Origin] = ContextVar("origin")


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


def current_origin() -> Origin:
    return _origin.get(Origin())
