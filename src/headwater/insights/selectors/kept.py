"""Figures that take long, kept until something is written: see tenancy/kept.py."""

from collections.abc import Callable
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
        return kept(
            (answer.__module__, answer.__qualname__, told(asked), told(args), told(rest)),
            lambda: answer(asked, *args, **kwargs),
            now=scope.as_of if scope.is_now else None,
        )

    return ask
