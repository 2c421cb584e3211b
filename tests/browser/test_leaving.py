"""What leaves and what comes back: a letter that tells when it is seen, and one nobody wants again."""

import time
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, serious
from tests.browser.postbox import ADDRESS, USER, places
from tests.browser.seats import Seat
from tests.mail.dovecot import Dovecot
from tests.mail.leaving import parsed, part, path_in
from tests.mail.post import Post
from tests.mail.rules.test_sightings import CHROME, PAGE

FIVE = 5_000  # milliseconds
BO = "bo@customer.example"


@pytest.fixture
def mailbox(ada: Seat, worker: None, servers: tuple[Dovecot, Post]) -> Iterator[Any]:
    dovecot, post = servers
    dovecot.empty(USER)
    post.begin()
    made = ada.api("POST", "/api/v1/mailboxes", places(servers) | {"address": ADDRESS})
    yield made
    ada.api("PUT", "/api/v1/tracking", {"default": "off"})
    ada.api("DELETE", f"/api/v1/mailboxes/{made['id']}")


def come(site: str, path: str, **headers: str) -> int:
    """Come from another machine than the one at which Ada sits."""
    line = HTTPConnection(urlsplit(site).netloc, source_address=("127.0.0.2", 0))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    line.request("GET", path, headers={"User-Agent": CHROME, "Accept": PAGE} | named)
    status = line.getresponse().status
    line.close()
    return status


def written(ada: Seat, mailbox: Any, subject: str, **fields: Any) -> Any:
    link = {"type": "link", "attrs": {"href": "https://shop.example/desks"}}
    words = {"type": "text", "text": "Here is the quote.", "marks": [link]}
    doc = {"type": "doc", "content": [{"type": "paragraph", "content": [words]}]}
    body = {
        "mailbox_id": mailbox["id"], "to": [{"name": "Bo Li", "address": BO}],
        "subject": subject, "doc": doc,
    }  # fmt: skip
    return ada.api("POST", "/api/v1/outgoing", body | fields)


def leave(ada: Seat, post: Post, draft: Any) -> Any:
    """Send it, and wait until the server of mail has it; give it as it went."""
    before = len(post.letters)
    path = f"/api/v1/outgoing/{draft['id']}/send"
    ada.api("POST", path, {"even_so": True}, If_Match=f'"{draft["version"]}"')
    until(lambda: len(post.letters) > before)
    until(lambda: ada.api("GET", f"/api/v1/outgoing/{draft['id']}")["state"] == "sent")
    return parsed(post.letters[-1].raw)


def until(holds: Any, seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.25)


def test_a_human_is_told_apart_from_a_scanner_and_heard_of_at_once(
    ada: Seat, site: str, mailbox: Any, servers: tuple[Dovecot, Post]
) -> None:
    _, post = servers
    page = tracked_by_default(ada)
    draft = written(ada, mailbox, "Quote 7001")
    html = part(leave(ada, post, draft), "html")
    thread = ada.api("GET", f"/api/v1/outgoing/{draft['id']}")["thread_id"]
    page.goto(f"/mail?box=sent&thread={thread}")
    seen = page.get_by_role("region", name="Thread in hand").get_by_role("button")
    expect(seen.filter(has_text="Not seen yet")).to_be_visible()

    picture, link = path_in(html, "o"), path_in(html, "c")
    assert come(site, picture, User_Agent="BarracudaCentral") == 200
    expect(seen.filter(has_text="Not seen yet · 1 by machines")).to_be_visible(timeout=FIVE)
    until(lambda: come(site, picture) == 200 and is_told(ada, "Quote 7001"), 10)
    expect(seen.filter(has_text="Opened")).to_be_visible(timeout=FIVE)
    assert come(site, link) == 302
    seen.filter(has_text="Opened").click()
    events = page.get_by_role("dialog").filter(has_text="A human opened")
    events.get_by_role("button", name="by machines").click()
    expect(events).to_contain_text("Barracuda")
    assert serious(page) == []


