"""A parameter nobody knows is an error: `?onwer_id=…` must not ask for, or change, everybody's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from ninja.errors import ValidationError


def only_known_parameters(view: Callable[..., Any]) -> Callable[..., Any]:
    """Decorate an operation of ninja, which by itself drops what it does not know."""
    known = {
        name
        for model in view._ninja_operation.models  # type: ignore[attr-defined]  # noqa: SLF001  # ninja marks it
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }

    @wraps(view)
    def asked(request: HttpRequest, **values: Any) -> Any:
        if unknown := request.GET.keys() - known:
            raise ValidationError(
                [
                    {"type": "extra_forbidden", "loc": ("query", "query", name)}
                    for name in sorted(unknown)
                ]
            )
        return view(request, **values)

    return asked
