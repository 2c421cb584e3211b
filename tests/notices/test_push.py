from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from headwater.accounts.models import Member
from headwater.accounts.rules import Role
from headwater.events.models import EventRecord
from headwater.lib.webpush import Browser, from_text, key_of, public_text, sealed
from headwater.notices import rules
from headwater.notices.models import Subscription
from headwater.notices.rules import Way
from headwater.notices.services import mails, notices, pushes, reminders
from headwater.pipeline.models import Deal
from tests import make
from tests.calling import Caller, edit
from tests.notices.browsers import CURVE, FakeBrowser, PushService, push_service

NOW = datetime.now(UTC)
# RFC 8291, appendix A
RFC_PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
RFC_AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
RFC_BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
    "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu"
    "lcy4a-fN"
)


@pytest.fixture
def boss(workspace: Any) -> Member:
    return make.member(role=Role.OWNER, name="Ada")


@pytest.fixture
def seller(workspace: Any) -> Member:
    return make.member(role=Role.SELLER, name="Bob", time_zone="UTC")


@pytest.fixture
def service(settings: Any) -> Iterator[PushService]:
    with push_service() as running:
        settings.OUTBOUND_ALLOWED = frozenset({running.place})
        yield running


@pytest.fixture
def subscribed(seller: Member, service: PushService) -> PushService:
    assert Caller(seller).put("/push-subscription", service.subscription)[0] == 204
    return service


def push_due(**later: float) -> int:
    """Do what the job does, and say how many parcels that were."""
    now, sent = datetime.now(UTC) + timedelta(**later), 0
    for member_id, ids in pushes.claim(now=now).items():
        parcels = pushes.pack(member_id, ids)
        sent += len(parcels)
        pushes.note({one.subscription_id: pushes.send(one, now=now) for one in parcels})
    return sent


def give(task: str, to: Member, *, by: Member) -> None:
    assert Caller(by).post("/tasks", {"title": task, "owner_id": str(to.id)})[0] == 201


def test_the_browser_of_the_tests_reads_the_example_of_the_standard() -> None:
    number = int.from_bytes(from_text(RFC_PRIVATE), "big")
    browser = FakeBrowser(ec.derive_private_key(number, CURVE), from_text(RFC_AUTH))

    assert browser.opened(from_text(RFC_BODY)) == b"When I grow up, I want to be a watermelon"


@given(st.binary(max_size=3000))
def test_what_is_sealed_is_read_by_its_browser(payload: bytes) -> None:
    browser = FakeBrowser()
    keys = browser.subscription("https://push.example/1")["keys"]

    body = sealed(payload, Browser("https://push.example/1", keys["p256dh"], keys["auth"]))

    assert browser.opened(body) == payload
    assert len(body) <= 4096


def test_the_same_secret_gives_the_same_key_in_every_process() -> None:
    assert public_text(key_of("one")) == public_text(key_of("one")) != public_text(key_of("two"))


def test_a_subscribed_browser_shows_what_its_member_is_told(
    boss: Member, seller: Member, subscribed: PushService
) -> None:
    give("Ring them", seller, by=boss)

    assert push_due(minutes=1) == 1
    assert push_due(minutes=2) == 0

    (shown,) = subscribed.shown
    assert (shown["title"], shown["path"], shown["lang"]) == (
        "Ada gave you: Ring them", "/tasks", "en")  # fmt: skip
    headers, _ = subscribed.got[0]
    assert (headers["ttl"], headers["urgency"]) == ("86400", "normal")
    assert headers["content-encoding"] == "aes128gcm"
    claims, key = subscribed.sender()
    assert claims["sub"].startswith(("mailto:", "https:"))
    assert key == Caller(seller).get("/push-key")[1]["key"]


