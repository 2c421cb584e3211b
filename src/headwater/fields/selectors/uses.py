"""Who asks something of a field all the time, so that it cannot go or become something else."""

from collections.abc import Callable
from dataclasses import dataclass

from headwater.accounts.rules import Kind
from headwater.fields.rules.custom import FieldIsNeeded
from headwater.fields.rules.filters import conditions_in
from headwater.fields.rules.refusals import BadFilter
from headwater.fields.rules.text import parse
from headwater.fields.selectors.catalogue import fields_of
from headwater.fields.selectors.where import where


@dataclass(frozen=True, kw_only=True)
class Use:
    """A filter that is asked whatever happens, and where."""

    filter: str
    place: str
    name: str


Listing = Callable[[], list[Use]]
_listings: dict[Kind, list[Listing]] = {}


def asks_of(kind: Kind) -> Callable[[Listing], Listing]:
    """Mark a function that lists filters which are always asked of a kind of record."""

    def keep(listing: Listing) -> Listing:
        _listings.setdefault(kind, []).append(listing)
        return listing

    return keep


def uses_of(kind: Kind, name: str) -> list[Use]:
    """List where a field of a kind is asked for."""
    found = [use for listing in _listings.get(kind, []) for use in listing()]
    return [
        use for use in found if any(one.field == name for one in conditions_in(parse(use.filter)))
    ]


def check_uses(kind: Kind, name: str) -> None:
    """Refuse a change of a field after which it could not be asked any more what is asked of it."""
    uses = uses_of(kind, name)
    if not uses:
        return
    known = fields_of(kind, actor=None)
    for use in uses:
        try:
            where(parse(use.filter), known)
        except BadFilter as error:
            raise FieldIsNeeded(
                "An exit criterion asks for this field as it is: {place}.", place=use.place
            ) from error
