"""What one transaction does to many records is read and looked up for all of them at once.

Inside `holding` services find the rows they lock already in hand, and ask the database only once
who an owner is, or what a stage is like. Outside it everything is as ever.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from headwater.tenancy.models import Record

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Record)

_rows: ContextVar[dict[UUID, Record] | None] = ContextVar("held_rows", default=None)
_answers: ContextVar[dict[Any, Any] | None] = ContextVar("held_answers", default=None)


@contextmanager
def holding(rows: Iterable[Record]) -> Iterator[None]:
    """Keep locked rows, as they were read, and answers at hand until the block ends."""
    tokens = _rows.set({row.id: row for row in rows}), _answers.set({})
    try:
        yield
    finally:
        _rows.reset(tokens[0])
        _answers.reset(tokens[1])


def held(model: type[R], record_id: UUID) -> R | None:
    """Give the row of a record that is held; it is as whoever holds it has left it."""
    row = (_rows.get() or {}).get(record_id)
    return row if isinstance(row, model) else None


def let_go(record_ids: Iterable[UUID]) -> None:
    """Forget rows whose writing was rolled back: in hand they are no longer what is there."""
    for record_id in record_ids:
        (_rows.get() or {}).pop(record_id, None)


def asked_once(ask: Callable[P, T]) -> Callable[P, T]:
    """Let a question be answered once while rows are held; a refusal is asked for again."""

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        answers = _answers.get()
        if answers is None:
            return ask(*args, **kwargs)
        key = (ask, args, tuple(kwargs.items()))
        if key not in answers:
            answers[key] = ask(*args, **kwargs)
        found: T = answers[key]
        return found

    return answer