def tracked_by_default(ada: Seat) -> Page:
    page = ada.open("/settings/tracking")
    page.get_by_role("radio", name="Tracked", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Saved.")
    return page


def is_told(ada: Seat, subject: str) -> bool:
    notices = ada.api("GET", "/api/v1/notices")["items"]
    return any(one["kind"] == "seen" and one["title"] == subject for one in notices)


def test_who_unsubscribes_is_on_the_list_and_whoever_writes_is_warned(
    ada: Seat, site_settings: dict[str, str], mailbox: Any, servers: tuple[Dovecot, Post]
) -> None:
    _, post = servers
    to = [{"name": "", "address": "cy7002@customer.example"}]
    draft = automatic(ada, mailbox, site_settings["DATABASE_OWNER_URL"], to)
    went = leave(ada, post, draft)
    page = ada.open("/settings/do-not-write")
    at_home = stranger(page)
    at_home.goto(went["List-Unsubscribe"].strip("<>"))
    assert serious(at_home) == []
    expect(at_home.get_by_role("main")).to_contain_text("cy***@customer.example")
    at_home.get_by_role("button", name="Unsubscribe").click()
    expect(at_home.get_by_role("heading")).to_have_text("You are unsubscribed.")
    at_home.context.close()

    page.reload()  # an empty list has nothing to search in
    page.get_by_role("textbox", name="Search by address").fill("cy7002")
    row = page.get_by_role("listitem").filter(has_text="cy7002@customer.example")
    expect(row).to_contain_text("Unsubscribed")
    again = written(ada, mailbox, "Again 7002", to=to)
    page.goto(f"/mail?box=outgoing&compose={again['id']}")
    warning = page.get_by_role("alert").filter(has_text="cy7002@customer.example (Unsubscribed)")
    expect(warning).to_be_visible()
    page.get_by_role("button", name="Send").first.click()
    expect(page.get_by_role("form", name="Letter")).to_contain_text("unsubscribed")
    warning.get_by_role("checkbox", name="Send it even so").check()
    page.get_by_role("button", name="Send").first.click()
    expect(page.get_by_text("It leaves in 10 seconds.")).to_be_visible()


def automatic(ada: Seat, mailbox: Any, database: str, to: Any) -> Any:
    """Write a letter as a sequence does."""
    draft = written(ada, mailbox, "News 7002", to=to)
    with psycopg.connect(database) as owner:
        owner.execute("UPDATE mail_outgoing SET is_automatic = true WHERE id = %s", [draft["id"]])
    return ada.api("GET", f"/api/v1/outgoing/{draft['id']}")


def stranger(page: Page) -> Page:
    browser = page.context.browser
    assert browser is not None
    return browser.new_context(locale="en").new_page()


def test_what_a_person_agreed_to_is_written_down_and_kept(ada: Seat) -> None:
    body = {"name": "Dee 7003", "channels": [{"kind": "email", "value": "dee7003@x.example"}]}
    person = ada.api("POST", "/api/v1/people", body)
    page = ada.open(f"/people/{person['id']}")
    card = page.get_by_role("region", name="Consent to mail")
    expect(card).to_contain_text("Not known")
    card.get_by_role("button", name="Record", exact=True).click()
    card.get_by_label("Where it came from").fill("Fair in May")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_role("list", name="How it came")).to_contain_text("Fair in May")
    card.get_by_role("button", name="Record a withdrawal").click()
    card.get_by_role("button", name="Save").click()

    expect(card.get_by_role("list", name="How it came").get_by_role("listitem")).to_have_count(2)
    expect(card).to_contain_text("Sequences do not write to them.")
    assert serious(page) == []


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
@pytest.mark.parametrize("section", ["do-not-write", "tracking"])
def test_settings_fit_every_look(
    ada: Seat, section: str, language: str, width: int, dark: bool
) -> None:
    ada.api("POST", "/api/v1/suppressions", {"addresses": "spam7004.example", "note": "Asked."})
    page = ada.open(f"/settings/{section}", language=language, width=width, height=900, dark=dark)
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    assert serious(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
