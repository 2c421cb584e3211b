"""Ids that sort by the time they were made (UUID version 7, RFC 9562)."""

import secrets
import time
from threading import Lock
from uuid import UUID

RANDOM_BITS = 74
STEP_BITS = 62  # between two ids of one millisecond: too many to try, too few to leave it soon


class _Sequence:
    """The newest id of this process, without version and variant: RFC 9562, 6.2, method 2."""

    def __init__(self) -> None:
        self.newest = 0
        self.lock = Lock()

    def next(self) -> int:
        fresh = _moment(time.time_ns() // 1_000_000)
        with self.lock:
            self.newest = max(fresh, self.newest + 1 + secrets.randbits(STEP_BITS))
            return self.newest


def uuid7() -> UUID:
    """Make an id that no client can guess and that sorts behind all this process made before it.

    Milliseconds since 1970 in the first 48 bits, 74 random bits in the rest. Within a millisecond,
    and while a clock that was set back catches up, the next id is the newest and a random step:
    rows written together are read in the order they were written.
    """
    return _id(_sequence.next())


def uuid7_at(milliseconds: int) -> UUID:
    """Make an id as if at another moment; for imports of old records and for tests."""
    return _id(_moment(milliseconds))


def _moment(milliseconds: int) -> int:
    return (milliseconds & (1 << 48) - 1) << RANDOM_BITS | secrets.randbits(RANDOM_BITS)


def _id(value: int) -> UUID:
    return UUID(
        int=value >> RANDOM_BITS << 80
        | 0x7 << 76
        | (value >> 62 & 0xFFF) << 64
        | 0b10 << 62
        | value & (1 << 62) - 1
    )


_sequence = _Sequence()