def test_a_reminder_is_urgent_and_soon_of_no_use(seller: Member, subscribed: PushService) -> None:
    make_due = (NOW + timedelta(hours=2)).isoformat()
    Caller(seller).post("/tasks", {"title": "Ring them", "due_at": make_due})

    reminders.fire(now=NOW + timedelta(minutes=106))
    assert push_due(minutes=106) == 1

    headers, _ = subscribed.got[0]
    assert (headers["urgency"], headers["ttl"]) == ("high", "7200")


def test_a_push_speaks_the_language_of_its_reader(boss: Member, service: PushService) -> None:
    reader = make.member(role=Role.SELLER, language="zh-CN")
    Caller(reader).put("/push-subscription", service.subscription)

    give("给客户回电", reader, by=boss)
    push_due(minutes=1)

    assert service.shown[0]["title"] == "Ada 交给您：给客户回电"


def test_quiet_hours_hold_pushes_and_a_busy_night_is_told_in_one(
    boss: Member, seller: Member, subscribed: PushService
) -> None:
    now = datetime.now(UTC)  # of the test: a long run reads this file long before
    begin, end = now - timedelta(hours=1), now + timedelta(hours=1)
    Caller(seller).put(
        "/notice-preference", {"quiet_from": f"{begin:%H:%M}", "quiet_to": f"{end:%H:%M}"}
    )
    for n in range(rules.ONE_BY_ONE + 1):
        give(f"Task {n}", seller, by=boss)

    assert push_due(minutes=50) == 0
    assert push_due(minutes=61) == 1
    assert (subscribed.shown[0]["title"], subscribed.shown[0]["path"]) == (
        "6 new notices", "/notices")  # fmt: skip


def test_what_was_read_or_turned_off_is_not_pushed(
    boss: Member, seller: Member, subscribed: PushService
) -> None:
    give("Read", seller, by=boss)
    Caller(seller).put("/notices/read")
    Caller(seller).put("/notice-preference", {"ways": {"given": ["app"]}})
    give("Silent", seller, by=boss)

    assert push_due(minutes=1) == 0
    assert subscribed.got == []


def test_a_snoozed_notice_rings_again(
    boss: Member, seller: Member, subscribed: PushService
) -> None:
    give("Ring them", seller, by=boss)
    push_due(minutes=1)
    (one,) = Caller(seller).get("/notices")[1]["items"]
    until = (NOW + timedelta(hours=1)).isoformat()
    Caller(seller).put(f"/notices/{one['id']}/snooze", {"until": until})

    assert push_due(minutes=59) == 0
    notices.wake(now=NOW + timedelta(minutes=61))
    assert push_due(minutes=61) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    boss: Member, seller: Member, subscribed: PushService, status: int
) -> None:
    subscribed.status = status
    give("Ring them", seller, by=boss)
    push_due(minutes=1)

    assert not Subscription.objects.exists()


def test_a_push_service_in_trouble_is_given_up_after_many_failures_and_not_before(
    boss: Member, seller: Member, subscribed: PushService
) -> None:
    subscribed.status = 503
    give("Ring them", seller, by=boss)
    push_due(minutes=1)
    assert Subscription.objects.get().failures == 1

    subscribed.status = 201
    give("And them", seller, by=boss)
    push_due(minutes=1)
    assert Subscription.objects.get().failures == 0

    subscribed.status = 503
    Subscription.objects.update(failures=rules.MOST_FAILURES - 1)
    give("Them too", seller, by=boss)
    push_due(minutes=1)
    assert not Subscription.objects.exists()


def test_a_browser_is_forgotten_when_its_member_says_so(
    boss: Member, seller: Member, subscribed: PushService
) -> None:
    path = f"/push-subscription?endpoint={quote(subscribed.subscription['endpoint'])}"

    Caller(boss).delete(path)
    assert Subscription.objects.count() == 1
    Caller(seller).delete(path)
    assert not Subscription.objects.exists()


def test_a_browser_belongs_to_whoever_subscribed_it_last(
    boss: Member, seller: Member, subscribed: PushService
) -> None:
    Caller(boss).put("/push-subscription", subscribed.subscription)

    assert Subscription.objects.get().member_id == boss.id


