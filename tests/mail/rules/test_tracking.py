"""What of a letter tells when it is seen, what is judged again, and what is news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from headwater.mail.rules.sightings import SightingKind, Verdict, Who
from headwater.mail.rules.tracking import (
    BadHost,
    Seen,
    SeenHow,
    host_of,
    judged_again,
    news_of,
    telling_html,
    without_pixels,
)

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
OPEN, CLICK = SightingKind.OPEN, SightingKind.CLICK
TOKEN = "AbCdEfGhIjKlMnOpQrStUvWx"  # opens nothing


def told(html: str) -> str:
    return telling_html(
        html, link_to=lambda n, _: f"https://h/c/{n}", pixel="https://h/o/p.gif",
        trap="https://h/c/t",
    )  # fmt: skip


def test_only_links_to_the_web_are_led_through_us_and_each_by_its_own() -> None:
    html = (
        '<p><a href="https://a.example/?x=1&amp;y=2">A</a> <a href="mailto:bo@a.example">B</a> '
        '<a href="https://h/u/token">out</a> <a href="http://b.example/">C</a></p>'
    )
    found = told(html)

    assert '<a href="https://h/c/1">A</a>' in found
    assert '<a href="mailto:bo@a.example">' in found
    assert '<a href="https://h/u/token">' in found
    assert '<a href="https://h/c/2">C</a>' in found
    assert found.endswith('style="border:0">')


def test_our_pictures_are_taken_out_and_others_stay() -> None:
    ours = f'<img width="1" src="https://any.example/o/{TOKEN}.gif" alt="">'
    theirs = '<img src="https://x.example/o/logo.gif">'

    assert without_pixels(f"<p>a</p>{ours}{theirs}") == f"<p>a</p>{theirs}"


def seen(kind: SightingKind = CLICK, seconds: float = 0, **fields: object) -> Seen:
    made = Seen(
        id=uuid4(), kind=kind, at=NOW + timedelta(seconds=seconds), link_id=uuid4(),
        machine="a", who=Who.HUMAN,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]  # of many types


def test_two_links_within_a_second_were_a_machine_from_the_first_on() -> None:
    opened, first, second = seen(OPEN, -2), seen(), seen(seconds=0.9)
    scanner = Verdict(Who.SCANNER, "links_at_once")

    assert judged_again([opened, first, second]) == dict.fromkeys(
        (opened.id, first.id, second.id), scanner
    )


@pytest.mark.parametrize(
    "other",
    [
        seen(seconds=1.2),
        seen(OPEN, 0.1, machine="b"),
        seen(who=Who.SELF),
        seen(link_id=UUID(int=1)),
    ],
)
def test_what_no_burst_is_stays_a_human(other: Seen) -> None:
    assert judged_again([seen(link_id=UUID(int=1)), other]) == {}


def test_who_springs_a_trap_did_the_rest_as_well_and_nobody_else_did() -> None:
    trap = seen(is_trap=True, who=Who.SCANNER)
    before, other = seen(OPEN, -30), seen(OPEN, -30, machine="b")
    late = seen(OPEN, 90)

    assert judged_again([trap, before, other, late]) == {
        before.id: Verdict(Who.SCANNER, "honeypot")
    }


@pytest.mark.parametrize(
    ("kind", "before", "news"),
    [
        (OPEN, [], SeenHow.OPENED),
        (OPEN, [(OPEN, 1)], None),
        (OPEN, [(OPEN, 71)], None),
        (OPEN, [(OPEN, 72)], SeenHow.REOPENED),
        (OPEN, [(OPEN, 100), (CLICK, 2)], None),
        (CLICK, [], SeenHow.CLICKED),
        (CLICK, [(OPEN, 1)], SeenHow.CLICKED),
        (CLICK, [(CLICK, 0.001)], None),
        (CLICK, [(CLICK, 1)], SeenHow.CLICKED),
    ],
)
def test_what_is_news(
    kind: SightingKind, before: list[tuple[SightingKind, float]], news: SeenHow | None
) -> None:
    earlier = [(each, NOW - timedelta(hours=hours)) for each, hours in before]

    assert news_of(kind, NOW, earlier) is news


def test_a_host_is_a_name_and_nothing_else() -> None:
    assert host_of(" https://Link.Example.com/ ") == "link.example.com"
    assert host_of("") == ""
    for bad in ("a b.example", "x.example/path", "x@y.example", "-x.example", "x.example:port"):
        with pytest.raises(BadHost):
            host_of(bad)
