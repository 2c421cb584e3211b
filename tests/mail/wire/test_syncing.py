"""Nothing is lost and nothing is fetched twice, whatever happens to a folder behind our back."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from headwater.mail.wire.answers import Head
from headwater.mail.wire.folders import FolderState
from headwater.mail.wire.imap import Imap, open_imap
from headwater.mail.wire.syncing import (
    Difference,
    Known,
    Look,
    Matched,
    compare,
    differ,
    fingerprint,
    match,
)
from tests.mail.peers import Dovecot, imap_of, letter, trusting

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def imap(dovecot: Dovecot) -> Iterator[Imap]:
    with open_imap(imap_of(dovecot), trusting(dovecot)) as imap:
        yield imap


def head(uid: int, message_id: str = "<1@example.com>", size: int = 10) -> Head:
    return Head(uid, message_id, size, NOON, frozenset())


def known_of(imap: Imap, folder: str = "INBOX") -> tuple[Known, list[Head]]:
    """Look at a folder as one who will remember it."""
    state = imap.select(folder)
    heads = imap.heads(imap.uids())
    return Known(state.uid_validity, max((h.uid for h in heads), default=0), len(heads)), heads


@pytest.mark.parametrize(
    ("known", "state", "look"),
    [
        (Known(), FolderState(7, 1, 0, None), Look.NOTHING),
        (Known(), FolderState(7, 4, 3, None), Look.NEW),
        (Known(7, 3, 3), FolderState(7, 4, 3, None), Look.NOTHING),
        (Known(7, 3, 3), FolderState(7, 5, 4, None), Look.ALL),
        (Known(7, 3, 3), FolderState(7, 5, 3, None), Look.ALL),  # one came, one went
        (Known(7, 3, 3), FolderState(7, 4, 2, None), Look.ALL),
        (Known(7, 3, 3), FolderState(7, 4, 0, None), Look.ALL),
        (Known(7, 3, 3), FolderState(7, 0, 3, None), Look.ALL),  # a server that does not count
        (Known(7, 3, 0), FolderState(7, 9, 2, None), Look.NEW),
        (Known(7, 3, 3), FolderState(8, 4, 3, None), Look.ANEW),
        (Known(7, 3, 3), FolderState(8, 1, 0, None), Look.ANEW),
    ],
)
def test_what_opening_a_folder_tells_decides_how_closely_to_look(
    known: Known, state: FolderState, look: Look
) -> None:
    assert compare(known, state) is look


def test_the_newest_letters_are_fetched_first() -> None:
    assert differ({1, 2, 3}, [2, 3, 4, 9]) == Difference((9, 4), frozenset({1}))
    assert differ([], []) == Difference()


def test_letters_that_are_alike_are_matched_once_each_and_in_their_order() -> None:
    known = [head(1), head(2), head(3, ""), head(4, "", 20), head(5, "<gone@example.com>")]
    heads = [head(11), head(12), head(13), head(14, ""), head(15, "", 20), head(16, "<new@a>")]

    assert match(known, heads) == Matched(
        fetch=(16, 13), vanished=frozenset({5}), moved={1: 11, 2: 12, 3: 14, 4: 15}
    )


def test_a_date_in_another_zone_is_the_same_date() -> None:
    shanghai = datetime.fromisoformat("2026-11-02T20:00:00+08:00")

    assert fingerprint(Head(1, "<a@b>", 1, NOON, frozenset())) == fingerprint(
        Head(2, "<a@b>", 1, shanghai, frozenset({"\\Seen"}))
    )


def test_a_folder_that_is_numbered_anew_is_recognized(dovecot: Dovecot, imap: Imap) -> None:
    for raw in (letter(), letter(), letter(message_id=None), letter("Other", None)):
        dovecot.put("INBOX", raw)
    known, heads = known_of(imap)
    dovecot.run("expunge", "-u", "bo", "mailbox", "INBOX", "uid", str(heads[3].uid))
    validity = str(known.uid_validity + 100)
    dovecot.run("mailbox", "update", "--uid-validity", validity, "-u", "bo", "INBOX")
    dovecot.put("INBOX", letter("New", "<new@example.com>"))

    with open_imap(imap_of(dovecot), trusting(dovecot)) as anew:
        look = compare(known, anew.select("INBOX"))
        there = anew.heads(anew.uids())

    found = match(heads, there)
    assert look is Look.ANEW
    assert found.vanished == {heads[3].uid}
    assert list(found.moved) == [each.uid for each in heads[:3]]
    assert list(found.moved.values()) == [each.uid for each in there[:3]]
    assert list(found.fetch) == [there[3].uid]


def test_an_emptied_folder_vanishes_and_what_comes_later_is_new(
    dovecot: Dovecot, imap: Imap
) -> None:
    for _ in range(3):
        dovecot.put("INBOX", letter())
    known, heads = known_of(imap)
    uids = [each.uid for each in heads]
    dovecot.empty()

    assert compare(known, imap.select("INBOX")) is Look.ALL
    assert differ(uids, imap.uids()) == Difference((), frozenset(uids))

    dovecot.put("INBOX", letter())
    emptied = Known(known.uid_validity, known.highest_uid, 0)
    assert compare(emptied, imap.select("INBOX")) is Look.NEW
    [new] = imap.uids(since_uid=known.highest_uid)
    assert new > known.highest_uid


def test_a_moved_letter_vanishes_here_and_is_recognized_there(dovecot: Dovecot, imap: Imap) -> None:
    for number in range(3):
        dovecot.put("INBOX", letter(message_id=f"<{number}@example.com>"))
    _, heads = known_of(imap)
    there, _ = known_of(imap, "Sent")
    imap.select("INBOX")
    imap.move([heads[1].uid], "Sent")

    gone = differ([each.uid for each in heads], imap.uids())
    looked = compare(there, imap.select("Sent"))
    [came] = imap.heads(imap.uids(since_uid=there.highest_uid))

    assert gone == Difference((), frozenset({heads[1].uid}))
    assert looked is Look.NEW
    assert fingerprint(came) == fingerprint(heads[1])
