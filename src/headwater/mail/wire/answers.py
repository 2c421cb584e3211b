"""What an IMAP server said about letters, and how UIDs are written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from headwater.mail.wire.talking import moment

BATCH = 200  # letters in one question
MESSAGE_ID = re.compile(r"<[^<>\s]+>")


@dataclass(frozen=True)
class Head:
    """What tells letters apart; `message_id` is empty where there is none."""

    uid: int
    message_id: str
    size: int
    internal_date: datetime | None
    flags: frozenset[str]


@dataclass(frozen=True)
class Fetched:
    """A letter; one too large to be read (`is_whole` is false) is its header alone."""

    uid: int
    flags: frozenset[str]
    size: int
    internal_date: datetime | None
    raw: bytes
    is_whole: bool = True
    remote_id: str = ""  # what the provider calls it, where it has names rather than numbers


def ranges(uids: Sequence[int]) -> str:
    """Write UIDs as IMAP does, neighbours together: `1:3,7`."""
    runs: list[list[int]] = []
    for uid in sorted(set(uids)):
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in runs)


def common(told: dict[bytes, Any]) -> dict[str, Any]:
    return {
        "flags": flags_of(told),
        "size": told.get(b"RFC822.SIZE") or 0,
        "internal_date": moment(told.get(b"INTERNALDATE")),
    }


def flags_of(told: dict[bytes, Any]) -> frozenset[str]:
    given = told.get(b"FLAGS") or ()
    return frozenset(
        flag.decode("utf-8", "replace") if isinstance(flag, bytes) else str(flag) for flag in given
    )


def message_id_of(told: dict[bytes, Any]) -> str:
    lines = next((of for key, of in told.items() if key.startswith(b"BODY[HEADER")), b"") or b""
    value = lines.decode("utf-8", "replace").partition(":")[2]
    found = MESSAGE_ID.search(value)
    return found[0] if found else " ".join(value.split())


def copied(told: bytes | None) -> dict[int, int]:
    """Read COPYUID: validity, the old UIDs, the new ones."""
    if not told or len(parts := told.decode().split()) != 3:  # noqa: PLR2004
        return {}
    return dict(zip(_listed(parts[1]), _listed(parts[2]), strict=False))


def _listed(text: str) -> Iterator[int]:
    for run in text.split(","):
        first, _, last = run.partition(":")
        yield from range(int(first), int(last or first) + 1)


def slices(uids: Sequence[int], at_once: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), at_once):
        yield uids[start : start + at_once]


def batches(uids: Sequence[int], sizes: dict[int, int], most: int) -> Iterator[list[int]]:
    some: list[int] = []
    held = 0
    for uid in uids:
        if some and (held + sizes[uid] > most or len(some) == BATCH):
            yield some
            some, held = [], 0
        some.append(uid)
        held += sizes[uid]
    if some:
        yield some
