"""Ids that sort by the time they were made (UUID version 7, RFC 9562)."""

import secrets
import time
from uuid import UUID


def uuid7() -> UUID:
    """Make an id that no client can guess and that sorts behind those made before it.

    Milliseconds since 1970 in the first 48 bits, 74 random bits in the rest.
    """
    return uuid7_at(time.time_ns() // 1_000_000)


def uuid7_at(milliseconds: int) -> UUID:
    """Make an id as if at another moment; for imports of old records and for tests."""
    random = secrets.randbits(74)
    return UUID(
        int=(milliseconds & (1 << 48) - 1) << 80
        | 0x7 << 76
        | (random >> 62) << 64
        | 0b10 << 62
        | random & (1 << 62) - 1
    )
