"""Answers that took long are kept, as long as nothing they rest on has been written.

Every transaction that writes what figures read leaves a row in `tenancy_touch` (the triggers are
in insights/migrations/touched.sql). Which of these rows a reader sees is what it knows of: as long
as they are the same, everything else is, too, and the answer kept is the one it would work out.
Only the clock has gone on; an answer as of now therefore says as of when, and is kept for so long.
"""

import pickle
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, TypeVar

from django.db import connection

from headwater.tenancy.context import current_workspace_id
from headwater.tenancy.sql import fetch_all

T = TypeVar("T")
KEPT_FOR = timedelta(minutes=1)  # as of now; as of a past day there is no clock to go on
LONG = 0.05  # seconds: what is answered sooner is not worth keeping
MOST = 256  # answers in the memory of a process
LARGEST = 2_000_000  # bytes
TOUCHES = """
SELECT count(*), max(id) FROM tenancy_touch WHERE workspace_id = current_workspace()
"""


@dataclass(frozen=True)
class _Kept:
    touches: tuple[Any, ...]
    at: datetime | None
    answer: bytes


_answers: OrderedDict[Hashable, _Kept] = OrderedDict()
_lock = Lock()


def kept(key: Hashable, work_out: Callable[[], T], *, now: datetime | None = None) -> T:
    """Give the answer that is kept, or work it out.

    The key holds everything that shapes the answer: what is asked, and all of what whoever asks
    may see. `now` is when it is asked for, if that shapes the answer as well.
    """
    place = (connection.settings_dict["NAME"], current_workspace_id(), key)
    touches = fetch_all(TOUCHES)[0]  # before all reading: what comes later makes a new answer
    with _lock:
        found = _answers.get(place)
    if found and found.touches == touches and _is_fresh(found, now):
        answer: T = pickle.loads(found.answer)  # noqa: S301 -- our own
        return answer
    started = time.perf_counter()
    answer = work_out()
    if time.perf_counter() - started >= LONG:
        _keep(place, _Kept(touches, now, pickle.dumps(answer)))
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


def _is_fresh(one: _Kept, now: datetime | None) -> bool:
    if now is None or one.at is None:
        return now is one.at
    return timedelta(0) <= now - one.at <= KEPT_FOR


def _keep(place: Hashable, one: _Kept) -> None:
    if len(one.answer) > LARGEST:
        return
    with _lock:
        _answers[place] = one
        _answers.move_to_end(place)
        while len(_answers) > MOST:
            _answers.popitem(last=False)
