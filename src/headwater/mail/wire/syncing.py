"""What to do with a folder, given what we know of it and what the server says: pure decisions.

A folder is looked at in two steps. `compare` needs only what opening it tells and says what to ask;
`match` is given the heads of everything in it when the server has numbered it anew.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from headwater.mail.wire.answers import Head
from headwater.mail.wire.folders import FolderState


class Look(StrEnum):
    NOTHING = "nothing"  # there is nothing new, and nothing has vanished
    NEW = "new"  # fetch what came after the highest UID
    ALL = "all"  # list the UIDs of all: something is new or has vanished
    ANEW = "anew"  # the server has numbered the folder anew: match the heads of all


@dataclass(frozen=True)
class Known:
    """What we have of a folder; `uid_validity` is zero where we have never looked."""

    uid_validity: int = 0
    highest_uid: int = 0
    count: int = 0  # letters we have of it and believe to be in it still


@dataclass(frozen=True)
class Difference:
    """What to fetch (the newest first, for those are wanted soonest) and what is there no more."""

    fetch: tuple[int, ...] = ()
    vanished: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Matched(Difference):
    """After a folder was numbered anew: `moved` tells the new UID by the old one."""

    moved: Mapping[int, int] = field(default_factory=dict)


def compare(known: Known, state: FolderState) -> Look:
    """Decide how closely to look, from what opening the folder told."""
    if known.uid_validity and state.uid_validity != known.uid_validity:
        return Look.ANEW
    is_newer = not state.uid_next or state.uid_next > known.highest_uid + 1
    if state.exists == known.count:
        # As many came as went, or a server that does not count: only the list tells.
        return Look.ALL if is_newer else Look.NOTHING
    if known.count == 0:
        return Look.NEW
    return Look.ALL


def differ(known_uids: Collection[int], uids: Iterable[int]) -> Difference:
    """Compare the UIDs we have with those that are there."""
    have, there = frozenset(known_uids), frozenset(uids)
    return Difference(tuple(sorted(there - have, reverse=True)), have - there)


def match(known: Iterable[Head], heads: Iterable[Head]) -> Matched:
    """Recognize letters after their folder was numbered anew, so that none is fetched twice.

    The same letter has the same Message-ID, size and date. Of several that are alike in all of
    it, each is matched once and in the order of their UIDs, which a new numbering keeps.
    """
    waiting: dict[str, list[int]] = {}
    for head in sorted(known, key=lambda head: head.uid, reverse=True):
        waiting.setdefault(fingerprint(head), []).append(head.uid)
    moved, fetch = {}, []
    for head in sorted(heads, key=lambda head: head.uid):
        if alike := waiting.get(fingerprint(head)):
            moved[alike.pop()] = head.uid
        else:
            fetch.append(head.uid)
    left = frozenset(uid for alike in waiting.values() for uid in alike)
    return Matched(tuple(fetch[::-1]), left, moved)


def fingerprint(head: Head) -> str:
    """Tell letters apart where UIDs cannot; also across folders, for those that were moved."""
    when = int(head.internal_date.timestamp()) if head.internal_date else 0
    return sha256(f"{head.message_id}\n{head.size}\n{when}".encode()).hexdigest()[:32]
