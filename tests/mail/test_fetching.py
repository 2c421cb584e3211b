"""Letters come in from real servers: each once, in its thread, matched, and told to the timeline."""

import imaplib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from headwater.accounts.rules import Role
from headwater.config.environment import Addresses
from headwater.mail.models import Letter, Place
from tests import make
from tests.calling import Caller
from tests.mail.peers import USERS, Dovecot, Post
from tests.mail.world import MailWorld, letter, mail_world

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture(autouse=True)
def _allowed() -> Iterator[None]:
    before = settings.OUTBOUND_ALLOWED
    yield
    settings.OUTBOUND_ALLOWED = before


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> MailWorld:
    return mail_world(dovecot, post)


@pytest.fixture(params=["dovecot", "pymap"])
def either(request: pytest.FixtureRequest, own_database: Addresses, post: Post) -> MailWorld:
    return mail_world(request.getfixturevalue(request.param), post)


def test_letters_come_once_in_their_threads(either: MailWorld) -> None:
    earlier = timezone.now() - timedelta(hours=2)
    either.imap.put("INBOX", letter("Desks one", number=101, sent=earlier))
    answer = "In-Reply-To: <101@customer.example>\r\nReferences: <101@customer.example>\r\n"
    either.imap.put("INBOX", letter("Re: Desks one", number=102, headers=answer))
    either.fetch()
    either.fetch()

    thread = either.thread("Desks one")
    assert [one["subject"] for one in thread["letters"]] == ["Desks one", "Re: Desks one"]
    assert thread["letters"][0]["sender"] == {"name": "Bo Li", "address": "bo@customer.example"}
    assert thread["letters"][0]["said"].strip() == "Ten desks, please."
    [mailbox] = either.get("/mailboxes")["items"]
    assert (mailbox["state"], mailbox["problem"]) == ("working", "")


def test_an_answer_that_came_before_what_it_answers_is_in_the_same_thread(world: MailWorld) -> None:
    world.imap.put(
        "INBOX", letter("Re: Late", number=2, headers="References: <1@customer.example>\r\n")
    )
    world.fetch()
    world.imap.put("INBOX", letter("Late", number=1, sent=timezone.now() - timedelta(days=1)))
    world.fetch()

    assert len(world.thread("Late")["letters"]) == 2


def test_what_is_read_here_is_read_there_and_the_other_way_round(world: MailWorld) -> None:
    assert isinstance(world.imap, Dovecot)
    world.imap.put("INBOX", letter("One", number=1))
    world.imap.put("INBOX", letter("Two", number=2))
    world.fetch()
    one, two = world.thread("One"), world.thread("Two")

    assert world.caller.put(f"/threads/{one['id']}/read", {"is_read": True})[0] == 200
    world.fetch()
    flags = world.imap.run("fetch", "-u", "bo", "flags", "mailbox", "INBOX", "all")
    assert flags.count("\\Seen") == 1

    world.imap.run(
        "flags",
        "add",
        "-u",
        "bo",
        "\\Seen \\Flagged",
        "mailbox",
        "INBOX",
        "header",
        "subject",
        "Two",
    )
    world.fetch()
    [shown] = world.thread("Two")["letters"]
    assert (shown["is_read"], shown["is_flagged"]) == (True, True)
    assert world.get("/threads", box="inbox")["unread"] == 0
    assert two["letters"][0]["is_read"] is False


def test_a_letter_of_somebody_known_is_a_contact_of_their_only_open_deal(world: MailWorld) -> None:
    _, company = world.caller.post("/companies", {"name": "Customer", "domain": "customer.example"})
    ways = [{"kind": "email", "value": "Bo@Customer.example"}]
    _, person = world.caller.post(
        "/people", {"name": "Bo Li", "company_id": company["id"], "channels": ways}
    )
    deal = _deal(world, person_id=person["id"], company_id=company["id"])
    world.imap.put(
        "INBOX", letter("Desks", number=1, text="Ten desks, soon.\n\n> what do you need?")
    )
    world.fetch()

    about = world.thread("Desks")["about"]
    assert about["deal"]["id"] == deal["id"]
    assert about["person"]["name"] == "Bo Li"
    [note] = [
        line
        for line in world.get(f"/deals/{deal['id']}/timeline")["items"]
        if line["kind"] == "note"
    ]
    assert note["data"]["kind"] == "email"
    assert note["data"]["text"] == "Desks\nTen desks, soon."
    assert (note["data"]["is_incoming"], note["data"]["is_private"]) == (True, True)
    assert world.get(f"/letters/{note['data']['letter_id']}/thread")["subject"] == "Desks"
    assert world.threads("unmatched") == []


