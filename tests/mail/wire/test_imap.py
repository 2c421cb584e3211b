"""A mailbox as Dovecot and pymap show it."""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from headwater.lib.outbound import Limits
from headwater.mail.wire.answers import Fetched, Head, ranges
from headwater.mail.wire.folders import Folder, FolderState, Role, folders_of
from headwater.mail.wire.imap import Imap, open_imap
from headwater.mail.wire.refusals import (
    CertificateRefused,
    CommandRefused,
    ConnectionBroken,
    FolderGone,
    LoginRefused,
    NoSuchProtocol,
    NotEncrypted,
)
from headwater.mail.wire.servers import Security, Server
from tests.mail.peers import (
    POOR,
    USERS,
    Dovecot,
    Pymap,
    imap_of,
    letter,
    scripted,
    scripted_by,
    trusting,
)


@pytest.fixture
def imap(dovecot: Dovecot) -> Iterator[Imap]:
    with open_imap(imap_of(dovecot), trusting(dovecot)) as imap:
        yield imap


@pytest.fixture
def poor(dovecot: Dovecot) -> Iterator[Imap]:
    with open_imap(imap_of(dovecot, host=POOR), trusting(dovecot)) as imap:
        yield imap


@pytest.mark.parametrize("security", Security)
@pytest.mark.parametrize("user", ["bo", "ada@example.com"])
def test_one_signs_in_by_every_kind_of_line(
    dovecot: Dovecot, security: Security, user: str
) -> None:
    with open_imap(imap_of(dovecot, user, security), trusting(dovecot)) as imap:
        assert imap.select("INBOX").exists == 0


def test_folders_have_the_role_the_server_tells_else_that_of_their_name(imap: Imap) -> None:
    assert {folder.name: folder.role for folder in imap.folders()} == {
        "INBOX": Role.INBOX,
        "Sent": Role.SENT,
        "Papierkorb": Role.TRASH,
        "归档": Role.ARCHIVE,
        "草稿箱": Role.DRAFTS,
    }


def test_of_two_folders_that_could_be_the_sent_ones_the_told_one_is() -> None:
    listed = [
        ((rb"\HasChildren", rb"\Noselect"), b"/", "[Gmail]"),
        ((), b"/", "Gesendet"),
        ((rb"\Sent",), b"/", "[Gmail]/Wysłane"),
        ((), b".", "INBOX.Spam"),
        ((), b".", "INBOX.Junk"),
        ((rb"\All",), b"/", "[Gmail]/Wszystkie"),
        ((), b"/", "Ada/Drafts"),
    ]

    assert folders_of(listed) == [
        Folder("[Gmail]", None, can_select=False),
        Folder("Gesendet", None, can_select=True),
        Folder("[Gmail]/Wysłane", Role.SENT, can_select=True),
        Folder("INBOX.Spam", Role.JUNK, can_select=True),
        Folder("INBOX.Junk", None, can_select=True),
        Folder("[Gmail]/Wszystkie", Role.ARCHIVE, can_select=True),
        Folder("Ada/Drafts", None, can_select=True),
    ]


def test_heads_tell_letters_apart(dovecot: Dovecot, imap: Imap) -> None:
    folded = b"Message-ID:\r\n <long@example.com>\r\nSubject: a\r\n\r\nb\r\n"
    for raw in (letter(), letter(message_id=None), letter(message_id="bare"), folded):
        dovecot.put("INBOX", raw)

    state = imap.select("INBOX")
    heads = imap.heads(imap.uids())

    assert [head.message_id for head in heads] == [
        "<1@example.com>",
        "",
        "bare",
        "<long@example.com>",
    ]
    assert heads[0] == Head(heads[0].uid, "<1@example.com>", len(letter()),
                            heads[0].internal_date, frozenset({"\\Recent"}))  # fmt: skip
    assert heads[0].internal_date is not None
    assert abs(heads[0].internal_date - datetime.now(UTC)).total_seconds() < 3600
    assert (state.exists, state.uid_next) == (4, heads[-1].uid + 1)
    assert state.highest_modseq


