"""Who came to a letter is judged by the name of the address too: later, in the job, if there is a DNS."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from headwater.config.environment import Addresses
from headwater.mail.models import Sighting
from tests.mail.leaving import stranger
from tests.mail.names import naming
from tests.mail.peers import Dovecot, Post
from tests.mail.test_tracking import BROWSER, links, seen, sent, verdicts, work
from tests.mail.world import MailWorld, mail_world

RENTED, GOOGLE, HOME = "203.0.113.7", "203.0.113.8", "203.0.113.9"
NAMES = {
    RENTED: "ec2-203-0-113-7.eu-west-1.compute.amazonaws.com",
    GOOGLE: "google-proxy-203-0-113-8.google.com",
    HOME: "p203-0-113-9.dip.provider.example",
}


@pytest.fixture
def world(own_database: Addresses, dovecot: Dovecot, post: Post) -> Iterator[MailWorld]:
    before = settings.OUTBOUND_ALLOWED
    made = mail_world(dovecot, post)
    made.fetch()
    yield made
    settings.OUTBOUND_ALLOWED = before


def come_from(ip: str, path: str) -> None:
    answer = stranger(**BROWSER).get(path, REMOTE_ADDR=ip)
    assert answer.status_code in {200, 302}


def addresses_kept(world: MailWorld) -> int:
    with world.inside():
        return Sighting.objects.exclude(asked_from=None).count()


def test_machines_are_known_by_the_name_of_their_address_and_the_address_is_let_go(
    world: MailWorld,
) -> None:
    one = sent(world)
    opening, clicking = links(world, "open")[0], links(world)[0]
    with naming(NAMES) as asked:
        for ip in (RENTED, GOOGLE, HOME):
            come_from(ip, opening)
        come_from(RENTED, clicking)
        assert asked == []  # nobody at the door waits for it
        assert addresses_kept(world) == 4
        work(world, one)
        work(world, one)

    assert sorted(verdicts(world)) == [
        ("click", "scanner", "datacenter"),
        ("open", "human", "nothing_against"),
        ("open", "proxy", "datacenter"),
        ("open", "proxy", "gmail_proxy"),
    ]
    assert len(asked) == 3
    assert addresses_kept(world) == 0
    assert seen(world)["opens"]["human"] == 1


def test_an_address_is_asked_for_once_while_its_answer_holds(world: MailWorld) -> None:
    one = sent(world)
    with naming(NAMES) as asked:
        for ip in (HOME, HOME, "203.0.113.99", "203.0.113.99"):
            come_from(ip, links(world, "open")[0])
            work(world, one)

    assert len(asked) == 2


def test_without_an_answer_it_stays_as_it_was_judged(world: MailWorld) -> None:
    one = sent(world)
    come_from(RENTED, links(world, "open")[0])
    with naming({}, is_deaf=True) as asked:
        work(world, one)

    assert asked != []
    assert verdicts(world) == [("open", "human", "nothing_against")]
    assert addresses_kept(world) == 0


def test_what_comes_from_a_published_network_of_machines_needs_no_name(world: MailWorld) -> None:
    one = sent(world)
    come_from("104.47.11.12", links(world)[0])
    with naming({}) as asked:
        work(world, one)

    assert verdicts(world) == [("click", "scanner", "outlook_safelinks")]
    assert asked == []
    assert addresses_kept(world) == 0
