"""Keeping a refusal in the database, so that it can be said later in anybody's language."""

from typing import Any

from headwater.lib.errors import DomainError, Invalid


class CellRefused(Invalid):
    """A cell that does not hold what its column should."""

    code = "cell_refused"


def stored_problem(error: DomainError) -> dict[str, Any]:
    return {
        "code": error.code,
        "sentence": error.sentence,
        "values": {name: str(value) for name, value in error.values.items()},
        "column": error.field,
    }
