"""Leaving out of answers what is hidden from whoever asks: every answer of the API passes here.

Schemas mark the properties that show a field, or are made of it. So nothing has to be asked of the
database, and who is kept from nothing pays nothing (docs/decisions/0034).
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

import orjson
from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from headwater.accounts.rules import Actor, Kind

Run = Callable[..., HttpResponse]
Mask = Callable[[Any, Actor], Any]


@dataclass(frozen=True)
class Shows:
    """Marks a property that shows a field of a kind of record: empty for whom that is hidden."""

    kind: Kind
    field: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(core_schema), "x-field": f"{self.kind}.{self.field}"}

    def masked(self, value: Any, actor: Actor, empty: Any) -> Any:
        return empty if self.field in actor.hidden(self.kind) else value


@dataclass(frozen=True)
class ShowsEach:
    """Marks a list each item of which shows the field that it names as its `kind`."""

    kind: Kind

    def masked(self, value: Any, actor: Actor, empty: Any) -> Any:  # noqa: ARG002  # as above
        hidden = actor.hidden(self.kind)
        return [one for one in value or () if one["kind"] not in hidden]


def masking(run: Run) -> Run:
    """Let an operation of the API answer without what is hidden from its caller."""
    shapes: Mapping[Any, Any] = run.__self__.response_models  # type: ignore[attr-defined]  # ninja's Operation

    @wraps(run)
    def respond(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        response = run(request, *args, **named)
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None or not actor.fields or not _is_json(response):
            return response
        mask = mask_of(shapes.get(response.status_code))
        if mask is not None:
            response.content = orjson.dumps(
                mask({"response": orjson.loads(response.content)}, actor)["response"]
            )
        return response

    return respond


def _is_json(response: HttpResponse) -> bool:
    return not response.streaming and response.get("Content-Type", "").startswith(
        "application/json"
    )


@cache
def mask_of(shape: Any) -> Mask | None:
    """Write what takes hidden fields out of values of a shape; None: there are none in it."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return _of_model(shape)
    wrap = WRAPPED.get(get_origin(shape))
    if wrap is None:
        return None
    parts = get_args(shape)[:1] if get_origin(shape) is Annotated else get_args(shape)
    return next((wrap(mask) for one in parts if (mask := mask_of(one)) is not None), None)


def _maybe(mask: Mask) -> Mask:
    return lambda value, actor: None if value is None else mask(value, actor)


def _each(mask: Mask) -> Mask:
    return lambda value, actor: [mask(one, actor) for one in value]


def _each_value(mask: Mask) -> Mask:
    return lambda value, actor: {key: mask(one, actor) for key, one in value.items()}


WRAPPED: Mapping[Any, Callable[[Mask], Mask]] = {
    Annotated: _maybe,
    Union: _maybe,
    UnionType: _maybe,
    list: _each,
    dict: _each_value,
}


def _of_model(model: type[BaseModel]) -> Mask | None:
    steps: dict[str, Mask] = {}
    for name, about in model.model_fields.items():
        marks = [one for one in about.metadata if isinstance(one, Shows | ShowsEach)]
        if marks:
            step = _marked(marks, _empty(about.annotation))
        elif (inner := mask_of(cast("Hashable", about.annotation))) is not None:
            step = inner
        else:
            continue
        for called in {name, about.alias, about.serialization_alias} - {None}:
            steps[str(called)] = step
    return _properties(steps) if steps else None


def _marked(marks: list[Shows | ShowsEach], empty: Any) -> Mask:
    def mask(value: Any, actor: Actor) -> Any:
        for one in marks:
            value = one.masked(value, actor, empty)
        return value

    return mask


def _properties(steps: Mapping[str, Mask]) -> Mask:
    def mask(value: Any, actor: Actor) -> Any:
        return {
            name: steps[name](one, actor) if name in steps else one for name, one in value.items()
        }

    return mask


def _empty(annotation: Any) -> Any:
    """Say what stands where nothing is shown: null if that may be, else nothing of its type."""
    if get_origin(annotation) is list:
        return []
    return "" if annotation is str else None
