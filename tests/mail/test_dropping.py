"""What members drop is filed as what it was; what others send there is put aside with a reason."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings

from headwater.accounts.rules import Role
from headwater.config.environment import Addresses
from tests import make
from tests.calling import Caller
from tests.mail.peers import Dovecot, Post
from tests.mail.world import MailWorld, letter, mail_world

BO = "Bo Seller <bo.seller@ours.example>"
CUSTOMER = "Li Wei <li@customer.example>"
FORWARDED = (
    "FYI\r\n\r\n---------- Forwarded message ---------\r\nFrom: Li Wei <li@customer.example>\r\n"
    "Date: Thu, Nov 26, 2026 at 2:30 PM\r\nSubject: Ten desks\r\nTo: Bo\r\n\r\nHow much are ten desks?"
)


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> Iterator[MailWorld]:
    """Ada, an administrator, has connected drop@ours.example for everybody."""
    before = settings.OUTBOUND_ALLOWED
    made = mail_world(dovecot, post, address="drop@ours.example")
    status, shown = made.caller.put(f"/mailboxes/{made.mailbox['id']}/drop", {"is_drop": True})
    assert (status, shown["is_drop"], shown["sight"]) == (200, True, "records")
    made.fetch()
    yield made
    settings.OUTBOUND_ALLOWED = before


@pytest.fixture
def bo(world: MailWorld) -> Caller:
    with world.inside():
        return Caller(
            make.member(name="Bo Seller", email="bo.seller@ours.example", role=Role.SELLER)
        )


def drop_of(caller: Caller) -> str:
    return str(caller.get("/mailboxes")[1]["drop_address"])


def reasons(world: MailWorld) -> list[str]:
    shown = world.get(f"/mailboxes/{world.mailbox['id']}/folders")
    return sorted(one["reason"] for one in shown["quarantined"])


def delivered(at: str, **fields: Any) -> bytes:
    return f"Delivered-To: {at}\r\n".encode() + letter(**fields)


def test_a_hidden_copy_is_a_letter_of_its_member_to_whom_it_went(
    world: MailWorld, bo: Caller, dovecot: Dovecot
) -> None:
    _, company = bo.post("/companies", {"name": "Customer", "domain": "customer.example"})
    dovecot.put("INBOX", delivered(drop_of(bo), sender=BO, to=CUSTOMER, text="Our offer."))
    world.fetch()

    [thread] = world.threads("all")
    assert [one["address"] for one in thread["others"]] == ["li@customer.example"]
    assert thread["company_id"] == company["id"]
    lines = bo.get(f"/companies/{company['id']}/timeline")[1]["items"]
    [told] = [line for line in lines if line["kind"] == "note"]
    assert (told["data"]["is_incoming"], told["data"]["is_private"]) == (False, False)
    assert "Our offer." in told["data"]["text"]
    assert "Bo Seller" in str(told)


def test_a_letter_passed_on_is_the_letter_of_whoever_wrote_it(
    world: MailWorld, bo: Caller, dovecot: Dovecot
) -> None:
    drop = drop_of(bo)
    dovecot.put("INBOX", letter("Fwd: Ten desks", sender=BO, to=drop, text=FORWARDED))
    world.fetch()

    [shown] = world.thread("Ten desks")["letters"]
    assert (shown["direction"], shown["sender"]) == (
        "in",
        {"name": "Li Wei", "address": "li@customer.example"},
    )
    assert shown["said"].strip() == "How much are ten desks?"
    assert shown["sent_at"].startswith("2026-11-26T14:30:00")


def test_what_is_not_believed_is_put_aside_with_a_reason(
    world: MailWorld, bo: Caller, dovecot: Dovecot
) -> None:
    drop, ada = drop_of(bo), drop_of(world.caller)
    results = "Authentication-Results: mx.ours.example; spf=fail\r\n"
    dovecot.put("INBOX", delivered(drop, number=1, sender="Eve <eve@elsewhere.example>"))
    dovecot.put("INBOX", delivered("drop@ours.example", number=2, sender=BO, to=CUSTOMER))
    dovecot.put("INBOX", delivered(ada, number=3, sender=BO, to=CUSTOMER))
    dovecot.put("INBOX", delivered(drop, number=4, sender=BO, to=CUSTOMER, headers=results))
    dovecot.put("INBOX", letter(number=5, sender=BO, to=drop, text="Nothing passed on."))
    world.fetch()

    assert reasons(world) == [
        "drop_forged", "drop_stranger", "drop_without_key", "drop_without_key",
        "drop_without_original",
    ]  # fmt: skip
    assert world.threads("all") == []


def test_only_administrators_choose_it_and_only_one(world: MailWorld, bo: Caller) -> None:
    again = world.caller.put(f"/mailboxes/{world.mailbox['id']}/drop", {"is_drop": False})
    assert (again[0], drop_of(bo)) == (200, "None")
    assert bo.put(f"/mailboxes/{world.mailbox['id']}/drop", {"is_drop": True})[0] == 403
