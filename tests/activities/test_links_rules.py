"""Tasks that wait for each other never wait in a circle, however they are tied."""

from itertools import count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.activities.rules.links import Link, TaskWaitsInCircle, check_link, closes_circle

TASKS = [UUID(int=n) for n in range(8)]
wishes = st.lists(st.tuples(st.sampled_from(TASKS), st.sampled_from(TASKS)), max_size=40)


def tied(wished: list[Link]) -> list[Link]:
    """Tie one after the other what is not refused."""
    links: list[Link] = []
    for blocker, blocked in wished:
        if not closes_circle(links, blocker=blocker, blocked=blocked):
            links.append((blocker, blocked))
    return links


def can_be_done(links: list[Link]) -> bool:
    """Do whatever waits for nothing that is open, until nothing more can be done."""
    left = set(TASKS)
    for _ in zip(TASKS, count(), strict=False):
        left -= {one for one in left if not any(a in left for a, b in links if b == one)}
    return not left


@given(wishes)
def test_whatever_is_tied_can_be_done_in_some_order(wished: list[Link]) -> None:
    assert can_be_done(tied(wished))


@given(wishes)
def test_only_what_would_never_be_done_is_refused(wished: list[Link]) -> None:
    links = tied(wished)
    for blocker, blocked in wished:
        assert closes_circle(links, blocker=blocker, blocked=blocked) is not can_be_done(
            [*links, (blocker, blocked)]
        )


def test_a_task_does_not_wait_for_itself() -> None:
    with pytest.raises(TaskWaitsInCircle):
        check_link([], blocker=TASKS[0], blocked=TASKS[0])
