"""Ids: their order is the order in which they were made."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from uuid import RFC_4122, UUID

from headwater.lib.ids import uuid7, uuid7_at

MANY = 20_000


def moment_of(one: UUID) -> int:
    return one.int >> 80


def test_ids_made_one_after_the_other_sort_so_even_within_a_millisecond() -> None:
    before = time.time_ns() // 1_000_000
    made = [uuid7() for _ in range(MANY)]
    after = time.time_ns() // 1_000_000

    assert made == sorted(made)
    assert len(set(made)) == MANY
    assert all(one.version == 7 and one.variant == RFC_4122 for one in made)
    assert before <= moment_of(made[0])
    assert moment_of(made[-1]) <= after + 1


def test_the_next_id_cannot_be_guessed_from_the_last() -> None:
    made = [uuid7() for _ in range(MANY)]

    assert min(b.int - a.int for a, b in pairwise(made)) > 1 << 32


def test_threads_never_get_the_same_id_and_each_gets_its_own_in_order() -> None:
    with ThreadPoolExecutor(8) as pool:
        parts = list(pool.map(lambda _: [uuid7() for _ in range(MANY // 8)], range(8)))

    assert all(part == sorted(part) for part in parts)
    assert len({one for part in parts for one in part}) == MANY


def test_an_id_of_another_moment_says_it() -> None:
    old = uuid7_at(1_700_000_000_123)

    assert moment_of(old) == 1_700_000_000_123
    assert old.version == 7
    assert old < uuid7()
