"""Answers that took long are kept, as long as nothing they rest on has been written.

Every transaction that writes what figures read leaves a row in `tenancy_touch` (the triggers are
in insights/migrations/touched.sql). Which of these rows a reader sees is what it knows of: as long
as they are the same, everything else is, too, and the answer kept is the one it would work out.
Only the clock has gone on; an answer as of now therefore says as of when, and is kept for so long.

Whoever would rather have an older answer at once than wait says so by `older_will_do`: where
working it out is slow they get the one that is kept, are told as of when it is, and it is worked
out again behind (renewing.py). All others wait: exports, mails, jobs (docs/decisions/0047).
"""

import pickle
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, timedelta
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone

from headwater.tenancy.context import acting_in, current_workspace_id
from headwater.tenancy.renewing import renewals
from headwater.tenancy.sql import execute, fetch_all, fetch_one

T = TypeVar("T")
KEPT_FOR = timedelta(minutes=1)  # as of now; as of a past day there is no clock to go on
LONG = 0.05  # seconds: what is answered sooner is not worth keeping
SLOW = 0.1  # seconds: what takes less is felt as at once, and nobody is given an older answer
OLDEST = timedelta(minutes=10)  # of the answers given instead of one that is slow
REST = 2  # times as long as it took, an answer is left alone: who writes all day renews it all day
LIMIT = "60s"  # for a statement behind, which nobody waits for
MOST = 256  # answers in the memory of a process
LARGEST = 2_000_000  # bytes
TOUCHES = """
SELECT count(*), max(id) FROM tenancy_touch WHERE workspace_id = current_workspace()
"""


@dataclass(frozen=True)
class _Kept:
    """An answer, as of `at` if it is one as of now; worked out at `since`, for `took` seconds."""

    touches: tuple[Any, ...]
    at: datetime | None
    answer: bytes
    since: datetime
    took: float

    def read(self) -> Any:
        return pickle.loads(self.answer)  # noqa: S301 -- our own


@dataclass
class Given:
    """What was given to whom an older answer will do: as of when the oldest is; None: all is new."""

    as_of: datetime | None = None

    def note(self, moment: datetime) -> None:
        self.as_of = min(moment, self.as_of or moment)


_answers: OrderedDict[Hashable, _Kept] = OrderedDict()
_lock = Lock()
_given: ContextVar[Given | None] = ContextVar("given", default=None)


@contextmanager
def older_will_do(*, if_so: bool = True) -> Iterator[Given]:
    """Rather have an older answer than wait for a slow one; what is given says as of when."""
    given = Given()
    token = _given.set(given if if_so else None)
    try:
        yield given
    finally:
        _given.reset(token)


def kept(
    key: Hashable, work_out: Callable[[datetime], T], *, now: datetime, is_now: bool = True
) -> T:
    """Give the answer that is kept, or work it out.

    The key holds everything that shapes the answer: what is asked, and all of what whoever asks
    may see. `is_now`: it is asked for as of now, so that the clock shapes the answer as well. It
    may be worked out later than it is asked for, in another thread, and is told its own `now`.
    """
    place = (connection.settings_dict["NAME"], current_workspace_id(), key)
    at = now if is_now else None
    touches = fetch_all(TOUCHES)[0]  # before all reading: what comes later makes a new answer
    with _lock:
        found = _answers.get(place)
    if found and found.touches == touches and _is_fresh(found, at):
        answer: T = found.read()
        return answer
    given = _given.get()
    if found and given and _will_do(found, at):
        given.note(found.since)
        _renew_later(found, place, partial(kept, key, work_out, is_now=is_now))
        answer = found.read()
        return answer  # noqa: RET504  # told its type
    since, started = timezone.now(), time.perf_counter()
    with older_will_do(if_so=False):  # nothing new is made of what is old
        answer = work_out(now)
    took = time.perf_counter() - started
    if took >= LONG:
        _keep(place, _Kept(touches, at, pickle.dumps(answer), since, took))
    else:
        _forget(place)
    return answer


def told(asked: Any) -> str:
    """Write down all of a question and of whoever asks it, as a part of a key.

    What has a moment that is only that of asking says by `as_key` how else to tell it apart.
    """
    if hasattr(asked, "as_key"):
        return str(asked.as_key())
    match asked:
        case frozenset() | set():
            text = f"{{{', '.join(sorted(map(told, asked)))}}}"
        case tuple() | list():
            text = f"[{', '.join(map(told, asked))}]"
        case Mapping():
            pairs = sorted((str(name), told(one)) for name, one in asked.items())
            text = f"{{{', '.join(f'{name}: {one}' for name, one in pairs)}}}"
        case _ if is_dataclass(asked):
            parts = [told(getattr(asked, field.name)) for field in fields(asked)]
            text = f"{type(asked).__name__}({', '.join(parts)})"
        case _:
            text = repr(asked)
    return text


def _is_fresh(one: _Kept, at: datetime | None) -> bool:
    if at is None or one.at is None:
        return at is one.at
    return timedelta(0) <= at - one.at <= KEPT_FOR


def _will_do(one: _Kept, at: datetime | None) -> bool:
    """Whether an answer that is out of date may be given where nobody has to wait."""
    is_of_its_kind = (at is None) == (one.at is None)
    return is_of_its_kind and one.took >= SLOW and timezone.now() - one.since <= OLDEST


def _renew_later(one: _Kept, place: Hashable, ask_again: Callable[..., Any]) -> None:
    """Work it out again once whoever asks has their answer, with the sight that the key holds."""
    if timezone.now() - one.since < timedelta(seconds=REST * one.took):
        return
    workspace_id = current_workspace_id()
    # What lies in a pool is hidden by the transaction, not by the key (docs/decisions/0014).
    sight = fetch_one("SELECT coalesce(current_setting('app.pooled', true), '')")

    def renew() -> None:
        try:
            with acting_in(workspace_id):
                execute(f"SET LOCAL statement_timeout = '{LIMIT}'")
                execute("SELECT set_config('app.pooled', %s, true)", sight)
                ask_again(now=timezone.now())
        except Exception:
            _forget(place)  # the next one waits, and hears what is wrong
            raise

    transaction.on_commit(partial(renewals.ask, place, renew))


def _keep(place: Hashable, one: _Kept) -> None:
    if len(one.answer) > LARGEST:
        _forget(place)
        return
    with _lock:
        _answers[place] = one
        _answers.move_to_end(place)
        while len(_answers) > MOST:
            _answers.popitem(last=False)


def _forget(place: Hashable) -> None:
    """Let nobody be given what was kept before."""
    with _lock:
        _answers.pop(place, None)
