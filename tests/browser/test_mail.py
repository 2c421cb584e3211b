"""Mail as a seller sees it: a mailbox is connected, letters come in, are read and answered."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import LOOKS, serious
from tests.browser.postbox import USER
from tests.browser.seats import Seat
from tests.mail.dovecot import USERS, Dovecot
from tests.mail.post import Post
from tests.mail.world import letter


def test_a_mailbox_is_connected_and_says_what_is_wrong(
    ada: Seat, worker: None, servers: tuple[Dovecot, Post]
) -> None:
    dovecot, post = servers
    page = ada.open("/settings/mailboxes")
    page.get_by_role("button", name="Connect a mailbox").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Mail address").fill("ada@nowhere.invalid")
    dialog.get_by_label("Password", exact=True).fill("wrong")
    dialog.get_by_label("Name to sign in with").fill(USER)
    for group, port in (("Receiving (IMAP)", dovecot.plain), ("Sending (SMTP)", post.plain)):
        part = dialog.get_by_role("group", name=group)
        part.get_by_label("Server").fill("127.0.0.1")
        part.get_by_label("Port").fill(str(port))
        part.get_by_label("Line").click()
        page.get_by_role("option", name="Not encrypted").click()
    dialog.get_by_role("button", name="Try it").click()
    expect(dialog).to_contain_text("The mail server refuses this name and password.")
    assert serious(page) == []

    dialog.get_by_label("Password", exact=True).fill(USERS[USER])
    dialog.get_by_role("button", name="Try it").click()
    dialog.get_by_role("button", name="Connect a mailbox").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("Working")

    more = page.get_by_role("button", name="More for ada@nowhere.invalid")
    more.click()
    page.get_by_role("menuitem", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(more).to_have_count(0)


def test_a_letter_comes_in_is_read_and_answered(
    ada: Seat, mailbox: Any, servers: tuple[Dovecot, Post]
) -> None:
    dovecot, post = servers
    page = ada.open("/mail")
    dovecot.put("INBOX", letter("Ten desks", number=501, text="We need ten desks."))
    ada.api("POST", f"/api/v1/mailboxes/{mailbox['id']}/fetch")
    page.get_by_role("listitem").filter(has_text="Ten desks").get_by_role("button").click()
    thread = page.get_by_role("region", name="Thread in hand")
    expect(thread).to_contain_text("We need ten desks.")
    assert serious(page) == []

    page.keyboard.press("r")
    text = page.get_by_role("textbox", name="Text of the letter")
    expect(text).to_be_focused()
    text.press_sequentially("You will have them on Monday.")
    text.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("It leaves in 10 seconds.")
    expect(thread).to_contain_text("You will have them on Monday.")
    [went] = post.letters
    assert went.recipients == ("bo@customer.example",)
    assert b"In-Reply-To: <501@customer.example>" in went.raw


EVIL = """<html><head><style>body{display:none}</style><meta http-equiv="refresh" content="0;url=//x.example">
</head><body><p>Our offer</p><table bgcolor="#eee"><tr><td onclick="alert(1)">Ten desks</td></tr></table>
<img src="https://x.example/pixel.gif"><img src=x onerror="parent.document.title='taken'">
<script>parent.document.title='taken'</script><form action="https://x.example"><button>Go</button></form>
<a href="javascript:alert(1)">Click</a><a href="https://x.example/offer">Offer</a></body></html>"""


def test_nothing_in_a_letter_runs_or_is_fetched_unasked(
    ada: Seat, mailbox: Any, servers: tuple[Dovecot, Post]
) -> None:
    dovecot, _ = servers
    raw = letter("A trap", number=502, text=EVIL).replace(b"text/plain", b"text/html")
    dovecot.put("INBOX", raw)
    page = ada.open("/mail")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ada.api("POST", f"/api/v1/mailboxes/{mailbox['id']}/fetch")
    page.get_by_role("listitem").filter(has_text="A trap").get_by_role("button").click()

    frame = page.frame_locator("iframe[title='Letter: A trap']")
    expect(frame.get_by_text("Ten desks")).to_be_visible()
    link = frame.get_by_role("link", name="Offer")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(frame.get_by_role("link", name="Click")).to_have_count(0)
    expect(frame.get_by_role("button")).to_have_count(0)
    assert "taken" not in page.title()
    assert [url for url in asked if "x.example" in url] == []

    with page.expect_request("https://x.example/pixel.gif"):
        page.get_by_role("button", name="Show", exact=True).click()


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
def test_mail_fits_every_look(
    ada: Seat, mailbox: Any, servers: tuple[Dovecot, Post], language: str, width: int, dark: bool
) -> None:
    dovecot, _ = servers
    for number, subject in enumerate(("Quote for ten desks", "关于十张办公桌的报价"), 510):
        dovecot.put("INBOX", letter(subject, number=number, text="We need ten desks by May."))
    window: Any = {"language": language, "width": width, "height": 900, "dark": dark}
    page = ada.open("/mail", **window)
    ada.api("POST", f"/api/v1/mailboxes/{mailbox['id']}/fetch")
    rows = page.get_by_role("listitem").filter(has_text="Bo Li")
    expect(rows).to_have_count(2)
    assert serious(page) == []
    rows.first.get_by_role("button").click()
    expect(page.get_by_text("We need ten desks by May.").last).to_be_visible()
    assert serious(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
