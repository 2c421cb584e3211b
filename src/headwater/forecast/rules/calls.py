"""What people say a period will bring, and how their words add up along the tree of teams."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from headwater.accounts.rules import RANK, Actor, Role
from headwater.lib.errors import Forbidden, Invalid
from headwater.pipeline.rules import CLOSED, Category

NOTHING = Decimal("0.00")
CALLED = (Category.COMMIT, Category.BEST_CASE, Category.PIPELINE)
# What lies nearer to being won than a category, and counts with it where amounts are cumulative.
ORDER = (CLOSED, Category.COMMIT, Category.BEST_CASE, Category.PIPELINE)


class Basis(StrEnum):
    """Whether an amount is of its category alone, or of all that is nearer to being won, too."""

    CUMULATIVE = "cumulative"
    SINGLE = "single"


class NotCalled(Invalid):
    code = "not_called"


class NotYourCall(Forbidden):
    code = "not_your_call"


class NotYourOverride(Forbidden):
    code = "not_your_override"


@dataclass(frozen=True)
class Amount:
    n: int = 0
    value: Decimal = NOTHING

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.n + other.n, self.value + other.value)


@dataclass(frozen=True)
class Word:
    """What somebody said last; `times` is how often it was said."""

    amount: Decimal
    note: str
    author_name: str | None
    made_at: datetime
    times: int


@dataclass(frozen=True)
class Person:
    id: UUID
    name: str
    team_id: UUID | None
    calls: bool  # whether a call is awaited of them


@dataclass(frozen=True)
class Group:
    id: UUID
    name: str
    parent_id: UUID | None
    path: str


@dataclass(frozen=True)
class Line:
    """A member or a team in the roll-up.

    `calls_below` sums the members' own calls; `expected` is what to reckon with: of a member the
    override or else the call, of a team the same or else what is expected of those below.
    """

    kind: str
    id: UUID
    name: str
    depth: int
    call: Word | None
    override: Word | None
    calls_below: Decimal
    expected: Decimal
    called: int
    callers: int
    amounts: Mapping[str, Amount]
    may_call: bool = False
    may_override: bool = False


@dataclass(frozen=True)
class Ledger:
    """What a roll-up is made from; words and amounts by the id of the member or team."""

    people: Sequence[Person]
    groups: Sequence[Group]
    calls: Mapping[UUID, Word] = field(default_factory=dict)
    overrides: Mapping[UUID, Word] = field(default_factory=dict)
    amounts: Mapping[UUID, Mapping[str, Amount]] = field(default_factory=dict)


def roll_up(ledger: Ledger, *, actor: Actor | None = None) -> list[Line]:
    """Write the lines of a tree, each team before what is below it."""
    known = {group.id for group in ledger.groups}
    lines: list[Line] = []
    for group in _below(ledger.groups, None, known):
        lines += _team(ledger, group, depth=0, actor=actor)
    lone = [person for person in ledger.people if person.team_id not in known]
    return lines + [_member(ledger, person, depth=0, actor=actor) for person in _sorted(lone)]


def cumulative(amounts: Mapping[str, Amount]) -> dict[str, Amount]:
    """Add to each category what lies nearer to being won."""
    found = dict(amounts)
    total = Amount()
    for name in ORDER:
        total += amounts.get(name, Amount())
        found[name] = total
    return found


def may_call(actor: Actor, *, member_id: UUID | None, path: str | None) -> bool:
    """Whether it is theirs to say: members speak for themselves, managers for teams they stand in."""
    if member_id is not None:
        return member_id == actor.id
    return _stands_above(actor, path) or (_is_manager(actor) and actor.team_id in _teams(path))


def may_override(actor: Actor, *, member_id: UUID | None, path: str | None) -> bool:
    """Whether they stand above: in a team above, or as a manager; never over oneself."""
    if member_id == actor.id:
        return False
    return _is_manager(actor) or _stands_above(actor, path)


def check_called(category: Category, amount: Decimal | None) -> None:
    if category not in CALLED:
        raise NotCalled("A call is for commit, best case or pipeline.", field="category")
    if amount is not None and amount < 0:
        raise NotCalled("A call cannot be less than nothing.", field="amount")


def mid(start: date, end: date) -> date:
    """Give the day on which past calls are looked at: the middle of their period."""
    return date.fromordinal((start.toordinal() + end.toordinal()) // 2)


def _is_manager(actor: Actor) -> bool:
    return RANK[actor.role] >= RANK[Role.MANAGER]


def _stands_above(actor: Actor, path: str | None) -> bool:
    """Whether their team lies above the one the path ends in."""
    return actor.team_id is not None and actor.team_id in _teams(path)[:-1]


def _teams(path: str | None) -> list[UUID]:
    return [UUID(one) for one in (path or "").split(".") if one]


def _team(ledger: Ledger, group: Group, *, depth: int, actor: Actor | None) -> list[Line]:
    known = {one.id for one in ledger.groups}
    below: list[Line] = []
    for child in _below(ledger.groups, group.id, known):
        below += _team(ledger, child, depth=depth + 1, actor=actor)
    people = _sorted(person for person in ledger.people if person.team_id == group.id)
    below += [
        _member(ledger, person, depth=depth + 1, actor=actor, path=group.path) for person in people
    ]
    children = [line for line in below if line.depth == depth + 1]
    call, override = ledger.calls.get(group.id), ledger.overrides.get(group.id)
    said = override or call
    line = Line(
        kind="team", id=group.id, name=group.name, depth=depth, call=call, override=override,
        calls_below=sum((one.calls_below for one in children), NOTHING),
        expected=said.amount if said else sum((one.expected for one in children), NOTHING),
        called=sum(one.called for one in children),
        callers=sum(one.callers for one in children),
        amounts=_summed(one.amounts for one in children),
        may_call=actor is not None and may_call(actor, member_id=None, path=group.path),
        may_override=actor is not None and may_override(actor, member_id=None, path=group.path),
    )  # fmt: skip
    return [line, *below]


def _member(
    ledger: Ledger, person: Person, *, depth: int, actor: Actor | None, path: str | None = None
) -> Line:
    call, override = ledger.calls.get(person.id), ledger.overrides.get(person.id)
    said = override or call
    return Line(
        kind="member", id=person.id, name=person.name, depth=depth, call=call, override=override,
        calls_below=call.amount if call else NOTHING,
        expected=said.amount if said else NOTHING,
        called=int(call is not None and person.calls), callers=int(person.calls),
        amounts=ledger.amounts.get(person.id, {}),
        may_call=actor is not None and may_call(actor, member_id=person.id, path=path),
        may_override=actor is not None and may_override(actor, member_id=person.id, path=path),
    )  # fmt: skip


def _below(groups: Sequence[Group], parent: UUID | None, known: set[UUID]) -> list[Group]:
    """List the teams right below one; at the top those whose parent is not shown."""
    found = [
        one for one in groups if (one.parent_id == parent if parent else one.parent_id not in known)
    ]
    return sorted(found, key=lambda one: (one.name, one.id))


def _sorted(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda one: (one.name, one.id))


def _summed(many: Iterable[Mapping[str, Amount]]) -> dict[str, Amount]:
    total: dict[str, Amount] = {}
    for amounts in many:
        for name, amount in amounts.items():
            total[name] = total.get(name, Amount()) + amount
    return total