def test_an_unmatched_letter_is_matched_once_its_person_is_known(world: MailWorld) -> None:
    world.imap.put("INBOX", letter("Desks", number=1))
    world.fetch()
    assert [one["subject"] for one in world.threads("unmatched")] == ["Desks"]
    ways = [{"kind": "email", "value": "bo@customer.example"}]
    _, person = world.caller.post("/people", {"name": "Bo Li", "channels": ways})
    world.fetch()

    assert world.threads("unmatched") == []
    lines = world.get(f"/people/{person['id']}/timeline")["items"]
    assert [line["data"]["text"] for line in lines if line["kind"] == "note"] == [
        "Desks\nTen desks, please."
    ]


def test_letters_among_colleagues_stay_out(world: MailWorld) -> None:
    world.imap.put("INBOX", letter("Lunch", sender="cy@ours.example", number=1))
    world.imap.put("INBOX", letter("Desks", number=2))
    world.fetch()

    assert [one["subject"] for one in world.threads("all")] == ["Desks"]


def test_private_mail_is_its_owners_alone_until_they_share_it(world: MailWorld) -> None:
    world.imap.put("INBOX", letter("Secret", number=1))
    world.fetch()
    thread = world.thread("Secret")
    with world.inside():
        boss = Caller(make.member(name="Boss", role=Role.OWNER))
    assert boss.get("/threads", box="all")[1]["items"] == []
    assert boss.get(f"/threads/{thread['id']}")[0] == 404
    assert boss.put(f"/threads/{thread['id']}/done", {"is_done": True})[0] == 404

    path = f"/mailboxes/{world.mailbox['id']}"
    assert world.caller.patch(path, {"sight": "everybody"}, If_Match='"1"')[0] == 200
    assert boss.get(f"/threads/{thread['id']}")[0] == 200
    assert boss.patch(path, {"sight": "private"}, If_Match='"2"')[0] == 404


def test_timelines_tell_a_letter_only_to_who_may_read_it_now(world: MailWorld) -> None:
    deal = _deal(world)
    world.imap.put("INBOX", letter("Desks", number=1))
    world.fetch()
    thread = world.thread("Desks")
    _about(world, thread, deal)
    with world.inside():
        boss = Caller(make.member(name="Boss", role=Role.OWNER))

    def seen() -> int:
        lines = boss.get(f"/deals/{deal['id']}/timeline")[1]["items"]
        return sum(line["kind"] == "note" for line in lines)

    assert seen() == 0
    for version, (sight, count) in enumerate((("records", 1), ("private", 0)), 1):
        path = f"/mailboxes/{world.mailbox['id']}"
        status, _ = world.caller.patch(path, {"sight": sight}, If_Match=f'"{version}"')
        assert (status, seen()) == (200, count)
        assert boss.get(f"/threads/{thread['id']}")[0] == (200 if count else 404)


def test_what_cannot_be_read_is_set_aside_with_its_reason_and_the_next_comes(
    world: MailWorld,
) -> None:
    world.imap.put("INBOX", letter("Before", number=1))
    world.imap.put("INBOX", b"\r\n\r\n")
    world.imap.put("INBOX", letter("After", number=2))
    world.fetch()

    folders = world.get(f"/mailboxes/{world.mailbox['id']}/folders")
    assert {one["subject"] for one in world.threads("all")} >= {"Before", "After"}
    assert len(folders["quarantined"]) + len(world.threads("all")) == 3


def test_new_numbers_of_a_folder_store_nothing_twice(world: MailWorld) -> None:
    assert isinstance(world.imap, Dovecot)
    for number in (1, 2, 3):
        world.imap.put("INBOX", letter(f"Letter {number}", number=number))
    world.fetch()
    world.imap.run("mailbox", "update", "-u", "bo", "--uid-validity", "999999", "INBOX")
    world.imap.put("INBOX", letter("Letter 4", number=4))
    world.fetch()

    with world.inside():
        assert Letter.objects.count() == 4
        assert Place.objects.filter(folder__name="INBOX").count() == 4


def test_what_is_moved_away_leaves_the_inbox_and_is_not_lost(world: MailWorld) -> None:
    assert isinstance(world.imap, Dovecot)
    world.imap.put("INBOX", letter("Moved", number=1))
    world.imap.put("INBOX", letter("Stays", number=2))
    world.fetch()
    world.imap.run(
        "move", "-u", "bo", "Papierkorb", "mailbox", "INBOX", "header", "subject", "Moved"
    )
    world.fetch()

    assert [one["subject"] for one in world.threads("inbox")] == ["Stays"]
    assert world.thread("Moved")["is_done"] is True


