"""Letters are found by their words: subject, people, what they say and the files with them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from headwater.config.environment import Addresses
from headwater.mail import handlers
from headwater.mail.models import LetterWords, Mailbox
from headwater.mail.selectors import threads
from headwater.mail.services import taking_in, words
from headwater.mail.services.words import index_unknown
from headwater.mail.tasks import index_letters
from headwater.tenancy.context import acting_in
from headwater.tenancy.models import Workspace
from tests import make
from tests.calling import Caller
from tests.mail import rows
from tests.mail.peers import Dovecot, Post
from tests.mail.world import MailWorld, letter, mail_world

QUOTE = (
    'Message-ID: <9@customer.example>\r\nFrom: "王小明" <wang@customer.example>\r\n'
    "To: ada@ours.example\r\nSubject: 关于办公桌的报价\r\nMIME-Version: 1.0\r\n"
    "Date: {date}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    "--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    "您好，\r\n\r\n我們下週簽合同。請聯繫北京大学的王先生。\r\n\r\n> earlier: the mahogany one\r\n"
    "--x\r\nContent-Type: application/pdf\r\n"
    "Content-Disposition: attachment; filename=Zeichnung-4711.pdf\r\n\r\n%PDF\r\n--x--\r\n"
)


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> Iterator[MailWorld]:
    before = settings.OUTBOUND_ALLOWED
    made = mail_world(dovecot, post)
    sent = timezone.now() - timedelta(hours=2)
    dovecot.put("INBOX", QUOTE.format(date=f"{sent:%a, %d %b %Y %H:%M:%S +0000}").encode())
    said = "Dear Ada,\r\n\r\nour Walnut sample is späte Lieferung.\r\n"
    dovecot.put("INBOX", letter("Desks", number=1, text=said))
    made.fetch()
    yield made
    settings.OUTBOUND_ALLOWED = before


def found(world: MailWorld, typed: str) -> list[str]:
    return [one["subject"] for one in world.threads("all", q=typed)]


def test_a_letter_is_found_by_the_beginnings_of_its_words(world: MailWorld) -> None:
    asked = ["desk", "DESKS", "Bo Li", "bo@customer.example", "walnut", "waln sam", "spate", "spät"]

    assert {each: found(world, each) for each in asked} == {each: ["Desks"] for each in asked}


def test_a_letter_is_found_by_its_characters_pinyin_quoted_words_and_files(
    world: MailWorld,
) -> None:
    asked = ["报价", "報價", "baojia", "bj", "王小明", "wangxiaoming", "合同", "签合同", "北京大学"]
    asked += ["mahogany", "zeichnung", "4711", "报价 4711"]

    assert {each: found(world, each) for each in asked} == {
        each: ["关于办公桌的报价"] for each in asked
    }


def test_what_no_letter_says_is_not_found(world: MailWorld) -> None:
    asked = ["xylophone", "esks", "大学北京", "desks 合同", "!!!", "' | \\"]

    assert {each: found(world, each) for each in asked} == {each: [] for each in asked}


def test_a_search_stays_in_its_box_and_in_the_mailboxes_one_reads(world: MailWorld) -> None:
    with world.inside():
        bo = make.member(name="Bo", email="bo@ours.example")

    assert world.threads("sent", q="walnut") == []
    assert world.threads("inbox", q="walnut", mailbox_id=world.mailbox["id"]) != []
    assert Caller(bo).get("/threads", box="all", q="walnut")[1]["items"] == []


def test_another_workspace_finds_nothing_of_it(world: MailWorld) -> None:
    with acting_in(Workspace.objects.create(name="Theirs").pk):
        stranger = make.member(name="Eve")
        rows.letter(rows.thread(rows.mailbox(stranger)), text="Walnut, too.")
        index_unknown()

    assert found(world, "walnut") == ["Desks"]
    assert len(Caller(stranger).get("/threads", box="all", q="walnut")[1]["items"]) == 1


def test_a_removed_mailbox_leaves_no_words(world: MailWorld) -> None:
    assert world.caller.delete(f"/mailboxes/{world.mailbox['id']}")[0] == 204

    with world.inside():
        assert not LetterWords.objects.exists()


def test_letters_of_an_older_version_are_indexed_piece_by_piece(
    world: MailWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "AT_ONCE", 1)
    with world.inside():
        LetterWords.objects.all().delete()
    assert found(world, "walnut") == []

    with world.inside():
        done = [index_unknown() for _ in range(3)]

    assert done == [1, 1, 0]
    assert (found(world, "walnut"), found(world, "baojia")) == (["Desks"], ["关于办公桌的报价"])


def test_many_letters_at_once_are_found_when_the_job_behind_them_has_run(
    world: MailWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(world.imap, Dovecot)
    monkeypatch.setattr(taking_in, "FEW", 2)
    monkeypatch.setattr(handlers, "FEW", 2)
    for number in range(3):
        world.imap.put("INBOX", letter(f"Crate {number}", number=20 + number, text="Teak."))
    world.fetch()
    assert found(world, "teak") == []

    [queued] = ProcrastinateJob.objects.filter(task_name="headwater.mail.tasks.index_letters")
    for _ in range(2):  # a worker may die before it says that it is done
        index_letters.task(**queued.args)

    assert sorted(found(world, "teak")) == ["Crate 0", "Crate 1", "Crate 2"]


@pytest.mark.parametrize("every", [1, 3, 40])
def test_pages_of_a_search_follow_each_other_whether_the_word_is_common_or_rare(
    world: MailWorld, every: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "LOOKED_THROUGH", 60)
    monkeypatch.setattr(threads, "PAGE_LENGTH", 5)
    with world.inside():
        _many(world, every=every)
        index_unknown()

    seen: list[str] = []
    after = None
    while True:
        page = world.get("/threads", box="all", q="cedar", **({"after": after} if after else {}))
        seen += [one["subject"] for one in page["items"]]
        if (after := page["next"]) is None:
            break

    assert seen == [f"Number {number}" for number in range(0, 120, every)]


def _many(world: MailWorld, *, every: int) -> None:
    box = Mailbox.objects.get(id=world.mailbox["id"])
    for number in range(120):
        at = rows.NOW - timedelta(hours=number)
        one = rows.thread(box, subject=f"Number {number}", first_at=at, last_at=at, last_in_at=at)
        rows.letter(one, sent_at=at, text="Cedar." if number % every == 0 else "Oak.")