def test_nothing_is_newer_than_the_last(dovecot: Dovecot, imap: Imap) -> None:
    assert imap.select("INBOX").exists == 0
    assert (imap.uids(), imap.heads([]), list(imap.letters([])), imap.flags([])) == (
        [], [], [], {})  # fmt: skip
    dovecot.put("INBOX", letter())
    imap.select("INBOX")
    [uid] = imap.uids()

    assert imap.uids(since_uid=uid) == []
    assert imap.uids(since_uid=uid + 5) == []
    assert imap.uids(since_uid=uid - 1) == [uid]
    assert imap.uids(since_date=date(2020, 1, 1)) == [uid]
    assert imap.uids(since_date=date(2099, 1, 1)) == []


def test_letters_come_whole_and_unread_and_large_ones_as_their_head(
    dovecot: Dovecot, imap: Imap
) -> None:
    large = letter("Large") + b"x" * 70 + b"\r\n"
    for raw in (letter("One"), large, letter("Two")):
        dovecot.put("INBOX", raw)
    imap.select("INBOX")

    newest_first = [999, *reversed(imap.uids())]
    found = list(imap.letters(newest_first, largest=len(letter("Large")) + 10, batch=10))

    head_of_large = letter("Large").replace(b"Ten desks.\r\n", b"")
    assert [one.raw for one in found] == [letter("Two"), letter("One"), head_of_large]
    assert [one.is_whole for one in found] == [True, True, False]
    assert {one.size for one in found if not one.is_whole} == {len(large)}
    assert all("\\Seen" not in flags for flags in imap.flags().values())


def test_flags_that_changed_since_are_told_alone(dovecot: Dovecot, imap: Imap) -> None:
    for _ in range(3):
        dovecot.put("INBOX", letter())
    since = imap.select("INBOX").highest_modseq
    one, two, _ = imap.uids()

    imap.mark([two], add=["\\Seen", "\\Flagged"])
    imap.mark([two], remove=["\\Flagged"])

    assert imap.flags(changed_since=since) == {two: frozenset({"\\Seen", "\\Recent"})}
    assert imap.flags([one]) == {one: frozenset({"\\Recent"})}
    assert len(imap.flags()) == 3


def test_a_server_that_counts_no_changes_tells_all_flags(dovecot: Dovecot, poor: Imap) -> None:
    for _ in range(2):
        dovecot.put("INBOX", letter())
    poor.select("INBOX")

    assert set(poor.flags(changed_since=5)) == set(poor.uids())


def test_a_moved_letter_is_in_the_other_folder_only(dovecot: Dovecot, imap: Imap) -> None:
    for _ in range(2):
        dovecot.put("INBOX", letter())
    imap.select("INBOX")
    one, two = imap.uids()

    moved = imap.move([one], "归档")

    assert imap.uids() == [two]
    imap.select("归档")
    assert moved == {one: imap.uids()[0]}


def test_a_server_that_cannot_move_copies_and_marks(dovecot: Dovecot, poor: Imap) -> None:
    for _ in range(2):
        dovecot.put("INBOX", letter())
    poor.select("INBOX")
    one, two = poor.uids()
    poor.mark([two], add=["\\Deleted"])

    poor.move([one], "Sent")

    assert poor.uids() == [one, two]  # to expunge one would be to expunge what others marked, too
    assert "\\Deleted" in poor.flags([one])[one]
    assert poor.select("Sent").exists == 1


def test_an_appended_letter_is_found_by_its_message_id_alone(imap: Imap) -> None:
    uid = imap.append("Sent", letter(), ["\\Seen"])
    imap.append("Sent", letter(message_id="<11@example.com>"))
    imap.select("Sent")

    assert imap.find("<1@example.com>") == [uid]
    assert imap.find("1@example.com") == []
    assert imap.find('x" OR ALL\r\na LOGOUT') == []
    assert uid is not None
    assert imap.flags([uid])[uid] >= {"\\Seen"}


