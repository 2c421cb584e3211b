"""Letters that tell when they are seen: by whom, as far as that can be known, and never more."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from headwater.config.environment import Addresses
from headwater.mail.models import Outgoing, PublicLink, Sighting, TrackingRule
from headwater.mail.models import Thread as MailThread
from headwater.mail.rules.tracking import MOST_A_MINUTE
from headwater.mail.services.sightings import weigh
from headwater.mail.services.tracking import look_again
from headwater.tenancy.context import acting_in
from tests import make
from tests.calling import Caller
from tests.mail.leaving import BO, last_letter, part, path_in, stranger
from tests.mail.names import naming
from tests.mail.peers import Dovecot, Post
from tests.mail.rules.test_sightings import AHEAD, CHROME, GMAIL, IPHONE, OUTLOOK, PAGE, YAHOO
from tests.mail.world import MailWorld, mail_world

SHOP = "https://shop.example/desks?a=1&b=2"
DOC = {"type": "doc", "content": [{"type": "paragraph", "content": [
    {"type": "text", "text": "Look here", "marks": [{"type": "link", "attrs": {"href": SHOP}}]},
    {"type": "text", "text": "or there", "marks": [{"type": "link", "attrs": {"href": "https://b.example/"}}]},
]}]}  # fmt: skip
BROWSER = {"User_Agent": CHROME, "Accept": PAGE}
FAR: Any = {"REMOTE_ADDR": "203.0.113.77"}


@pytest.fixture(autouse=True)
def _allowed() -> Iterator[None]:
    before = settings.OUTBOUND_ALLOWED
    yield
    settings.OUTBOUND_ALLOWED = before


@pytest.fixture(autouse=True)
def _nobody_has_a_name() -> Iterator[None]:
    with naming({}):
        yield


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> MailWorld:
    made = mail_world(dovecot, post)
    made.fetch()
    return made


def sent(world: MailWorld, *, ago: timedelta = timedelta(hours=1), **fields: Any) -> Any:
    """Send a letter an hour ago."""
    body = {
        "mailbox_id": world.mailbox["id"], "to": [{"name": "Bo Li", "address": BO}],
        "subject": "Quote", "doc": DOC, "is_tracked": True,
    }  # fmt: skip
    status, draft = world.caller.post("/outgoing", body | fields)
    assert status == 201, draft
    version = f'"{draft["version"]}"'
    _, one = world.caller.post(f"/outgoing/{draft['id']}/send", {}, If_Match=version)
    shown = world.send(one)
    assert shown["state"] == "sent", shown
    with world.inside():
        Outgoing.objects.filter(id=one["id"]).update(sent_at=timezone.now() - ago)
        MailThread.objects.filter(id=shown["thread_id"]).update(last_out_at=timezone.now() - ago)
    return shown


def links(world: MailWorld, kind: str = "click") -> list[str]:
    with world.inside():
        rows = PublicLink.objects.filter(kind=kind).order_by("made_at", "position")
        tokens = list(rows.values_list("token", flat=True))
    return [f"/o/{one}.gif" if kind == "open" else f"/c/{one}" for one in tokens]


def come(path: str, method: str = "get", **headers: str) -> Any:
    return getattr(stranger(**(BROWSER | headers)), method)(path, **FAR)


def work(world: MailWorld, one: Any) -> None:
    """Do what the job does a little later."""
    weigh(
        world.workspace.pk, one["id"],
        clock=lambda: timezone.now() + timedelta(seconds=2), wait=lambda _: None,
    )  # fmt: skip


def seen(world: MailWorld) -> Any:
    thread = world.thread("Quote")
    [found] = world.get(f"/threads/{thread['id']}/sightings")["items"]
    return found


def verdicts(world: MailWorld) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["who"], one["rule"]) for one in reversed(seen(world)["events"])]


def test_only_the_html_tells_and_what_we_keep_tells_nothing(world: MailWorld) -> None:
    sent(world)
    went = last_letter(world)
    html = part(went, "html")

    assert path_in(html, "o") == links(world, "open")[0]
    assert SHOP not in html.replace("&amp;", "&")
    assert all(path in html for path in (*links(world), *links(world, "trap")))
    assert "/o/" not in part(went, "plain")
    assert "/c/" not in part(went, "plain")
    kept = world.thread("Quote")["letters"][0]
    assert kept["has_remote"] is False
    frame = world.caller.client.get(f"/api/v1/letters/{kept['id']}/frame").content.decode()
    assert SHOP in frame.replace("&amp;", "&")
    assert isinstance(world.imap, Dovecot)
    assert "/o/" not in world.imap.run("fetch", "-u", "bo", "text", "mailbox", "Sent", "all")


def test_it_is_tracked_as_its_author_and_the_workspace_want(world: MailWorld) -> None:
    for default in ("on", "off", "forbidden"):
        assert world.caller.put("/tracking", {"default": default})[0] == 200
        for wish in (None, True, False):
            sent(world, is_tracked=wish)
            expected = default != "forbidden" and (wish if wish is not None else default == "on")
            is_tracked = "/o/" in part(last_letter(world), "html")
            assert is_tracked is expected, (default, wish)


def test_who_is_never_tracked_is_not_though_others_get_it_too(world: MailWorld) -> None:
    body = {"name": "Bo", "channels": [{"kind": "email", "value": BO}]}
    _, person = world.caller.post("/people", body)
    path = f"/people/{person['id']}/tracking"
    assert world.caller.put(path, {"is_never": True}) == (200, {"is_never": True})
    sent(world, cc=[{"name": "", "address": "cy@customer.example"}])

    assert "/o/" not in part(last_letter(world), "html")
    assert world.caller.put(path, {"is_never": False}) == (200, {"is_never": False})


AGENTS = [
    ("open", {}, ("human", "nothing_against")),
    ("open", {"User_Agent": IPHONE}, ("human", "nothing_against")),
    ("open", {"User_Agent": OUTLOOK}, ("human", "nothing_against")),
    ("open", {"User_Agent": GMAIL}, ("proxy", "gmail_proxy")),
    ("open", {"User_Agent": YAHOO}, ("proxy", "yahoo_proxy")),
    ("open", {"User_Agent": AHEAD}, ("prefetch", "gmail_prefetch")),
    ("open", {"User_Agent": "Mozilla/5.0"}, ("prefetch", "apple_mail_privacy")),
    ("open", {"Sec_Purpose": "prefetch"}, ("prefetch", "purpose_header")),
    ("open", {"User_Agent": ""}, ("scanner", "no_user_agent")),
    ("click", {}, ("human", "nothing_against")),
    ("click", {"User_Agent": f"{CHROME} BingPreview/1.0b"}, ("scanner", "outlook_safelinks")),
    ("click", {"User_Agent": "BarracudaCentral"}, ("scanner", "barracuda")),
    ("click", {"User_Agent": "curl/8.5"}, ("scanner", "bot")),
    ("click", {"Accept": "*/*"}, ("scanner", "not_a_browser")),
    ("trap", {}, ("scanner", "honeypot")),
]


def test_who_comes_is_told_apart_at_the_door(world: MailWorld) -> None:
    one = sent(world)
    for kind, headers, _ in AGENTS:
        answer = come(links(world, kind)[0], **headers)
        assert answer.status_code in {200, 204, 302}, (kind, headers)
        assert answer.cookies == {}
        with world.inside():  # each as if it came alone
            Sighting.objects.update(at=timezone.now() - timedelta(hours=1), is_weighed=True)
    assert come(links(world)[0], "head").status_code == 302
    assert one is not None

    rules = [(kind.replace("trap", "click"), *verdict) for kind, _, verdict in AGENTS]
    assert sorted(verdicts(world)) == sorted([*rules, ("click", "scanner", "method")])
    found = seen(world)
    assert (found["opens"]["human"], found["clicks"]["human"]) == (3, 1)
    assert found["opens"]["proxy"] == 2


def test_we_ourselves_do_not_count(world: MailWorld) -> None:
    sent(world)
    world.caller.client.get(links(world, "open")[0], headers={"User-Agent": CHROME}, **FAR)

    assert verdicts(world) == [("open", "self", "signed_in_member")]


def test_a_member_of_another_workspace_is_a_stranger_here(world: MailWorld) -> None:
    sent(world)
    other = make.workspace(name="Theirs")
    with acting_in(other.pk):
        cy = make.member()
    Caller(cy).client.get(links(world, "open")[0], headers={"User-Agent": CHROME}, **FAR)

    assert verdicts(world) == [("open", "human", "nothing_against")]
    thread = world.thread("Quote")["id"]
    assert Caller(cy).get(f"/threads/{thread}/sightings")[0] == 404


def test_what_comes_too_soon_was_no_human(world: MailWorld) -> None:
    sent(world, ago=timedelta(seconds=1))
    come(links(world, "open")[0])
    come(links(world)[0])

    assert verdicts(world) == [("open", "prefetch", "too_soon"), ("click", "scanner", "too_soon")]


def test_a_burst_is_judged_again_from_its_first_link(world: MailWorld) -> None:
    one = sent(world)
    first, second = links(world)
    come(first)
    assert verdicts(world) == [("click", "human", "nothing_against")]
    come(second)
    work(world, one)

    assert verdicts(world) == [("click", "scanner", "links_at_once")] * 2
    assert world.get("/notices")["items"] == []


def test_who_springs_the_trap_has_opened_nothing(world: MailWorld) -> None:
    one = sent(world)
    come(links(world, "open")[0])
    come(links(world, "trap")[0])
    work(world, one)

    assert verdicts(world) == [("open", "scanner", "honeypot"), ("click", "scanner", "honeypot")]


def told(world: MailWorld) -> list[tuple[Any, ...]]:
    items = world.get("/notices")["items"]
    return [(one["what"], one["actor_name"], one["title"]) for one in items]


def test_the_first_open_and_a_link_are_news_and_an_open_after_days(world: MailWorld) -> None:
    with world.inside():
        deal = make.deal(owner=world.ada)
    one = sent(world, deal_id=str(deal.id))
    for _ in range(3):
        come(links(world, "open")[0])
        work(world, one)
    assert told(world) == [("opened", "Bo Li", "Quote")]
    assert world.get("/notices")["items"][0]["count"] == 1
    [hot] = [item for item in world.get("/today")["items"] if "hot" in item["reasons"]]
    assert hot["id"] == str(deal.id)

    come(links(world)[0])
    work(world, one)
    assert told(world)[0] == ("clicked", "Bo Li", "Quote")
    with world.inside():
        Sighting.objects.update(at=timezone.now() - timedelta(days=4))
    world.caller.put("/notices/read")
    come(links(world, "open")[0])
    work(world, one)
    assert told(world)[0] == ("reopened", "Bo Li", "Quote")


def test_of_several_receivers_nobody_is_named(world: MailWorld) -> None:
    one = sent(world, cc=[{"name": "Cy", "address": "cy@customer.example"}])
    come(links(world, "open")[0])
    work(world, one)

    assert told(world) == [("opened", None, "Quote")]
    assert seen(world)["receivers"] == 2


def test_a_link_leads_where_it_led_and_nowhere_else(world: MailWorld) -> None:
    sent(world)
    path = links(world)[0]
    answer = come(path)
    assert (answer.status_code, answer["Location"]) == (302, SHOP)
    assert "no-store" in answer["Cache-Control"]

    with_target = come(f"{path}?url=https://evil.example/&target=//evil.example")
    assert with_target["Location"] == SHOP
    for altered in (
        path[:-1],
        f"{path}x",
        "/c/" + "a" * 24,
        "/c/https:%2F%2Fevil.example",
        links(world, "open")[0].replace("/o/", "/c/")[:-4],
    ):
        answer = come(altered)
        assert (answer.status_code, "Location" in answer) == (404, False), altered
    assert come(path, "post").status_code in {403, 405}
    assert come(path, Host="evil.example").status_code == 404


def test_links_outlast_the_mailbox_they_left_from(world: MailWorld) -> None:
    one = sent(world)
    come(links(world)[0])
    work(world, one)
    path = links(world)[0]
    assert world.caller.delete(f"/mailboxes/{world.mailbox['id']}")[0] == 204

    assert come(path)["Location"] == SHOP
    assert come(links(world, "open")[0]).status_code == 200


def test_the_picture_comes_whatever_is_asked_and_a_flood_is_not_kept(world: MailWorld) -> None:
    sent(world)
    path = links(world, "open")[0]
    for any_path in (path, "/o/unknown.gif", "/o/%00.gif", "/o/" + "x" * 3000 + ".gif"):
        answer = come(any_path)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/gif"), any_path
        assert answer.content.startswith(b"GIF89a")
    for _ in range(MOST_A_MINUTE + 5):
        come(path)

    assert seen(world)["opens"]["human"] == MOST_A_MINUTE


def test_a_name_of_ones_own_is_tried_before_it_is_used(world: MailWorld) -> None:
    status, problem = world.caller.put("/tracking", {"default": "on", "domain": "no such host"})
    assert (status, problem["code"]) == (422, "bad_host")
    status, problem = world.caller.put("/tracking", {"default": "on", "domain": "nowhere.invalid"})
    assert (status, problem["code"]) == (422, "bad_host")

    assert world.get("/tracking") == {"default": "off", "domain": "", "checked_at": None}


@contextmanager
def answering(application: Any) -> Iterator[str]:
    """Let an application answer on a port of its own; give its name."""
    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as made:
        thread = Thread(target=made.serve_forever)
        thread.start()
        yield f"localhost:{made.server_port}"
        made.shutdown()
        thread.join()


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def foreign(_environ: Any, start: Any) -> list[bytes]:
    start("200 OK", [("Content-Type", "image/gif")])
    return [b"GIF89a"]


def test_a_name_that_leads_here_is_used_and_another_is_not(world: MailWorld) -> None:
    with answering(foreign) as theirs, answering(WSGIHandler()) as ours:
        settings.OUTBOUND_ALLOWED |= {theirs, ours}
        status, problem = world.caller.put("/tracking", {"default": "on", "domain": theirs})
        assert (status, problem["fields"][0]["field"]) == (422, "domain")
        assert "not this Headwater" in problem["detail"]
        status, rule = world.caller.put("/tracking", {"default": "on", "domain": ours})
        assert (status, rule["domain"]) == (200, ours)
    sent(world)

    html = part(last_letter(world), "html")
    assert f"http://{ours}{links(world)[0]}" in html
    assert f"http://{ours}{links(world, 'open')[0]}" in html
    look_again(world.workspace.pk, clock=timezone.now)  # nobody answers there any more
    assert (world.get("/tracking")["domain"], world.get("/tracking")["checked_at"]) == (ours, None)
    sent(world)
    assert f"http://{ours}" not in part(last_letter(world), "html")
    assert world.caller.put("/tracking", {"default": "on", "domain": ours})[0] == 422


def test_a_name_answers_for_the_links_of_its_workspace_alone(world: MailWorld) -> None:
    sent(world)
    path = links(world)[0]
    with world.inside():
        TrackingRule.objects.create(domain="link.ours.example", checked_at=timezone.now())
    with acting_in(make.workspace(name="Theirs").pk):
        TrackingRule.objects.create(domain="link.theirs.example", checked_at=timezone.now())

    assert come(path, Host="link.ours.example").status_code == 302
    assert come(path, Host="link.theirs.example").status_code == 404
    for other in ("/", "/api/v1/threads", "/mail", "/c/a/b", "/healthz/"):
        assert come(other, Host="link.ours.example").status_code in {400, 404}, other


def test_the_author_hears_of_it_at_once(world: MailWorld) -> None:
    one = sent(world)
    begin = time.monotonic()
    come(links(world)[0])
    weigh(world.workspace.pk, one["id"], clock=timezone.now, wait=time.sleep)
    took = time.monotonic() - begin

    print(f"from the link to the notice: {took:.2f} s")
    assert told(world) == [("clicked", "Bo Li", "Quote")]
    assert took < 5
