"""Who stands where: the workspace, its teams and their members, as far as somebody sees them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from headwater.targets.rules import EVERYBODY, Whose


@dataclass(frozen=True)
class Group:
    """A team; `path` is the ids from the root down, each followed by a dot."""

    id: UUID
    name: str
    parent_id: UUID | None


@dataclass(frozen=True)
class Person:
    id: UUID
    name: str
    team_id: UUID | None
    works: bool  # is active, and sells


@dataclass(frozen=True)
class Place:
    """A node of the tree, with all members at it and below it."""

    whose: Whose
    name: str
    people: frozenset[UUID]
    below: list["Place"] = field(default_factory=list)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Place"]]:
        yield depth, self
        for one in self.below:
            yield from one.walk(depth + 1)


def forest(
    workspace: str,
    groups: Sequence[Group],
    people: Sequence[Person],
    *,
    seen: Collection[UUID] | None,
    top: UUID | None = None,
) -> list[Place]:
    """Draw the tree in the order of names; of whom somebody does not see all, they see the parts.

    `top`: only that team and what is below it.
    """
    branches = [_branch(one, groups, people) for one in groups if one.parent_id is None]
    if top is not None:
        branches = [one for tree in branches for _, one in tree.walk() if one.whose.team_id == top]
    else:
        homeless = [_leaf(one) for one in people if one.team_id is None]
        everybody = frozenset(one.id for one in people)
        branches = [Place(EVERYBODY, workspace, everybody, [*_by_name(branches), *homeless])]
    if seen is None:
        return branches
    return [part for one in branches for part in _seen(one, seen)]


def _branch(group: Group, groups: Sequence[Group], people: Sequence[Person]) -> Place:
    below = [_branch(one, groups, people) for one in groups if one.parent_id == group.id]
    leaves = [_leaf(one) for one in people if one.team_id == group.id]
    parts = [*leaves, *_by_name(below)]
    everybody = frozenset().union(*(one.people for one in parts))
    return Place(Whose(team_id=group.id), group.name, everybody, parts)


def _leaf(person: Person) -> Place:
    return Place(Whose(member_id=person.id), person.name, frozenset([person.id]))


def _by_name(places: list[Place]) -> list[Place]:
    return sorted(places, key=lambda one: one.name.casefold())


def _seen(place: Place, seen: Collection[UUID]) -> list[Place]:
    """Leave a place whole where all its people are seen; else what is left of its parts."""
    if place.whose != EVERYBODY and place.people and place.people <= set(seen):
        return [place]
    return [part for one in place.below for part in _seen(one, seen)]
