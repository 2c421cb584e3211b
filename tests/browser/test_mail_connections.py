"""How mailboxes are connected, as their members see it: signing in, sharing, dropping, listening."""

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import serious
from tests.browser.postbox import ADDRESS, USER, places
from tests.browser.seats import Seat
from tests.mail.clouds import Cloud, running
from tests.mail.dovecot import Dovecot
from tests.mail.gmail import GmailBox
from tests.mail.post import Post
from tests.mail.world import letter


@pytest.fixture
def cloud(cloud_port: int) -> Iterator[tuple[Cloud, GmailBox]]:
    box = GmailBox()
    with running(Cloud(address="ada@gmail.example", port=cloud_port, serve=box.serve)) as up:
        yield up, box


@pytest.fixture
def mailbox(ada: Seat, worker: None, servers: tuple[Dovecot, Post]) -> Iterator[Any]:
    dovecot, _ = servers
    dovecot.empty(USER)
    made = ada.api("POST", "/api/v1/mailboxes", places(servers) | {"address": ADDRESS})
    yield made
    ada.api("DELETE", f"/api/v1/mailboxes/{made['id']}")


def shown(page: Page, name: str) -> None:
    """Keep a picture for whoever wants to look (`SHOTS` names a folder)."""
    if folder := os.environ.get("SHOTS"):
        page.wait_for_timeout(400)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(300)
            page.screenshot(path=f"{folder}/{name}-{width}.png")
        page.set_viewport_size({"width": 1440, "height": 900})


def until(is_so: Callable[[], bool], *, seconds: float) -> None:
    ends_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends_at
        time.sleep(0.2)


def sign_in(ada: Seat) -> Page:
    page = ada.open("/settings/mailboxes")
    page.get_by_role("button", name="Connect a mailbox").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Connect with Google")).to_be_visible()
    assert serious(page) == []
    shown(page, "connect")
    dialog.get_by_role("button", name="Connect with Google").click()
    expect(page.get_by_role("main")).to_contain_text("ada@gmail.example", timeout=20_000)
    expect(page.get_by_role("main")).to_contain_text("Working", timeout=20_000)
    return page


def test_one_signs_in_at_google_and_again_when_the_permission_has_ended(
    ada: Seat, worker: None, cloud: tuple[Cloud, GmailBox]
) -> None:
    up, box = cloud
    box.put(letter("Desks by Gmail", number=701))
    page = sign_in(ada)
    main = page.get_by_role("main")
    assert "code=" not in page.url
    shown(page, "signed-in")
    [made] = [one for one in ada.api("GET", "/api/v1/mailboxes")["items"] if one["provider"]]
    path = f"/api/v1/threads?box=all&mailbox_id={made['id']}"

    def has_come() -> bool:
        return [one["subject"] for one in ada.api("GET", path)["items"]] == ["Desks by Gmail"]

    until(has_come, seconds=20)

    up.take_back()
    ada.api("POST", f"/api/v1/mailboxes/{made['id']}/fetch")
    again = main.get_by_role("button", name="Sign in again")
    expect(again).to_be_visible(timeout=20_000)
    assert serious(page) == []
    shown(page, "sign-in-again")
    again.click()
    expect(main).to_contain_text("Working", timeout=20_000)
    ada.api("DELETE", f"/api/v1/mailboxes/{made['id']}")
    until(lambda: not up.lasting, seconds=20)


def test_an_answer_that_belongs_to_nothing_says_so(ada: Seat) -> None:
    page = ada.open("/mailbox-connected?state=forged&code=x")
    expect(page.get_by_role("alert").first).to_contain_text("Begin once more.")
    assert serious(page) == []
    shown(page, "lost")
    page.get_by_role("link", name="Back to mailboxes").click()
    expect(page.get_by_role("heading", name="Mailboxes")).to_be_visible()


def test_a_letter_is_seen_in_seconds(
    ada: Seat, mailbox: Any, servers: tuple[Dovecot, Post]
) -> None:
    dovecot, _ = servers
    heard = [0]

    def is_listened_to() -> bool:
        heard[0] = heard[0] + 1 if "imap" in dovecot.run("who", "-1", USER) else 0
        return heard[0] > 10  # a run that fetches is shorter

    until(is_listened_to, seconds=60)
    dovecot.put("INBOX", letter("At once", number=702))
    until(
        lambda: any(
            one["subject"] == "At once"
            for one in ada.api("GET", "/api/v1/threads?box=all")["items"]
        ),
        seconds=15,
    )


def test_a_mailbox_is_shared_and_a_thread_is_given_to_somebody(
    ada: Seat, bob: Seat, mailbox: Any, servers: tuple[Dovecot, Post]
) -> None:
    dovecot, _ = servers
    dovecot.put("INBOX", letter("For the team", number=703))
    page = ada.open("/settings/mailboxes")
    page.get_by_role("button", name=f"More for {ADDRESS}").click()
    page.get_by_role("menuitem", name="Settings").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Chosen people and teams").click()
    dialog.get_by_label("Who works in it with you").click()
    page.get_by_role("option", name="Bob Hill").click()
    page.keyboard.press("Escape")
    assert serious(page) == []
    shown(page, "shared")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)

    ada.api("POST", f"/api/v1/mailboxes/{mailbox['id']}/fetch")
    theirs = bob.open("/mail")
    row = theirs.get_by_role("listitem").filter(has_text="For the team")
    row.get_by_role("button").click()
    theirs.get_by_placeholder("Who answers?").click()
    theirs.get_by_role("option", name="Bob Hill").click()
    expect(row).to_contain_text("BH")
    assert serious(theirs) == []
    shown(theirs, "assigned")


def test_letters_are_dropped_in_a_mailbox(ada: Seat, mailbox: Any) -> None:
    page = ada.open("/settings/mailboxes")
    page.get_by_role("button", name=f"More for {ADDRESS}").click()
    page.get_by_role("menuitem", name="Let members drop letters here").click()
    expect(page.get_by_role("button", name="Copy")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("ada+")
    assert serious(page) == []
    shown(page, "drop")

    zh = ada.open("/settings/mailboxes", language="zh-CN", width=390, dark=True)
    expect(zh.get_by_role("button", name="复制")).to_be_visible()
    assert zh.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(zh) == []
    if folder := os.environ.get("SHOTS"):
        zh.screenshot(path=f"{folder}/drop-zh-dark.png")
