"""Figures that take long, kept until something is written: see tenancy/kept.py."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from headwater.insights.selectors.scope import Scope
from headwater.tenancy.kept import kept, told

P = ParamSpec("P")
Q = TypeVar("Q")
T = TypeVar("T")


def kept_until_touched(answer: Callable[Concatenate[Q, P], T]) -> Callable[Concatenate[Q, P], T]:
    """Keep what a figure answers, by all that was asked and all that whoever asks may see.

    What is asked is a scope, or holds one; `now` among the rest says no more than it does.
    """

    @wraps(answer)
    def ask(asked: Q, /, *args: P.args, **kwargs: P.kwargs) -> T:
        about: Any = asked
        scope: Scope = about if isinstance(about, Scope) else about.scope
        rest = {name: value for name, value in kwargs.items() if name != "now"}

        def work_out(now: datetime) -> T:
            later: Any = kwargs | ({"now": now} if scope.is_now and "now" in kwargs else {})
            return answer(_as_of(asked, now), *args, **later)

        return kept(
            (answer.__module__, answer.__qualname__, told(asked), told(args), told(rest)),
            work_out,
            now=scope.as_of,
            is_now=scope.is_now,
        )

    return ask


def _as_of(asked: Any, now: datetime) -> Any:
    """Ask the same as of a later now; what is asked as of a past instant stays as it is."""
    if not isinstance(asked, Scope):
        return replace(asked, scope=_as_of(asked.scope, now))
    return replace(asked, as_of=now) if asked.is_now else asked
