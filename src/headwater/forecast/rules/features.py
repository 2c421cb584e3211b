"""Which field of a deal a feature of chances is made of; read also by those who spare numpy."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

MADE_OF: Mapping[str, str] = {"value_ratio": "value", "value_changes": "value"}


def field_of(column: str) -> str:
    return MADE_OF.get(column, column)


def made_of(fields: Collection[str]) -> frozenset[str]:
    """Name the features that are made of fields."""
    return frozenset(fields) | {one for one, field in MADE_OF.items() if field in fields}


def reads(weights: Iterable[Mapping[str, Any]], fields: Collection[str]) -> bool:
    """Say whether a model, by the weights that are kept of it, reads one of these fields."""
    return any(field_of(one["column"]) in fields for one in weights)