def test_only_so_many_browsers_of_a_member_are_kept(seller: Member) -> None:
    for n in range(rules.MOST_BROWSERS + 2):
        Caller(seller).put(
            "/push-subscription", FakeBrowser().subscription(f"https://push.example/{n}")
        )

    assert Subscription.objects.count() == rules.MOST_BROWSERS
    assert not Subscription.objects.filter(endpoint="https://push.example/0").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "http://push.example/1"},
        {"endpoint": "http://127.0.0.1:5432/"},
        {"endpoint": "file:///etc/passwd"},
        {"keys": {"p256dh": "AAAA", "auth": "BTBZMqHH6r4Tts7J_aSIgg"}},
        {"keys": {"p256dh": "nø", "auth": "x"}},
    ],
)
def test_a_browser_that_cannot_be_reached_is_refused(seller: Member, wrong: dict[str, Any]) -> None:
    good = FakeBrowser().subscription("https://push.example/1")

    status, problem = Caller(seller).put("/push-subscription", good | wrong)

    assert (status, problem["code"]) == (422, "bad_subscription")


def test_an_address_inside_the_house_is_never_called(
    boss: Member, seller: Member, subscribed: PushService, settings: Any
) -> None:
    settings.OUTBOUND_ALLOWED = frozenset()
    give("Ring them", seller, by=boss)
    push_due(minutes=1)

    assert subscribed.got == []
    assert Subscription.objects.get().failures == 1


def test_without_a_browser_nothing_waits_to_be_pushed(boss: Member, seller: Member) -> None:
    give("Ring them", seller, by=boss)

    assert pushes.claim(now=NOW + timedelta(hours=1)) == {}
    assert Way.PUSH in Caller(seller).get("/notice-preference")[1]["ways"]["given"]


def test_who_loses_sight_of_a_deal_finds_its_name_nowhere(
    boss: Member, seller: Member, subscribed: PushService, mailoutbox: list[Any]
) -> None:
    caller = Caller(seller)
    Member.objects.filter(id=seller.id).update(email="bob@example.com")
    every = {kind: ["app", "mail", "push"] for kind in ("mentioned", "given", "deal", "reminder")}
    caller.put("/notice-preference", {"ways": every})
    deal = make.deal(owner=seller, title="CANARY deal")
    further = make.stage(pipeline=deal.stage.pipeline, name_en="Proposal")
    Caller(boss).put(f"/deals/{deal.id}/stage", {"stage_id": str(further.id)}, **edit(1))
    mention = {"type": "mention", "attrs": {"id": str(seller.id), "label": "Bob"}}
    text = {"type": "text", "text": "CANARY words"}
    doc = {"type": "doc", "content": [{"type": "paragraph", "content": [mention, text]}]}
    status, _ = Caller(boss).post("/notes", {"doc": doc, "deal_id": str(deal.id)})
    assert status == 201
    due = (NOW + timedelta(hours=1)).isoformat()
    caller.post("/tasks", {"title": "Ring them", "due_at": due, "deal_id": str(deal.id)})
    assert str(caller.get("/notices")[1]).count("CANARY") == 3

    Deal.objects.filter(id=deal.id).update(owner=boss)
    reminders.fire(now=NOW + timedelta(minutes=50))
    push_due(minutes=50)
    mails.send_due(now=NOW + timedelta(minutes=55))

    told = caller.get("/notices")[1]
    assert [(one["kind"], one["title"]) for one in told["items"]] == [("reminder", "Ring them")]
    (mail,) = mailoutbox
    places = {
        "notices": told, "mail": (mail.subject, mail.body), "push": subscribed.shown,
        "stream": list(EventRecord.objects.filter(name="notice.given").values_list("payload")),
        "digest": caller.get("/digest")[1],
    }  # fmt: skip
    assert [place for place, shown in places.items() if "CANARY" in str(shown)] == []
    assert len(subscribed.shown) == 1