def test_a_wrong_password_is_told_once_and_not_tried_again_and_again(world: MailWorld) -> None:
    path = f"/mailboxes/{world.mailbox['id']}"
    world.caller.patch(path, {"secret": "wrong"}, If_Match='"1"')
    world.fetch()
    [shown] = world.get("/mailboxes")["items"]
    assert (shown["state"], shown["problem"]) == ("failing", "mail_login_refused")

    world.caller.patch(path, {"secret": USERS["bo"]}, If_Match=f'"{shown["version"]}"')
    world.fetch()
    assert world.get("/mailboxes")["items"][0]["state"] == "working"


def test_a_password_never_goes_to_another_server(world: MailWorld) -> None:
    path = f"/mailboxes/{world.mailbox['id']}"
    status, problem = world.caller.patch(path, {"imap_host": "evil.example"}, If_Match='"1"')

    assert (status, problem["code"]) == (422, "secret_missing")
    assert USERS["bo"] not in str(world.get("/mailboxes"))


def test_older_letters_come_when_more_history_is_asked_for(world: MailWorld) -> None:
    assert isinstance(world.imap, Dovecot)
    world.imap.put("INBOX", letter("Recent", number=1))
    long_ago = imaplib.Time2Internaldate(timezone.now() - timedelta(days=200))
    with imaplib.IMAP4("127.0.0.1", world.imap.plain) as imap:
        imap.login("bo", USERS["bo"])
        imap.append("INBOX", "", long_ago, letter("Old, and moved here late", number=2))
    world.imap.put("INBOX", letter("Also recent", number=3))
    world.fetch()
    assert len(world.threads("all")) == 2

    world.caller.patch(f"/mailboxes/{world.mailbox['id']}", {"history_days": 365}, If_Match='"1"')
    world.fetch()
    assert len(world.threads("all")) == 3


def test_what_a_thread_is_about_is_said_by_hand_and_stays(world: MailWorld) -> None:
    deal, other = _deal(world, title="One"), _deal(world, title="Other")
    world.imap.put("INBOX", letter("Desks", number=1))
    world.fetch()
    thread = world.thread("Desks")

    for wanted in (deal, other):
        status, thread = world.caller.put(
            f"/threads/{thread['id']}/about", {"deal_id": wanted["id"]},
            If_Match=f'"{thread["version"]}"',
        )  # fmt: skip
        assert status == 200, thread
    assert thread["about"]["deal"]["id"] == other["id"]
    assert _letters_told(world, deal) == 0
    assert _letters_told(world, other) == 1


def test_a_removed_mailbox_takes_its_letters_and_leaves_the_timeline(world: MailWorld) -> None:
    deal = _deal(world)
    world.imap.put("INBOX", letter("Desks", number=1))
    world.fetch()
    thread = world.thread("Desks")
    world.caller.put(
        f"/threads/{thread['id']}/about", {"deal_id": deal["id"]}, If_Match=f'"{thread["version"]}"'
    )
    assert world.caller.delete(f"/mailboxes/{world.mailbox['id']}")[0] == 204

    assert world.threads("all") == []
    assert _letters_told(world, deal) == 1


def _deal(world: MailWorld, **fields: Any) -> Any:
    pipelines = world.get("/pipelines")["items"]
    if not pipelines:
        with world.inside():
            pipeline = make.pipeline()
            make.stage(pipeline=pipeline)
        pipelines = world.get("/pipelines")["items"]
    body = {"title": "Desks", "pipeline_id": pipelines[0]["id"]} | fields
    status, deal = world.caller.post("/deals", body)
    assert status == 201, deal
    return deal


def _about(world: MailWorld, thread: Any, deal: Any) -> Any:
    status, answer = world.caller.put(
        f"/threads/{thread['id']}/about",
        {"deal_id": deal["id"]},
        If_Match=f'"{thread["version"]}"',
    )
    assert status == 200, answer
    return answer


def _letters_told(world: MailWorld, deal: Any) -> int:
    lines = world.get(f"/deals/{deal['id']}/timeline")["items"]
    return sum(line["kind"] == "note" and line["data"]["kind"] == "email" for line in lines)


def test_what_a_letter_quotes_is_shown_in_its_frame_only_if_asked_for(world: MailWorld) -> None:
    html = '<p>Ten, please.</p><blockquote type="cite"><p>How many desks?</p></blockquote>'
    raw = letter("Desks", number=1, text=html).replace(b"text/plain", b"text/html")
    world.imap.put("INBOX", raw)
    world.fetch()
    [shown] = world.thread("Desks")["letters"]

    def frame(**query: str) -> str:
        answer = world.caller.client.get(f"/api/v1/letters/{shown['id']}/frame", query)
        assert "sandbox" in answer["Content-Security-Policy"]
        return str(answer.content.decode())

    assert "Ten, please." in frame()
    assert "How many desks?" not in frame()
    assert "How many desks?" in frame(show_quoted="true")