@pytest.mark.parametrize("host", ["127.0.0.1", POOR])
def test_waiting_ends_when_a_letter_comes(
    dovecot: Dovecot, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headwater.mail.wire.imap.NOOP_EVERY", 0.2)
    with open_imap(imap_of(dovecot, security=Security.TLS, host=host), trusting(dovecot)) as imap:
        imap.select("INBOX", readonly=True)
        bringing = threading.Timer(0.5, dovecot.put, ["INBOX", letter()])
        bringing.start()

        assert imap.wait(20, lambda: False)

        bringing.join()
        assert len(imap.uids()) == 1
        assert not imap.wait(0.5, lambda: False)
        assert not imap.wait(60, lambda: True)


def test_a_folder_that_is_not_there_is_gone(dovecot: Dovecot, imap: Imap) -> None:
    dovecot.put("INBOX", letter())
    with pytest.raises(FolderGone, match="“Nowhere”"):
        imap.select("Nowhere")
    imap.select("INBOX")
    with pytest.raises(FolderGone):
        imap.move(imap.uids(), "Nowhere")
    with pytest.raises(FolderGone):
        imap.append("不在", letter())


def test_what_a_server_refuses_is_told_in_its_words(imap: Imap) -> None:
    with pytest.raises(CommandRefused, match="Invalid system flag"):
        imap.append("Sent", letter(), ["\\Strange"])


def test_a_wrong_password_is_refused(dovecot: Dovecot) -> None:
    wrong = Server("127.0.0.1", dovecot.plain, Security.PLAIN, "bo", "wrong")

    with (
        pytest.raises(LoginRefused, match="AUTHENTICATIONFAILED"),
        open_imap(wrong, trusting(dovecot)),
    ):
        pass


def test_one_signs_in_with_a_token(dovecot: Dovecot) -> None:
    token = dovecot.token("bo")
    server = Server("127.0.0.1", dovecot.tls, Security.TLS, "bo", token, is_token=True)
    dovecot.put("INBOX", letter())

    with open_imap(server, trusting(dovecot)) as imap:
        assert imap.select("INBOX").exists == 1


def test_a_token_that_is_no_good_is_refused(dovecot: Dovecot) -> None:
    wrong = Server("127.0.0.1", dovecot.tls, Security.TLS, "bo", "token", is_token=True)

    with pytest.raises(LoginRefused), open_imap(wrong, trusting(dovecot)):
        pass


def test_tls_is_not_spoken_where_plain_text_is(dovecot: Dovecot) -> None:
    with (
        pytest.raises(NotEncrypted),
        open_imap(
            Server("127.0.0.1", dovecot.plain, Security.TLS, "bo", USERS["bo"]), trusting(dovecot)
        ),
    ):
        pass


def test_a_certificate_for_another_name_is_refused(dovecot: Dovecot) -> None:
    server = imap_of(dovecot, security=Security.TLS, host="127.0.0.2")
    other = Server("127.0.0.1", server.port, Security.TLS, "bo", USERS["bo"])
    with open_imap(other, trusting(dovecot)):
        pass
    named = Server("localhost", server.port, Security.TLS, "bo", USERS["bo"])
    limits = Limits(allowed=frozenset({f"localhost:{server.port}"}))

    with pytest.raises(CertificateRefused, match="another name"), open_imap(named, limits):
        pass


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        ([b"SSH-2.0-OpenSSH\r\n"], NoSuchProtocol),
        ([b"220 smtp.example ESMTP\r\n"], NoSuchProtocol),
        ([b""], NoSuchProtocol),
        ([b"* BYE too many connections\r\n"], CommandRefused),
        ([b"* OK hi\r\n", b"* OK [X] {99999999999}\r\n"], NoSuchProtocol),
    ],
)
def test_somebody_who_is_no_server_of_mail_is_told_from_one(
    lines: list[bytes], refusal: type[Exception]
) -> None:
    with scripted(*lines) as port:
        at = Server("127.0.0.1", port, Security.PLAIN, "bo", "x")
        limits = Limits(seconds=5, allowed=frozenset({f"{at.host}:{at.port}"}))

        with pytest.raises(refusal), open_imap(at, limits):
            pass


