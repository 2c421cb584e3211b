"""Choosing whose value of a field of the workspace's own stays, so that it can be taken back.

The rows of values change sides and are never written anew: what the survivor gives up lies with the
other record until the merge is taken back.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from headwater.accounts.rules import Kind
from headwater.accounts.rules.fields import OWN
from headwater.duplicates.models import Merge
from headwater.duplicates.rules.records import NoFieldToChoose, RecordKind
from headwater.fields.models import CustomValue
from headwater.fields.rules.custom import CustomType
from headwater.fields.selectors.custom import definitions

MOVED, SWAPPED = "fields_customvalue.record_id", "fields_customvalue.swapped"


@dataclass(frozen=True)
class Chosen:
    """The fields that take the other's value, and the rows the survivor held in them."""

    fields: Collection[UUID]
    rows: Collection[int]


def choose(kind: RecordKind, survivor_id: UUID, *, from_loser: frozenset[str]) -> Chosen:
    """Find what the survivor gives up, before anything moves."""
    names = {name for name in from_loser if name.startswith(OWN)}
    if not names:
        return Chosen((), ())
    known = {one.name: one for one in definitions(Kind(kind)) if one.type is not CustomType.FORMULA}
    if not names <= set(known):
        raise NoFieldToChoose("That is not a field one can choose.", field="from_loser")
    fields = [known[name].id for name in sorted(names)]
    return Chosen(fields, _ids(CustomValue.objects.filter(record_id=survivor_id, field__in=fields)))


def swap(chosen: Chosen, moved: dict[str, list[str]], *, survivor_id: UUID, loser_id: UUID) -> None:
    """Let both records change sides in the chosen fields; `moved` notes what went where."""
    if not chosen.rows:  # where the survivor held nothing, the other's has moved already
        return
    theirs = _ids(CustomValue.objects.filter(record_id=loser_id, field__in=chosen.fields))
    _carry(chosen.rows, to=_aside(survivor_id, loser_id))
    _carry(theirs, to=survivor_id)
    _carry(chosen.rows, to=loser_id)
    moved[MOVED] = sorted([*moved.get(MOVED, []), *map(str, theirs)])
    moved[SWAPPED] = sorted(map(str, chosen.rows))


def put_aside(merge: Merge) -> None:
    """Make room for what goes back to the other record."""
    rows = CustomValue.objects.filter(record_id=merge.loser_id, pk__in=_swapped(merge))
    _carry(_ids(rows), to=_aside(merge.survivor_id, merge.loser_id))


def give_back(merge: Merge) -> None:
    """Give the survivor what it gave up; what it was given in such a field since stays instead."""
    if not (rows := _swapped(merge)):
        return
    here = CustomValue.objects.filter(record_id=merge.survivor_id)
    waiting = CustomValue.objects.filter(pk__in=rows)
    waiting.filter(field__in=here.values("field_id")).delete()
    _carry(_ids(waiting), to=merge.survivor_id)


def _swapped(merge: Merge) -> list[int]:
    return [int(row) for row in merge.moved.get(SWAPPED, [])]


def _aside(survivor_id: UUID, loser_id: UUID) -> UUID:
    """Name a record that is not there, where rows lie while two records change sides."""
    return UUID(int=survivor_id.int ^ loser_id.int)


def _ids(rows: Iterable[CustomValue]) -> list[int]:
    return [row.pk for row in rows]


def _carry(rows: Collection[int], *, to: UUID) -> None:
    if rows:
        CustomValue.objects.filter(pk__in=rows).update(record_id=to)
