"""When a page stands still: before that, no hand meets what an eye has seen."""

import time
from contextlib import suppress
from weakref import WeakKeyDictionary

from playwright.sync_api import Error, Page, Response
from playwright.sync_api import Request as Sent

PATIENCE = 40  # seconds
ON_THE_WAY = 3  # seconds after which what a page writes is no longer waited for
ENDLESS = "/api/v1/stream"
# A frame goes by, fonts are there, what moves for a while has come to rest, and that is drawn.
DRAWN = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations()
        .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity)
        .map(({ finished }) => finished));
    await frame();
}"""
ASKED = WeakKeyDictionary[Page, set[Sent]]()


def watch(page: Page) -> None:
    """Note from now on what the page asks for, and has not been answered."""
    asked = ASKED[page] = set[Sent]()

    def note(sent: Sent) -> None:
        if not page.is_closed():
            asked.add(sent)

    def forget(sent: Sent) -> None:
        asked.discard(sent)

    def begin(answer: Response) -> None:
        if ENDLESS in answer.url:  # from now on it hears what others do
            asked.discard(answer.request)

    page.on("request", note)
    page.on("response", begin)
    page.on("requestfinished", forget)
    page.on("requestfailed", forget)


def still(page: Page) -> None:
    """Wait until the page has read what it asked for, hears what others do, and has drawn it."""
    deadline = time.monotonic() + PATIENCE
    page.evaluate(DRAWN)
    while any(sent.method == "GET" for sent in ASKED.get(page, ())):
        assert time.monotonic() < deadline, f"{page.url} goes on reading"
        page.evaluate(DRAWN)


def answered(page: Page) -> None:
    """Wait until the page has been answered what it wrote: it shows that before it is so."""
    deadline = time.monotonic() + ON_THE_WAY  # somebody may hold its requests back on purpose
    with suppress(Error):  # the page has gone
        page.evaluate("0")  # what it had to tell before this answer has been told
        while any(sent.method != "GET" for sent in ASKED[page]) and time.monotonic() < deadline:
            page.evaluate(DRAWN)