def test_flags_of_others_are_not_taken_for_those_of_a_letter_with_that_uid() -> None:
    unasked = b"* 7 FETCH (FLAGS (\\Deleted))\r\n"
    lines = (
        b"* OK hi\r\n",
        b"* CAPABILITY IMAP4rev1\r\nTAG OK yes\r\n",
        b"TAG OK in\r\n",
        b"* CAPABILITY IMAP4rev1\r\nTAG OK yes\r\n",
        b"* 9 EXISTS\r\n* OK [UIDVALIDITY 5] is\r\nTAG OK [READ-WRITE] open\r\n",
        unasked
        + b"* 1 FETCH (UID 7 FLAGS (\\Seen))\r\n* 2 EXPUNGE\r\n"
        + unasked
        + b"TAG OK\x20\r\n",
    )
    with scripted(*lines) as port:
        at = Server("127.0.0.1", port, Security.PLAIN, "bo", "x")
        limits = Limits(seconds=5, allowed=frozenset({f"{at.host}:{at.port}"}))
        with open_imap(at, limits) as imap:
            state = imap.select("INBOX")

            assert imap.flags([7, 8]) == {7: frozenset({"\\Seen"})}
            assert state == FolderState(5, 0, 9, None)


@pytest.mark.parametrize("last", [b"", b"* BYE restarting\r\n", b"TAG NO [UNAVAILABLE] later\r\n"])
def test_a_line_that_breaks_while_signing_in_is_no_refused_password(last: bytes) -> None:
    with scripted(b"* OK hi\r\n", b"* CAPABILITY IMAP4rev1\r\nTAG OK yes\r\n", last) as port:
        at = Server("127.0.0.1", port, Security.PLAIN, "bo", "x")
        limits = Limits(seconds=5, allowed=frozenset({f"{at.host}:{at.port}"}))

        with pytest.raises(ConnectionBroken), open_imap(at, limits):
            pass


def test_a_server_that_drips_is_not_waited_for() -> None:
    def drip(caller: socket.socket) -> None:
        while True:
            caller.sendall(b"x")
            time.sleep(0.05)

    with scripted_by(drip) as port:
        at = Server("127.0.0.1", port, Security.PLAIN, "bo", "x")
        limits = Limits(seconds=0.5, allowed=frozenset({f"{at.host}:{at.port}"}))
        started = time.monotonic()

        with pytest.raises(NoSuchProtocol), open_imap(at, limits):
            pass

    assert time.monotonic() - started < 3


def test_a_line_that_breaks_is_told_as_such(dovecot: Dovecot, imap: Imap) -> None:
    dovecot.run("kick", "bo")

    with pytest.raises(ConnectionBroken):
        imap.select("INBOX")


def test_a_second_server_agrees(pymap: Pymap) -> None:
    pymap.put("INBOX", letter("Pymap"))
    with open_imap(imap_of(pymap), trusting(pymap)) as imap:
        assert Folder("INBOX", Role.INBOX, can_select=True) in imap.folders()
        imap.select("INBOX")
        uids = imap.uids()
        [found] = imap.letters(uids[-1:])

        assert found == Fetched(uids[-1], found.flags, len(letter("Pymap")),
                                found.internal_date, letter("Pymap"))  # fmt: skip
        assert imap.find("<1@example.com>") == uids
        assert imap.uids(since_uid=uids[-1]) == []
        uid = imap.append("INBOX", letter(message_id="<2@example.com>"))
        assert uid in imap.uids()
        bringing = threading.Timer(0.5, pymap.put, ["INBOX", letter()])
        bringing.start()
        assert imap.wait(20, lambda: False)
        bringing.join()


def test_uids_are_written_in_runs() -> None:
    assert ranges([7, 1, 2, 3, 9, 8, 2, 20]) == "1:3,7:9,20"
